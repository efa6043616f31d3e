"""What grammar settles about who does what an event noun tells, whatever the scores lean to.

"It followed *similar moves by rivals*", "after *the group's release* of an album": a noun that names who acts, by "by"
or by a possessor, has nobody else of its sentence who does. Nor do those act who only report the clause that the noun
stands in, or who act in another clause that does not belong to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Token

from reader.analysis.events import nominal
from reader.analysis.events.participants import Parts
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_ABOUT: Final = word_set("about on over into against of")
"""Prepositions that bring in what somebody's words or deeds are about."""


def settle(noun: Token, rules: Parts, who: Mapping[int, float]) -> dict[int, float]:
    """Those of the words chosen as who that the grammar around a noun allows; `rules` is what its phrase names."""
    ruled = {t.i for t in rules.who}
    if source := nominal.asking(noun):
        return dict.fromkeys(ruled & {t.i for t in syntax.conjuncts(source)}, 1.0)
    if doers := ruled & {t.i for t in nominal.doing(noun)}:
        return dict.fromkeys(doers, 1.0)
    if bearers := ruled & {t.i for t in nominal.bearers(noun)}:
        return dict.fromkeys(bearers, 1.0)
    named = {t.i for t in _named(noun)} & ruled & who.keys()
    if named:
        beside = {b.i for i in named for b in syntax.children(noun.doc[i], "apposition", "compound")}
        return {i: chance for i, chance in who.items() if i in named or i in beside}
    if not who and (owners := ruled & {t.i for t in _before(noun)}):
        return dict.fromkeys(owners, 1.0)
    elsewhere = {t.i for t in (*_reporting(noun), *_around(noun), *_partners(noun))}
    near = {noun.i, *(t.i for t in _above(noun)), *(t.i for t in noun.subtree)}
    full = bool(syntax.obliques(noun))
    elsewhere |= {i for i in who if (verb := _clause_of(noun.doc[i], full=full)) is not None and verb.i not in near}
    return {i: chance for i, chance in who.items() if i in ruled or i not in elsewhere}


def _named(noun: Token) -> list[Token]:
    """Whom a noun's own phrase names by what is no pronoun: its possessor, or who "by" brings in."""
    own = [*_before(noun), *syntax.agents(noun)]
    own += [n for p, n in syntax.obliques(noun) if p.lower_ in ("by", "between", "from")]
    return [c for t in own for c in syntax.conjuncts(t) if c.pos_ in tags.NOUNS]


def _partners(noun: Token) -> list[Token]:
    """With whom it is done what a noun tells: "in co-operation *with a firm*", "an interview *with the mayor*"."""
    return [c for p, n in syntax.obliques(noun) if p.lower_ == "with" for c in syntax.conjuncts(n)]


def _before(noun: Token) -> list[Token]:
    """Whose the deed is by what stands before its noun: its possessor, or a name: "the *UN* investigation"."""
    return syntax.children(noun, "possessor") + [c for c in syntax.children(noun, "compound") if c.pos_ == "PROPN"]


def _around(noun: Token) -> Iterator[Token]:
    """Of whom a clause tells in which a noun is only what somebody's deed was about: "*he* left after her report on the
    theft"."""
    below = syntax.first_conjunct(noun)
    if not any(p.lower_ in _ABOUT for p in syntax.prepositions(below)[:1]):
        return
    while syntax.is_a(below, "oblique") and below.head.pos_ in tags.NOUNS:
        below = syntax.first_conjunct(below.head)
        if _before(below) and syntax.is_a(below, "oblique") and below.head.pos_ in tags.VERBS:
            yield from syntax.subjects(below.head)


def _reporting(noun: Token) -> Iterator[Token]:
    """Who says the clause that a noun stands in, which has a subject of its own: "*she* said that the strike ended"."""
    for below in syntax.ancestors(noun):
        if syntax.is_a(below, "clause") and syntax.children(below, "subject", "passive subject"):
            yield from syntax.subjects(below.head)


def _above(noun: Token) -> Iterator[Token]:
    """The words above a noun but for the verbs beside which its own clause stands with a subject of its own."""
    below = noun
    for word in syntax.ancestors(noun):
        apart = below.pos_ in tags.VERBS and syntax.is_a(below, "conjunct")
        if not (apart and syntax.children(below, "subject", "passive subject")):
            yield word
        below = word


def _clause_of(word: Token, *, full: bool) -> Token | None:
    """The verb, with no `full` only of a relative or adverbial clause, that a noun is the subject of; else None."""
    first = syntax.first_conjunct(word)
    if word.pos_ not in tags.NOUNS or not syntax.is_a(first, "subject"):
        return None
    return first.head if full or syntax.is_a(first.head, "adverbial clause", "relative clause") else None
