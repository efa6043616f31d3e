"""Common nouns that denote people, groups of people and organisations.

The one table by which a noun phrase can be an actor: "a civilian contractor", "the company", "researchers".
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from reader.analysis.words.titles import Gender
from reader.pipeline.tables import word_set

Sort = Literal["person", "group", "organization", "place"]
"""What a noun's singular denotes; the plural of a person is a group."""

_MALE = word_set(
    """
    man boy father son brother husband uncle nephew grandfather grandson dad king prince actor businessman spokesman
    chairman congressman policeman fisherman gentleman guy lad widower bridegroom groom boyfriend salesman fireman
    cameraman statesman sportsman batsman craftsman gunman nobleman monk priest pope imam lord duke emperor
    grandpa stepfather stepson half-brother patriarch waiter hero godfather footballer-man frontman tradesman
    """
)
_FEMALE = word_set(
    """
    woman girl mother daughter sister wife aunt aunty auntie niece grandmother granddaughter mom mum queen princess
    actress businesswoman spokeswoman chairwoman congresswoman policewoman lady widow bride girlfriend saleswoman
    stateswoman sportswoman nun duchess empress stepmother stepdaughter half-sister matriarch waitress heroine
    midwife housewife mistress ballerina grandma schoolgirl goddess
    """
)
_ELDERS = word_set(
    """father mother dad mom mum parent stepfather stepmother grandfather grandmother grandpa grandma grandparent
    uncle aunt auntie great-grandmother great-grandfather"""
)
_YOUNG = word_set("boy girl baby infant newborn toddler schoolboy schoolgirl schoolchild preschooler kid child")
_PERSON = (
    _MALE
    | _FEMALE
    | word_set(
        """
        abolitionist academic accomplice accountant activist addict adherent administrator admiral adolescent adult
        adviser advisor advocate agent aide airman ally ambassador amateur analyst anchor animator announcer
        anthropologist applicant appointee archaeologist archbishop architect archivist artisan artist aspirant
        assailant assassin assistant associate astronaut astronomer athlete attacker attendee attorney author baby
        backer baker banker bandit barber barrister beneficiary biker biologist bishop blogger bodyguard borrower
        boss botanist boxer breadwinner broadcaster broker builder bureaucrat burglar bystander cadet camper
        campaigner candidate captain cardinal caregiver carer caretaker carpenter cashier casualty celebrity ceo
        champion chancellor chef chemist chief chieftain child choreographer citizen civilian claimant cleaner
        clergyman cleric clerk client climber coach collaborator colleague collector colonel columnist comedian
        commander commentator commissioner communist commuter companion competitor complainant composer conductor
        congregant conservationist conservative constable constituent consultant consumer contender contestant
        contractor contributor convict cook coordinator coroner correspondent councillor councilor counsel
        counsellor counselor counterpart courier cousin coworker creator creditor cricketer criminal critic
        cultivator curator customer cyclist dancer dealer dean defector defendant defender delegate democrat
        demonstrator dentist deputy descendant designer detainee detective developer diplomat director dispatcher
        dissident diver doctor donor driver drummer dweller economist editor educator elder elector employee
        employer engineer entertainer entrepreneur envoy epidemiologist evacuee examiner executive expatriate expert
        exporter extremist eyewitness fan farmer fighter filmmaker financier firefighter firebrand follower
        footballer foreigner founder co-founder freshman friend fugitive gangster gardener general geologist
        goalkeeper golfer governor graduate grower guard guardian guerrilla guerilla guest guide hacker hairdresser
        head headmaster heir helper herder herdsman hijacker hiker historian homeowner hostage host hunter immigrant
        importer inhabitant influencer informant inmate insider inspector instructor insurgent intern interpreter
        intruder inventor investigator investor islamist islander jailer jihadist jockey joiner journalist judge
        junior juror justice kid kidnapper kingpin laborer labourer landlord landowner laureate lawmaker lawyer
        leader learner lecturer legend legislator lender liberal librarian lieutenant listener lobbyist local
        loyalist magistrate magnate maid manager manufacturer marcher marine mason mathematician mayor mechanic
        mediator medic member mentor mercenary merchant messenger meteorologist migrant militant militiaman
        millionaire billionaire miner minister minor missionary moderator monarch monitor motorist mourner murderer
        musician nationalist native neighbor neighbour newcomer newborn nominee novelist nurse nutritionist observer
        occupant offender officeholder officer official onlooker operative operator opponent orphan ombudsman
        organiser organizer outsider owner pacifist paediatrician painter paramedic pardoner parent parliamentarian
        participant partisan partner passenger passer-by pastor patient patron peacekeeper pedestrian pediatrician
        peer pensioner performer perpetrator person pharmacist philanthropist philosopher photographer physician
        physicist pilgrim pilot pioneer pirate player plaintiff planner plumber poet politician pollster populist
        porter practitioner preacher predecessor premier president presenter principal prisoner pro producer
        professional professor programmer promoter proponent prosecutor protester protestor protagonist provider
        psychiatrist psychologist publisher pupil racer radical rapper rapist rapporteur reader realtor rebel
        receptionist recipient recruit reformer reformist refugee regulator relative reporter representative
        republican rescuer researcher resident responder retailer retiree reveller reviewer revolutionary rider
        rioter rival robber royal runner sailor saint scholar schoolchild scientist scout screenwriter sculptor
        secretary seller senator senior separatist sergeant servant settler shareholder sheikh shepherd sheriff
        shooter shopkeeper shopper sibling signatory singer skier smuggler sniper socialist sociologist soldier
        solicitor songwriter specialist spectator speaker spokesperson sponsor spouse spy staffer stakeholder star
        statistician steward stockbroker stranger strategist striker student successor suitor superintendent
        superintendant supervisor supplier supporter surgeon survivor suspect swimmer sympathiser sympathizer
        teacher teammate technician technologist teenager teen tenant terrorist thief thinker tourist toddler trader
        trafficker trainee trainer traitor translator traveler traveller treasurer troublemaker trustee tutor twin
        tycoon undersecretary undergraduate user vendor veteran vet victim viewer villager violinist visitor
        volunteer voter wanderer warden warlord warrior watchdog-head whistleblower winner witness worker workman
        wrestler writer youngster youth zoologist servicemember serviceman servicewoman policymaker decision-maker
        frontrunner front-runner newsmaker watchman parishioner believer worshipper worshiper muslim christian
        negotiator arbiter mastermind culprit wrongdoer trooper bomber gunner paratrooper infantryman conscript
        reservist deserter planter logger poacher ranger trekker mountaineer goer moviegoer churchgoer concertgoer
        juvenile ex-president ex-wife ex-husband vice-president vice-chancellor co-author co-chair chair chairperson
        superstar goalscorer midfielder forward winger skipper batter bowler pitcher quarterback linebacker referee
        umpire defenceman sprinter jumper gymnast skater
        """
    )
)
_GROUP = word_set(
    """
    team group family crowd public militia crew community population coalition electorate staff personnel delegation
    troop force people folk youth movement faction gang mob audience workforce clan tribe ethnic minority majority
    opposition leadership diaspora elite generation nobility household squad panel jury duo trio pair couple band
    troupe cohort contingent battalion brigade regiment insurgency resistance rebel bloc camp lobby network cell
    citizenry peasantry clergy laity side populace constituency fraternity sorority sect congregation class
    """
)
_ORGANIZATION = word_set(
    """
    government company ministry agency organization organisation observatory university bank court parliament party
    police army military navy council committee commission union club firm institute institution school hospital
    newspaper charity association federation corporation enterprise business administration authority board bureau
    cabinet chamber church college conglomerate congress consortium cooperative department directorate embassy
    consulate establishment exchange foundation franchise fund guild hotel industry inspectorate insurer
    intelligence judiciary junta lab laboratory league legislature magazine maker manufacturer media mission
    monarchy mosque museum ngo nonprofit office operator outlet producer publisher regime regulator retailer
    secretariat senate service society startup start-up station studio subsidiary supermarket syndicate system team
    theatre theater thinktank think-tank tribunal trust utility watchdog broadcaster airline carrier automaker
    carmaker brewer chain developer factory daily weekly journal outfit alliance body assembly presidency
    premiership taskforce campaign academy municipality programme project temple clinic lender miner shipbuilder
    chipmaker drugmaker archive festival library
    """
)
_PLACE = word_set(
    """
    country nation state kingdom republic island-nation superpower power neighbor neighbour sultanate
    """
)
_KNOWN = _PERSON | _GROUP | _ORGANIZATION | _PLACE
_MASS = word_set("personnel police people staff public media youth")
_FAMILIES = (
    word_set("force troop soldier personnel serviceman servicewoman servicemember"),
    word_set("protester protestor demonstrator"),
    word_set("researcher scientist"),
    word_set("lawmaker legislator parliamentarian mp"),
    word_set("adviser advisor"),
    word_set("officer policeman policewoman"),
    word_set("people person"),
    word_set("militant insurgent"),
    word_set("supporter backer"),
    word_set("worker employee staff"),
)
_FAMILY = {noun: min(family) for family in _FAMILIES for noun in family}


_IRREGULAR = {"men": "man", "women": "woman", "children": "child", "people": "people", "wives": "wife"}


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """A noun's dictionary form, made from the word itself: a table of nouns must not miss for a lemmatizer's slip."""
    key = word.lower()
    head, hyphen, last = key.rpartition("-")
    if last in _IRREGULAR:
        return head + hyphen + _IRREGULAR[last]
    if last.endswith("men"):
        return key[:-2] + "an"
    if last in _KNOWN or not last.endswith("s") or last.endswith(("ss", "us", "is")):
        return key
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if last.endswith(ending) and last[: -len(ending)] + instead in _KNOWN:
            return key[: -len(ending)] + instead
    return key[:-3] + "y" if last.endswith("ies") else key[:-1]


@lru_cache(maxsize=4096)
def sort(word: str) -> Sort | None:
    """What the singular of a noun denotes, None where no actor; "ex-" and "co-" are seen through."""
    key = singular(word)
    for part in (key, key.rpartition("-")[2]):
        if part in _PERSON:
            return "person"
        if part in _GROUP:
            return "group"
        if part in _ORGANIZATION:
            return "organization"
        if part in _PLACE:
            return "place"
    if key.endswith(("person", "woman", "man")) and len(key) > 6 and not key.endswith(("human", "german")):
        return "person"
    return None


def is_mass(word: str) -> bool:
    """Whether the noun means several people without a plural ending ("police", "staff")."""
    return word.lower() in _MASS


def is_elder(word: str) -> bool:
    """Whether a noun says whose elder somebody is ("father", "grandmother")."""
    return singular(word) in _ELDERS


def is_young(word: str) -> bool:
    """Whether a noun says that somebody is a child ("boy", "toddler")."""
    return singular(word) in _YOUNG


def gender(word: str) -> Gender | None:
    """The gender that a noun says ("spokeswoman", "father")."""
    key = singular(word).rpartition("-")[2]
    if key in _FEMALE or key.endswith("woman"):
        return "female"
    if key in _MALE or (key.endswith("man") and sort(key) == "person"):
        return "male"
    return None


def family(word: str) -> str:
    """One key for nouns that news uses for the same people by turns ("troops", "soldiers")."""
    key = singular(word)
    return _FAMILY.get(key, key)
