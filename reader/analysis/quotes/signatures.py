"""Quotations that are signed: “…” — *Ann Lee, teacher*."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reader.analysis.quotes.attribution import Piece
from reader.analysis.quotes.marks import DASHES
from reader.pipeline import tags

_LONGEST = 14
"""Tokens of a signature at most."""


def signed(doc: Doc, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with the signatures of quotations (“…” — *Ann Lee, teacher*) as cues and sources."""
    found = list(pieces)
    for dash in doc:
        if dash.text not in DASHES or not dash.i or not _ends_quotation(doc, dash.i):
            continue
        end = next((t.i for t in doc[dash.i : dash.i + _LONGEST] if "\n" in t.text), None)
        if end is None and dash.i + _LONGEST < len(doc):
            continue
        words = doc[dash.i + 1 : len(doc) if end is None else end]
        while words and (words[-1].is_space or words[-1].is_punct):
            words = words[:-1]
        if not words or not words[0].text[0].isupper() or any(t.tag_ in tags.FINITE for t in words):
            continue
        found = [p for p in found if p.end <= dash.i or p.start >= words.end]
        found += [Piece("CUE", dash.i, dash.i + 1), Piece("SOURCE", words.start, words.end)]
    return sorted(found, key=lambda p: p.start)


def _ends_quotation(doc: Doc, position: int) -> bool:
    """Whether the last thing before a token, white space aside, is a closing quotation mark."""
    before = next((t for t in reversed(doc[max(0, position - 2) : position]) if not t.is_space), None)
    return before is not None and before.text[-1] in "”\"’»'"
