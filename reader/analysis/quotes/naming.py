"""Quotations that only name something: nicknames and titles of works, which nobody says."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from reader.pipeline import reporting, tags
from reader.pipeline.tables import word_set

_CALLED = word_set("called named nicknamed dubbed titled entitled known aka as name nickname title")
_LONGEST = 8
"""Words of a name at most."""
_SMALL = 3
"""Letters of a word that a title may write small, at most ("The Road to Lund")."""


def is_name(doc: Doc, quoted: Span) -> bool:
    """Whether a quotation is a name: a capital and no clause right behind a word of naming ("a survey entitled “…”"),
    capitals throughout behind a noun ("the song “…”"), or within somebody's own name (Joe “Fingers” Mallory)."""
    words = [t for t in quoted if t.is_alpha]
    before = doc[quoted.start - 1] if quoted.start else None
    if not words or before is None:
        return False
    if before.lower_ in _CALLED and words[0].is_title and not any(t.tag_ in tags.FINITE for t in words):
        return True
    if len(words) > _LONGEST:
        return False
    if not words[0].is_title or not all(t.text[0].isupper() or len(t) <= _SMALL for t in words):
        return False
    if before.lower_ in _CALLED:  # "the film called “The Man Who Ran”"
        return True
    if before.pos_ == "PROPN" and quoted.end < len(doc) and doc[quoted.end].pos_ == "PROPN":
        return True
    return before.pos_ == "NOUN" and not reporting.is_noun(before.lower_) and reporting.kind_of(before.lower_) is None
