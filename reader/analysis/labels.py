"""Tagged pieces whose label the words around them contradict, set right before they are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reader.analysis.attribution import Piece
from reader.analysis.folding import word_set
from reader.pipeline import reporting, syntax

_QUOTED = word_set("quoted cited reported heard")
_RELATIVE = word_set("who which that")
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def righted(doc: Doc, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, given and returned in text order.

    "*It* is feared that …" names nobody and reports nothing. Who "was quoted as saying …" is a source, and so is
    what "according to" leads to. A source does not reach into the clause that describes it ("a man *who* …").
    """
    return [
        right
        for number, piece in enumerate(pieces)
        if not _is_expletive(doc, piece)
        for right in _relabelled(doc, piece, pieces[number - 1] if number else None)
    ]


def _is_expletive(doc: Doc, piece: Piece) -> bool:
    first = doc[piece.start]
    alone = piece.end - piece.start == 1 and first.lower_ == "it"
    return alone and syntax.is_a(first, "passive subject") and not _is_quoted_as(first.head)


def _relabelled(doc: Doc, piece: Piece, before: Piece | None) -> Iterator[Piece]:
    words = doc[piece.start : piece.end]
    if piece.label == "CONTENT":
        if any(syntax.is_a(t, "passive subject") and t.head.i >= piece.end and _is_quoted_as(t.head) for t in words):
            yield piece._replace(label="SOURCE")
            return
        led = before is not None and before.label == "CUE" and before.end == piece.start and _is_according(doc, before)
        if led and not any(t.tag_ in _FINITE for t in words):
            yield piece._replace(label="SOURCE")
            return
    elif piece.label == "SOURCE" and len(words) > 1 and words[-1].lower_ in _RELATIVE:
        piece = piece._replace(end=piece.end - 1)
    yield piece


def _is_quoted_as(verb: Token) -> bool:
    """Whether a verb is the passive of "to quote somebody as saying"."""
    if verb.lower_ not in _QUOTED:
        return False
    return any(
        t.lower_ == "as" and t.nbor().tag_ == "VBG"
        for t in verb.doc[verb.i + 1 : verb.i + 3]
        if t.i + 1 < len(verb.doc)
    )


def _is_according(doc: Doc, cue: Piece) -> bool:
    words = tuple(t.lower_ for t in doc[cue.start : cue.end])
    return any(words[-len(phrase) :] == phrase for phrase in reporting.ACCORDING)
