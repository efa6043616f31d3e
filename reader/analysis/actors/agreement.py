"""Whether a noun can mean an actor at all: what they are, how many, and of which gender, age and country."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Span, Token

from reader.analysis.actors.chains import Chain, Description
from reader.analysis.grammar import phrases
from reader.analysis.words import names, nouns, titles
from reader.analysis.words.determiners import SOME
from reader.analysis.words.titles import BELOW
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_COUNTS = {word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
COMPANY = word_set("company firm corporation carmaker airline retailer manufacturer supermarket startup")
_OFFICIAL = word_set(
    """union party university school ministry court tribunal council police army navy parliament senate congress
    committee commission federation association department government"""
)
"""Kinds of bodies that names end in and descriptions begin with, and that are no companies."""
STATES = word_set("country nation kingdom republic state")
_PEOPLES = word_set("community population people public electorate tribe")
_BODIES = ("group", "organization")
_BELOW = frozenset(map(phrases.stem, BELOW))
FORMERLY = word_set("former ex ex- retired onetime one-time")
"""What says that somebody was something and is it no more."""
_FOLLOWED = frozenset(map(phrases.stem, FORMERLY | word_set("last previous then late past")))
"""Stems of what says that somebody was something before another was it."""
NAMES = 8
"""So many of an actor's names are looked at."""


def agrees(noun: Token, chain: Chain) -> bool:
    """Whether a noun can describe an actor of that kind."""
    sort, plural = phrases.sort(noun), phrases.is_plural(noun)
    if chain.kind == "person":
        return sort == "person" and not plural
    if chain.kind == "organization":
        return (
            sort in ("organization", "group", "place")
            and not plural
            and not (_is_another_body(noun, chain) or _is_people(noun, chain))
        )
    if chain.kind == "place":
        return sort == "place" and (chain.country is not None or nouns.singular(noun.text) not in STATES)
    return plural or sort == "group"


def may_be(noun: Token, chain: Chain) -> bool:
    """Whether nothing forbids it: number, gender, and the difference of people and things."""
    sort, plural = phrases.sort(noun), phrases.is_plural(noun)
    if chain.kind == "person" and (plural or sort not in ("person", None)):
        return False
    if chain.kind in ("organization", "place") and (plural or sort == "person"):
        return False
    if chain.kind == "group" and ((not plural and sort == "person") or _is_counted_otherwise(noun, chain)):
        return False
    if chain.kind == "organization" and (_is_another_body(noun, chain) or _is_people(noun, chain)):
        return False
    if chain.country is not None and not phrases.countries(noun) <= {chain.country.name}:
        return False
    if chain.kind == "place" and chain.country is None and (sort in _BODIES or nouns.singular(noun.text) in STATES):
        return False
    if chain.age and chain.age != (phrases.age(syntax.noun_phrase(noun)) or chain.age):
        return False
    said = nouns.gender(noun.text)
    return not (said and chain.gender and said != chain.gender and not plural)


def clash(noun: Token, chain: Chain) -> bool:
    """Whether gender, number or country keep them apart: "the spokeswoman" and a man, "the US president" and Iran's."""
    said, states = nouns.gender(noun.text), phrases.countries(noun)
    known = [d.countries for d in chain.descriptions if d.countries]
    return bool(
        (said and chain.gender and said != chain.gender)
        or (states and known and states not in known)
        or _is_counted_otherwise(noun, chain)
        or (chain.age and chain.age != (phrases.age(syntax.noun_phrase(noun)) or chain.age))
    )


def is_below(one: Description, other: Description) -> bool:
    """Whether one of two descriptions is of an office below the other's: the deputy mayor is not the mayor."""
    return one.modifiers & _BELOW != other.modifiers & _BELOW


def is_elsewhere(by: Description, chain: Chain) -> bool:
    """Whether whom a description means is of one place, and the chain, by each description that names any, of others:
    "the Kansas senator" is not the senator from Ohio."""
    alike = [d for d in chain.descriptions if nouns.family(d.noun) == nouns.family(by.noun)]
    places, states = [d.places for d in alike if d.places], [d.countries for d in alike if d.countries]
    return bool(by.places and places and all(map(by.places.isdisjoint, places))) or bool(
        by.countries and states and all(map(by.countries.isdisjoint, states))
    )


def is_of_another_time(one: Description, other: Description) -> bool:
    """Whether only one of two descriptions is of whom somebody followed: the last mayor is not the mayor."""
    return bool(one.modifiers & _FOLLOWED) != bool(other.modifiers & _FOLLOWED)


def is_only_below(by: Description, chain: Chain) -> bool:
    """Whether each description of the chain by a noun is of an office below or above the one asked for by it."""
    known = [d for d in chain.descriptions if nouns.family(d.noun) == nouns.family(by.noun)]
    return bool(known) and all(is_below(d, by) for d in known)


def is_another_office(by: Description, chain: Chain) -> bool:
    """Whether a state's office is asked for and a named person is only known to hold others: "the US president" is not
    the Pentagon's spokesman."""
    if not (by.countries and titles.is_title(by.noun) and chain.is_named and chain.kind == "person"):
        return False
    known = {nouns.family(d.noun) for d in chain.descriptions if titles.is_title(d.noun)}
    return bool(known) and nouns.family(by.noun) not in known


def counted(noun: Token) -> str | None:
    """How many a noun phrase says there are, in its word."""
    return next((c.lower_ for c in noun.children if c.dep_.startswith("nummod") or c.lower_ in SOME), None)


def is_same_group(known: Description, by: Description, definite: bool) -> bool:
    """Whether two descriptions are of one group: the same people of the same country, or narrowed by the same words."""
    if nouns.family(known.noun) != nouns.family(by.noun):
        return False
    if by.counted and by.counted == known.counted and by.counted not in SOME:
        return not by.countries or not known.countries or by.countries == known.countries
    if by.counted and not definite:
        return False
    if definite and not by.countries and by.modifiers <= known.modifiers:
        return True
    if known.counted:
        return False
    if by.countries or known.countries:
        return by.countries == known.countries
    return by.modifiers == known.modifiers


def _is_counted_otherwise(noun: Token, chain: Chain) -> bool:
    """Whether a description counts others than those of the chain: "five people" and "90,000 people"."""
    count = counted(noun)
    if count is None or count in SOME:
        return False
    known = {_COUNTS.get(d.counted, d.counted) for d in chain.descriptions if d.counted and d.counted not in SOME}
    return bool(known) and _COUNTS.get(count, count) not in known


def _is_people(noun: Token, chain: Chain) -> bool:
    """Whether a noun is a country or a people, which no government without a name, no party, and none whose name says
    what body it is ("the Bishops' *Conference*") is."""
    word = nouns.singular(noun.text)
    if word in STATES:
        names_given = islice((r for r in chain.references if r.form == "name"), NAMES)
        return not chain.is_named or any(_is_bodys(r.span) for r in names_given)
    known = {nouns.singular(d.noun) for d in chain.descriptions}
    return word in _PEOPLES and word not in known


def _is_bodys(name: Span) -> bool:
    """Whether a name says of a body what it is, or whose, and of no state: "the Writers' *Union*", "Friends *of*
    Norway", but "Republic of Norway"."""
    said = [nouns.singular(t.text) for t in name]
    body = "of" in said or any(nouns.sort(word) == "organization" for word in said)
    return body and STATES.isdisjoint(said)


def _is_another_body(noun: Token, chain: Chain) -> bool:
    """Whether a name says of itself that it is no company's where a company is meant, or the other way round."""
    said = nouns.singular(noun.text)
    if said not in COMPANY and said not in _OFFICIAL:
        return False
    last = [name.span[-1].text for name in islice((r for r in chain.references if r.form == "name"), NAMES)]
    if said in COMPANY:
        return any(nouns.singular(word) in _OFFICIAL for word in last)
    return any(nouns.singular(word) in COMPANY or names.is_legal_form(word) for word in last)
