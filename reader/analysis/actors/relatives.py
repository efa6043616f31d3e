"""Whom somebody's relation is by what was said the other way round: "Lee's wife, Ann Roy, thanked *her husband*"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain as chained

from spacy.tokens import Token

from reader.analysis.actors import agreement
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.owners import Owners, possessors
from reader.analysis.actors.recency import Met
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.words import nouns
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_PAIRS = (
    ("husband wife spouse partner fiance fiancé fiancee fiancée boyfriend girlfriend", None),
    ("mother father parent mum mom dad stepmother stepfather", "son daughter child stepson stepdaughter"),
    ("grandmother grandfather grandparent", "grandson granddaughter grandchild"),
    ("aunt uncle", "nephew niece"),
    ("brother sister sibling twin", None),
    ("lawyer attorney solicitor barrister counsel", "client"),
    ("doctor physician surgeon therapist", "patient"),
    ("employer boss", "employee"),
    ("teacher tutor", "pupil student"),
    ("predecessor", "successor"),
    ("opponent rival challenger", None),
)
"""Relations, and what they are from the other side: of the same row where nothing else is told."""
_OTHER_WAY = {
    word: word_set(there or here)
    for here, there in chained(_PAIRS, ((t, h) for h, t in _PAIRS if t))
    for word in word_set(here)
}
_TITLES = ("nmod:desc", "flat")
_LATEST = 8
"""So many mentions of an owner are looked at, beside the first ones."""


def counterpart(noun: Token, met: Met, antecedents: Antecedents) -> Chain | None:
    """The actor met whose relation the owner of a noun phrase was said to be, where the noun is that one's other way
    round; None if it is no relation's, or nothing was said."""
    word = nouns.singular(noun.text)
    wanted = _OTHER_WAY.get(word)
    if wanted is None:
        return None
    owners = Owners(noun, met, antecedents)
    for owner in owners.own if word in wanted else owners.likely():  # "his brother" can be either's
        for said in _said(owner, noun.i):
            if nouns.singular(said.text) not in wanted or not any(possessors(said)):
                continue
            for other in Owners(said, met, antecedents).own:
                if other is not owner and other.kind == "person" and agreement.may_be(noun, other):
                    return other
    return None


def _said(owner: Chain, before: int) -> Iterator[Token]:
    """The nouns before a token that say who somebody is, the latest mentions first."""
    known = [r for r in owner.references if r.span.start < before]
    for reference in (*reversed(known[-_LATEST:]), *known[:_LATEST]):
        yield from _beside(reference)


def _beside(reference: Reference) -> Iterator[Token]:
    head = reference.head
    if reference.form != "name":
        yield head
        return
    yield from (c for c in head.children if c.dep_ in _TITLES or syntax.is_a(c, "apposition"))
    if head.dep_ in _TITLES or syntax.is_a(head, "apposition", "compound"):
        yield head.head
    if reference.span.start:
        yield reference.span.doc[reference.span.start - 1]
