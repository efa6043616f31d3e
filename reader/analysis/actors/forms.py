"""What a reference to an actor is where it is shown: a name or a description, and from where to where.

As annotators have it, a government or a family that is called by its state's or its people's name bears a name ("the
*British government*"), while a capital letter makes none of a word that says what a body is ("*the Department*").
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from reader.analysis.actors import states
from reader.analysis.actors.chains import Reference
from reader.analysis.entities import edges
from reader.analysis.words import nouns
from reader.pipeline.labels import PLACES
from reader.story import Mention

_CALLED_BY: Final = {"government": PLACES | {"NORP"}, "family": frozenset({"PERSON"})}
"""Nouns that make a name with one of these kinds right before them."""


def mention(reference: Reference) -> Mention:
    """The mention that a reference is."""
    start, end = edges.bare(reference.span)
    head = reference.head
    if reference.form == "nominal" and (first := _called_by(head)) is not None:
        return Mention(first.idx, head.idx + len(head), "name")
    if reference.form == "name" and _is_kind(reference):
        return Mention(head.nbor(-1).idx, end, "nominal")
    return Mention(start, end, reference.form)


def _called_by(noun: Token) -> Token | None:
    """The first word of the name right before a noun that makes a name with it, if that is so."""
    kinds = _CALLED_BY.get(noun.lower_)
    if kinds is None or not noun.i or noun.nbor(-1).ent_type_ not in kinds:
        return None
    first = noun.nbor(-1)
    while first.i and first.ent_iob_ == "I":
        first = first.nbor(-1)
    return first


def _is_kind(reference: Reference) -> bool:
    """Whether a single word behind "the" only says what kind of body is meant."""
    word = reference.head
    return (
        len(reference.span) == 1
        and word.i > 0
        and word.nbor(-1).lower_ in ("the", "this")
        and nouns.sort(word.text) == "organization"
        and word.lower_ not in states.BODIES
    )
