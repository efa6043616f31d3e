"""The event type of a trigger in its context: "fired at the crowd" and "fired the minister".

`type_of` asks, in this order: the senses of the word that its neighbours tell apart, the verb with its particle,
the lexicon, the verb that a noun is made from, and the event noun that a light verb carries or a compound holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from spacy.tokens import Token

from reader.analysis.times.expressions import is_time
from reader.analysis.words import pronouns
from reader.analysis.words.derivation import sources, stems
from reader.analysis.words.lemmas import lemma_of
from reader.analysis.words.lexicon import ASPECTUAL, LIGHT, NO_EVENTS, NOUN_TYPES, OCCURRING, VERB_TYPES
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set
from reader.story import EventType

Clue: TypeAlias = Literal["object", "subject", "modifier", "to", "word"]
"""Where a sense's words stand: as object or passive subject, as subject, as modifier of a noun, in a prepositional
phrase, or anywhere below the trigger."""

_AGREEMENTS = "deal agreement pact accord treaty contract truce ceasefire settlement union bloc convention compromise"
_LAWS = "law bill act legislation order decree measure budget resolution amendment ordinance statute executive"
_COURTS = "court judge tribunal jury magistrate justice panel arbitrator"
_OFFICES = "office post position job role duty presidency leadership premiership cabinet chair chairmanship helm seat"
_CONTESTS = "election race vote nomination presidency seat primary contest parliament candidacy"
_PEOPLE = """man woman people person child boy girl official officer worker employee minister coach manager chief
    director staff executive president journalist prisoner hostage detainee suspect captive inmate activist citizen
    civilian soldier teacher student leader head aide adviser secretary commissioner editor player driver"""
_CAPTIVES = """prisoner hostage detainee captive suspect inmate man woman child people boy girl activist journalist
    soldier him her them"""
_GOODS = "album film movie book single song game version product model phone software update trailer device app series"
_WEAPON_WORDS = "gun missile rocket shot weapon mortar bullet round shell torpedo gas cannon projectile rifle artillery"
_FORCES = (
    "earthquake quake hurricane storm cyclone typhoon tornado flood tsunami virus lightning fire wave temblor drought"
)
_MARKETS = """share stock price profit sale revenue index rate inflation currency dollar euro yen rupee pound economy
    gdp oil earnings export import output demand market bond yield cost wage income deficit debt turnover dow nasdaq
    futures gold investment unemployment naira rand peso"""
_MONEY = "money fund capital cash million billion dollar euro pound fee fine sum donation aid"
_CASES = "case lawsuit suit claim charge dispute appeal complaint"
_RULES = "sanction ban curfew lockdown restriction blockade embargo tariff tax duty law emergency quarantine"

_SENSES: tuple[tuple[str, Clue, str, EventType], ...] = (
    ("sign", "object", _LAWS, "policy"),
    ("sign", "object", "player striker midfielder defender pitcher goalkeeper forward quarterback", "personnel"),
    ("strike reach seal clinch close", "object", _AGREEMENTS, "agreement"),
    ("strike hit", "subject", _FORCES, "catastrophe"),
    ("close", "subject", _MARKETS, "business"),
    ("fire shoot", "object", _WEAPON_WORDS, "conflict"),
    ("fire", "to", "at on into", "conflict"),
    ("fire", "object", _PEOPLE, "personnel"),
    ("fire", "modifier", "gun mortar artillery rocket arm sniper small machine enemy friendly", "conflict"),
    ("open", "object", "fire", "conflict"),
    ("set", "object", "fire record", "catastrophe"),
    ("catch", "object", "fire", "catastrophe"),
    ("storm", "object", "building palace capitol embassy house office parliament compound prison base", "conflict"),
    ("charge", "object", _MONEY, "transaction"),
    ("charge", "to", "at toward", "conflict"),
    ("release free", "object", _CAPTIVES, "justice"),
    ("release", "object", _GOODS, "business"),
    ("clear", "object", _CAPTIVES, "justice"),
    ("clear", "to", "charge wrongdoing murder fraud corruption", "justice"),
    ("tie", "object", "game match score record", "competition"),
    ("run", "to", "for", "personnel"),
    ("race", "modifier", "presidential gubernatorial mayoral senate leadership arms election", "personnel"),
    ("campaign", "modifier", "bombing military air terror guerrilla", "conflict"),
    ("campaign", "modifier", "advertising ad marketing", "business"),
    ("operation", "modifier", "surgical heart brain medical", "life"),
    ("operation", "modifier", "rescue relief search recovery", "other"),
    ("operation", "modifier", "military police security joint counterterrorism special offensive", "conflict"),
    ("strike", "modifier", "lightning", "catastrophe"),
    ("take assume leave hold resign enter", "object", _OFFICES, "personnel"),
    ("quit resign", "object", _AGREEMENTS, "agreement"),
    ("return withdrawal", "modifier", _AGREEMENTS, "agreement"),
    ("take_over", "object", "company firm business bank stake", "business"),
    ("take_over", "word", "as", "personnel"),
    ("take", "object", "hostage prisoner captive", "conflict"),
    ("take", "word", "custody", "justice"),
    ("take", "to", "street", "conflict"),
    ("take_place", "word", "", "other"),
    ("claim", "object", "life", "life"),
    ("lose", "object", "life leg arm eye limb", "life"),
    ("lose", "object", "job post", "personnel"),
    ("give", "object", "birth", "life"),
    ("break", "object", _AGREEMENTS + " promise law rule ranks", "agreement"),
    ("break", "object", "record", "competition"),
    ("break", "object", "leg arm bone rib hip wrist neck ankle", "life"),
    ("leave withdraw quit exit join rejoin abandon drop_out pull_out walk_away", "to", _AGREEMENTS, "agreement"),
    ("leave withdraw quit exit join rejoin abandon", "object", _AGREEMENTS, "agreement"),
    ("withdrawal exit return", "to", _AGREEMENTS, "agreement"),
    ("return", "to", _AGREEMENTS, "agreement"),
    ("withdraw drop_out pull_out", "to", _CONTESTS, "personnel"),
    ("drop withdraw dismiss settle lose win", "object", "charge case lawsuit suit", "justice"),
    ("raise", "object", _MONEY, "transaction"),
    ("raise cut lower hike slash increase reduce", "object", "tax rate duty tariff interest", "policy"),
    ("cut shed axe slash eliminate", "object", "job staff workforce position", "personnel"),
    ("rise fall drop increase decrease decline climb jump surge plunge tumble soar slide slip dip grow gain lose sink "
     "shrink rally rebound cut hike", "subject", _MARKETS, "business"),
    ("rise fall drop increase decrease decline hike cut jump", "modifier", _MARKETS, "business"),
    ("launch open", "object", "investigation probe inquiry case", "justice"),
    ("lift ease impose tighten extend", "object", _RULES, "policy"),
    ("lift", "object", "trophy cup title", "competition"),
    ("introduce table propose", "object", _LAWS, "policy"),
    ("adopt", "object", "child baby boy girl son daughter orphan", "life"),
    ("serve", "object", "sentence year term time", "justice"),
    ("serve", "to", "as", "personnel"),
    ("beat", "to", "death", "life"),
    ("beat", "word", "police guard soldier mob severely brutally baton stick badly unconscious", "conflict"),
    ("shoot stab beat burn", "word", "dead death fatally", "life"),
    ("shoot", "object", "film movie scene video", "other"),
    ("name", "to", "as", "personnel"),
    ("name", "word", "chief director coach minister captain ceo head manager secretary ambassador", "personnel"),
    ("vote", "subject", "parliament congress senate house council lawmaker board committee assembly legislator mp",
     "policy"),
    ("vote", "modifier", "parliamentary senate council confidence", "policy"),
    ("rule uphold overturn order", "subject", _COURTS, "justice"),
    ("order", "object", "arrest trial detention", "justice"),
    ("grant deny", "object", "bail parole asylum visa", "justice"),
    ("file", "object", _CASES, "justice"),
    ("file", "to", "bankruptcy", "business"),
    ("press face", "object", "charge trial", "justice"),
    ("call", "to", "for", "statement"),
    ("speak", "to", "phone telephone with", "contact"),
    ("carry", "object", "weapon gun", "other"),
    ("run", "object", "company business shop store", "business"),
    ("draw", "subject", "team side city united", "competition"),
    ("party", "modifier", "birthday", "other"),
    ("fly", "object", "strike sortie mission raid airstrike", "conflict"),
    ("explode detonate", "subject", "bomb device grenade mine vest shell car", "conflict"),
    ("blast explosion", "modifier", "bomb car suicide grenade mine roadside", "conflict"),
    ("collision crash accident", "modifier", "", "catastrophe"),
    ("raise", "object", "question concern issue doubt", "other"),
    ("play", "object", "role part", "other"),
    ("make", "object", "million billion dollar profit fortune", "transaction"),
    ("give get receive", "object", "money aid donation fund gift", "transaction"),
    ("turn", "to", "himself herself themselves", "justice"),
    ("plead", "word", "guilty not court", "justice"),
    ("swear", "word", "in", "personnel"),
    ("develop", "object", "policy plan strategy", "policy"),
    ("expel", "object", "diplomat ambassador envoy", "policy"),
    ("recall summon", "object", "ambassador envoy diplomat", "contact"),
    ("recall", "object", "car vehicle product", "business"),
    ("race", "subject", "car horse yacht driver", "competition"),
    ("test", "modifier", "missile nuclear rocket", "conflict"),
    ("trade", "object", "player blow fire", "competition"),
    ("hold", "object", "election vote referendum", "personnel"),
    ("transfer", "modifier", "player loan", "personnel"),
    ("address", "object", "crowd rally nation audience", "statement"),
    ("deal", "modifier", "arms", "transaction"),
    ("record", "object", "victory win", "competition"),
    ("pass", "subject", "ball quarterback", "competition"),
    ("pass", "modifier", "touchdown forward", "competition"),
    ("treat", "to", "hospital injury wound", "life"),
    ("move", "subject", "court", "justice"),
    ("service", "modifier", "memorial funeral", "life"),
    ("service", "modifier", "church", "other"),
)  # fmt: skip


def _by_lemma() -> dict[str, list[tuple[Clue, frozenset[str], EventType]]]:
    table: dict[str, list[tuple[Clue, frozenset[str], EventType]]] = {}
    for lemmas, clue, expected, kind in _SENSES:
        for lemma in lemmas.split():
            table.setdefault(lemma, []).append((clue, word_set(expected), kind))
    return table


_TABLE = _by_lemma()
_IN_PHRASES = frozenset(name.partition("_")[0] for name in (*_TABLE, *VERB_TYPES, *LIGHT, *OCCURRING) if "_" in name)
"""Verbs that the tables have with a particle or preposition, too."""

WEAPONS = word_set(_WEAPON_WORDS)
"""What is thrown or fired, not attacked."""


def type_of(trigger: Token) -> EventType:
    """The event type of a verb or noun that triggers an event."""
    lemma = lemma_of(trigger)
    phrases = list(phrasal(trigger)) if trigger.pos_ in tags.VERBS else []
    for name in (*phrases, lemma):
        for clue, expected, kind in _TABLE.get(name, ()):
            if not expected.isdisjoint(_clues(trigger, clue)):
                return kind
    if lemma == "fire" and trigger.pos_ == "VERB" and any(_is_person(o) for o in undergoers(trigger)):
        return "personnel"
    if lemma == "release" and any(_is_person(o) for o in undergoers(trigger)):
        return "justice"
    for name in phrases:
        if name in VERB_TYPES:
            return VERB_TYPES[name]
    if trigger.pos_ in tags.PREDICATES:
        return _verb_type(trigger, lemma)
    return _noun_type(trigger, lemma)


def known_noun(token: Token) -> EventType | None:
    """The type of an event noun that the lexicon knows, itself or by the verb it is made from; None for other nouns."""
    return _known_noun(lemma_of(token))


@lru_cache(maxsize=8192)
def _known_noun(lemma: str) -> EventType | None:
    if lemma in NO_EVENTS:
        return None
    if lemma in NOUN_TYPES:
        return NOUN_TYPES[lemma]
    return next((VERB_TYPES[verb] for verb in sources(lemma) if verb in VERB_TYPES), None)


def phrasal(verb: Token) -> Iterator[str]:
    """The verb with its particles and prepositions, longest first: `drop_out_of`, `drop_out`, `drop_of`.

    None of a verb of which no table has such a phrase.
    """
    lemma = lemma_of(verb)
    if lemma not in _IN_PHRASES:
        return
    particles = [c.lower_ for c in verb.children if c.i > verb.i and (syntax.is_a(c, "particle") or c.tag_ == "RP")]
    particles += [
        c.lower_ for c in verb.children if c.i == verb.i + 1 and c.pos_ in ("ADP", "ADV") and c.lower_ not in particles
    ]
    prepositions = [p.lower_ for p, _ in syntax.obliques(verb)]
    for particle in particles:
        yield from (f"{lemma}_{particle}_{preposition}" for preposition in prepositions)
    yield from (f"{lemma}_{word}" for word in (*particles, *prepositions))


def undergoers(verb: Token) -> list[Token]:
    """Direct objects and passive subjects of a verb; the noun that its passive participle modifies."""
    found = syntax.objects(verb) + syntax.passive_subjects(verb)
    if not found and verb.tag_ == "VBN" and syntax.is_a(verb, "noun clause", "adjective"):
        found = [verb.head]
    return found


def carried_noun(verb: Token) -> Token | None:
    """The event noun that a light verb carries ("carried out an *attack*", "*talks* were held"), if any."""
    light = lemma_of(verb) in LIGHT and syntax.particle(verb) is None  # not "put *out* a blaze"
    if not light and not LIGHT.intersection(phrasal(verb)):
        return None
    carried = [n for n in undergoers(verb) if n.head != verb or all(p.lower_ != "into" for p in syntax.prepositions(n))]
    if lemma_of(verb) == "go":  # "go to the polls", "went on strike"
        below = [noun for _, noun in syntax.obliques(verb)] + syntax.objects(verb)
        carried = [noun for noun in below if any(p.lower_ in ("to", "on") for p in syntax.prepositions(noun))]
    return next((noun for noun in carried if noun.pos_ == "NOUN" and known_noun(noun)), None)


def is_occurring(verb: Token) -> bool:
    """Whether a verb says only that its subject took place."""
    lemma = lemma_of(verb)
    if lemma == "take" and any(o.lower_ == "place" for o in syntax.objects(verb)):
        return True
    return lemma in OCCURRING or not OCCURRING.isdisjoint(phrasal(verb))


def is_aspectual(verb: Token) -> bool:
    """Whether a verb says only that an event begins, goes on or ends."""
    return lemma_of(verb) in ASPECTUAL


def _verb_type(verb: Token, lemma: str) -> EventType:
    if (noun := carried_noun(verb)) is not None:
        return known_noun(noun) or "other"
    if lemma in VERB_TYPES:
        return VERB_TYPES[lemma]
    for stem in stems(lemma):
        if stem in VERB_TYPES:
            return VERB_TYPES[stem]
    return NOUN_TYPES.get(lemma, "other")


def _noun_type(noun: Token, lemma: str) -> EventType:
    kind = known_noun(noun)
    if kind and kind != "other":
        return kind
    if lemma in VERB_TYPES and kind is None:
        return VERB_TYPES[lemma]
    for modifier in syntax.children(noun, "compound"):  # "missile attack campaign", "bombing campaign"
        if modifier.pos_ == "NOUN" and (found := known_noun(modifier)):
            return found
    return kind or "other"


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in pronouns.PERSONS or lemma_of(token) in _PEOPLE_WORDS


_PEOPLE_WORDS = word_set(_PEOPLE)


def _clues(trigger: Token, clue: Clue) -> set[str]:
    match clue:
        case "object":
            tokens = undergoers(trigger)
            tokens = tokens + [c for t in tokens for c in syntax.children(t, "compound")]
        case "subject":
            tokens = syntax.subjects(trigger) or undergoers(trigger)
            if trigger.pos_ == "NOUN":
                tokens = [n for _, n in syntax.obliques(trigger)] + syntax.children(trigger, "compound")
        case "modifier":
            tokens = syntax.children(trigger, "compound", "adjective", "possessor")
            tokens = tokens + [n for p, n in syntax.obliques(trigger) if p.lower_ in ("of", "in")]
        case "to":
            tokens = [t for pair in syntax.obliques(trigger) if not is_time(pair[1]) for t in pair]
        case "word":
            tokens = [t for c in trigger.children for t in (c, *c.children)]
    return {lemma_of(t) for t in tokens} | {t.lower_ for t in tokens}
