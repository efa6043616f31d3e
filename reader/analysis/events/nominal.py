"""Who takes part in what a noun tells: its possessors, compounds, prepositions, and the verb that carries it."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.events import above, agents, control, gaps, senses
from reader.analysis.events.roles import Roles
from reader.analysis.events.sides import TOWARDS, Heads, is_thing, partners
from reader.analysis.times.expressions import is_time
from reader.analysis.words import nouns, places
from reader.analysis.words.lemmas import lemma_of
from reader.analysis.words.lexicon import LIGHT
from reader.pipeline import syntax, tags
from reader.pipeline.labels import PLACES, REGIONS
from reader.pipeline.tables import word_set

_UNDERGOING = word_set(
    """death killing murder assassination arrest detention appointment election nomination dismissal release injury
    execution birth recovery withdrawal deployment evacuation removal destruction burial funeral trial conviction
    sentencing imprisonment deportation extradition kidnapping abduction rescue hanging displacement ouster
    resettlement closure acquisition sale purchase creation launch construction celebration inauguration discovery
    investigation prosecution collapse loss treatment shooting stabbing poisoning hospitalization indictment
    acquittal beating capture drowning illness wounding overthrow suspension expulsion sacking promotion demotion
    selection recruitment reelection re-election reinstatement replacement confirmation hiring firing swearing-in
    coronation ordination recognition sentence punishment"""
)
"""Nouns whose possessor or "of" names the one whom the event befalls: "his *arrest*", "the *death* of a nurse"."""

_INQUIRIES = word_set("investigation prosecution inquiry probe")
"""Nouns that are named by who acts, and say with "of" or "into" whom it befalls: "the *UN investigation* of a raid"."""

_BODIES = word_set("conflict contact justice policy statement agreement")
"""The types of what a body before a noun does, not only has to do with: "a *court* ruling", not "*school* holidays"."""

_AGENT_OF = word_set(
    """return arrival departure resignation retirement visit advance retreat protest demonstration refusal decision
    speech statement testimony performance victory win defeat failure success flight escape march rally reaction
    response entry rise fall growth decline increase decrease crash explosion meeting session summit talk fight
    struggle appearance comeback migration exodus surrender emergence spread promise threat warning absence presence
    adherence action act activity behaviour behavior conduct effort attempt initiative intervention participation
    involvement complicity negligence mistake silence hesitation inaction reluctance willingness readiness"""
)
"""Nouns whose "of" names the one who acts: "the *return* of both countries"."""

_CHANGES = word_set(
    """rise fall growth decline increase decrease surge gain drop jump slump plunge uptick upturn downturn spike
    recovery dip hike expansion contraction shortage"""
)
"""Nouns of what becomes more or less, which is named by "in" or by the noun before: "a *rise* in rents"."""

_MANY = word_set(
    "series wave string spate number range round rash flurry barrage campaign spree set host lot type kind"
)
"""Nouns that count what "of" brings in; the event's participants hang on them: "a *series* of attacks by rebels"."""


def heads(noun: Token, kind: str, roles: Roles) -> Heads:
    """The participants of the event that a noun tells, `kind` being its type."""
    found = Heads()
    lemma = lemma_of(noun)
    undergoing = lemma in _UNDERGOING or kind == "life"
    done = undergoing and not any(p.lower_ == "of" for p, _ in syntax.obliques(noun))  # "her *arrest* of the men"
    (found.whom if done else found.who).extend(_possessors(noun))
    found.who += syntax.agents(noun)
    for compound in (*syntax.children(noun, "compound"), *syntax.children(noun, "adjective")):
        if not found.who and (_is_actor(compound) or (lemma in _CHANGES and _is_changing(compound))):
            acting = compound.ent_type_ != "PERSON" if lemma in _INQUIRIES else not undergoing
            (found.who if acting else found.whom).append(compound)
        elif not found.who and kind in _BODIES and not undergoing and _is_body(compound):
            found.who.append(compound)
    if source := asking(noun):
        found.who += [c for c in syntax.conjuncts(source) if c not in found.who]
    for counted in (noun, *_counting(noun)):
        _complements(counted, lemma, kind, undergoing, found)
    found.who += [t for t in doing(noun) if t not in found.who]
    _carried(noun, kind, found)
    if doers := bearers(noun):
        found.who[:] = doers
    if befallen := above.undergoers(noun, kind):
        found.whom[:] = befallen
        found.who[:] = [t for t in found.who if t not in befallen]
    if not found.who and not undergoing:
        found.who += above.doers(noun, kind)
    if not found.who and not undergoing and syntax.children(noun, "noun clause") and kind != "other":
        found.who += [t for t in control.doers(noun) if is_thing(t)]
    if not found.who and not found.whom:
        own = [t for t in noun.subtree if not syntax.is_a(t, "compound")]
        found.who += [c for t in roles.of(noun, "ARG0") if is_thing(t) and t in own for c in syntax.conjuncts(t)]
        found.whom += [t for t in roles.of(noun, "ARG1") if is_thing(t) and t in own and t not in found.who]
    return found


def _possessors(noun: Token) -> list[Token]:
    return [c for child in syntax.children(noun, "possessor") for c in syntax.conjuncts(child)]


def _is_actor(modifier: Token) -> bool:
    """Whether a noun's modifier names one who acts: a people, a state, a person, an organization; not a mere place."""
    if modifier.ent_type_ in REGIONS:
        return places.country(modifier.text) is not None or places.of_demonym(modifier.text) is not None
    return modifier.ent_type_ in ("PERSON", "ORG", "NORP")


def _is_body(modifier: Token) -> bool:
    """Whether the noun before a deed is of a body or a group, which does it: "a *court* ruling", "a *rebel* attack"."""
    return modifier.pos_ == "NOUN" and nouns.sort(modifier.text) in ("group", "organization")


def _is_changing(modifier: Token) -> bool:
    """Whether the noun before a change names what changes, not how much: "a *price* rise", "a two-*point* rise"."""
    return modifier.pos_ == "NOUN" and not is_time(modifier) and all(c.pos_ != "NUM" for c in modifier.children)


def asking(noun: Token) -> Token | None:
    """Who asks by what a noun says, whatever the parse hangs that on: "replied to a request *from voters*"."""
    if lemma_of(noun) not in above.ASKING or noun.i + 1 == len(noun.doc):
        return None
    word = noun.nbor()
    source = word.head
    brought = word.lower_ == "from" and word in syntax.prepositions(source)
    return source if brought and source.ent_type_ not in PLACES and control.is_someone(source) else None


def doing(noun: Token) -> list[Token]:
    """Who does what a noun tells that names with "of" whoever does it: "the return *of both countries*"."""
    if lemma_of(noun) not in _AGENT_OF:
        return []
    row = [c for c in syntax.conjuncts(noun) if c.i >= noun.i]  # "the *acts* and words of a few"
    brought = (n for c in row for p, n in syntax.obliques(c) if p.lower_ == "of" and control.is_someone(n))
    return [c for n in brought for c in syntax.conjuncts(n)]


def bearers(noun: Token) -> list[Token]:
    """Who does what a noun tells by the light verb of a clause on it: "a lawsuit *filed by farmers*", "the bet *she*
    makes"."""
    for verb in syntax.children(noun, "noun clause"):
        if lemma_of(verb) not in LIGHT or syntax.particle(verb) is not None:
            continue
        if syntax.is_passive(verb):
            found = agents.of(verb)
        else:
            said = any(o.tag_ in tags.RELATIVE for o in syntax.children(verb, "object"))
            found = syntax.subjects(verb) if said or gaps.object_of(verb) == noun else []
        if found := [t for t in found if is_thing(t) and t.tag_ not in tags.RELATIVE]:
            return found
    return []


def _counting(noun: Token) -> list[Token]:
    """The nouns above an event noun that only count it."""
    first = syntax.first_conjunct(noun)
    counts = lemma_of(first.head) in _MANY and [p.lower_ for p in syntax.prepositions(first)] == ["of"]
    return [first.head] if counts else []


def _complements(noun: Token, lemma: str, kind: str, undergoing: bool, heads: Heads) -> None:
    """Adds the participants that prepositions bring to an event noun, or to the noun that counts it."""
    counted = lemma_of(noun) != lemma
    if counted:
        heads.who += syntax.agents(noun)
    for preposition, other in syntax.obliques(noun):
        word, everyone = preposition.lower_, syntax.conjuncts(other)
        if is_time(other) or (counted and word == "of"):
            continue
        if word == "between":
            heads.who += everyone
        elif word == "of":
            asks = lemma in above.ASKING and control.is_someone(other)  # "a *request* of the president"
            (heads.who if (asks or lemma in _AGENT_OF) and not undergoing else heads.whom).extend(everyone)
        elif word == "in" and lemma in _CHANGES and other.ent_type_ not in PLACES:
            heads.who += everyone
        elif word in ("with", "against", "on", "upon", "to", "at", "into", "for", "from", "over"):
            if word == "from" and not heads.who and (kind == "transaction" or _comes_from(other, kind, undergoing)):
                heads.who += everyone
            elif _is_towards(word, other, kind):
                heads.whom += everyone


def _is_towards(word: str, other: Token, kind: str) -> bool:
    """Whether a preposition brings in the other side: "a trial *for the two*", not "a meeting *at Kars*"."""
    if word == "for" and kind == "justice":
        return control.is_someone(other)
    return word in TOWARDS[kind] and not (word in ("at", "on") and other.ent_type_ in PLACES and kind != "conflict")


def _comes_from(source: Token, kind: str, undergoing: bool) -> bool:
    """Whether "from" names who does what a noun tells: "a *request* from voters", not "her *exit* from the party"."""
    return kind in ("statement", "contact", "other") and not undergoing and control.is_someone(source)


def _carried(noun: Token, kind: str, heads: Heads) -> None:
    """Adds what the light verb that carries the noun knows: its subject, and its other complements."""
    first = syntax.first_conjunct(noun)
    verb = first.head
    if verb.pos_ != "VERB":
        return
    carrier = senses.carried_noun(verb)
    if carrier is not None and carrier in syntax.conjuncts(first):
        passive = syntax.is_passive(verb)
        doers = syntax.agents(verb) if passive else syntax.subjects(verb) or control.subject(verb)
        if not heads.who or all(t.pos_ == "PRON" for t in heads.who):  # "gave *his* testimony"
            heads.who[:] = doers or heads.who
        if not heads.whom:
            heads.whom += partners(verb, kind)
            heads.whom += syntax.children(verb, "indirect object")
            if passive and carrier in syntax.objects(verb):  # "*she* was given a visit"
                heads.whom += syntax.passive_subjects(verb)
