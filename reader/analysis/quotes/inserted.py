"""Sentences parted by who says them: "The editorial, *sources said*, hit the mark."

Where the words before stand without a verb and those behind bring theirs, the two are one sentence that somebody says.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reader.analysis.quotes.attribution import Attribution, Piece
from reader.pipeline import reporting, tags

_SAYING = tags.INFLECTED | tags.PAST
_WITHIN = tags.NOMINAL | {"DET", "ADJ", "ADP", "PART"}
_LONGEST = 12
"""Words that say who says it, at most."""


def find(doc: Doc) -> Iterator[Attribution]:
    """The attributions of that form."""
    for verb in doc:
        if verb.tag_ not in _SAYING or reporting.kind_of(verb.lower_) != "speech":
            continue
        opened, closed = _comma(verb, -1), _comma(verb, 1)
        if opened is None or closed is None:
            continue
        source = doc[opened + 1 : verb.i]
        if not any(t.pos_ in tags.REFERRING for t in source) or not all(t.pos_ in _WITHIN for t in source):
            continue
        start, end = _sentence(doc, opened, closed)
        before, after = doc[start:opened], doc[closed + 1 : end]
        if any(t.tag_ in tags.FINITE or t.is_quote or t.text == ":" for t in before):
            continue
        if not any(t.is_alpha for t in before):
            continue
        goes_on = (
            any(t.tag_ in tags.FINITE for t in after[:3]) or after[0].tag_ == "VB"
        )  # "bring", taken for "to bring"
        if not goes_on or any(t.is_quote for t in after):
            continue
        contents = Piece("CONTENT", start, opened), Piece("CONTENT", closed + 1, end)
        yield Attribution(contents, Piece("CUE", verb.i, verb.i + 1), Piece("SOURCE", source.start, source.end))


def _comma(verb: Token, step: int) -> int | None:
    """Where the nearest comma before or behind a verb stands, if only who says it, and no other verb, is between."""
    i = verb.i + step
    while 0 <= i < len(verb.doc) and abs(i - verb.i) <= _LONGEST:
        token = verb.doc[i]
        if token.text == ",":
            return i
        if (
            token.is_punct
            or token.is_space
            or token.tag_ in tags.RELATIVE
            or token.pos_ in tags.VERBS
            or (step > 0 and token.is_sent_start)
        ):
            return None
        i += step
    return None


def _sentence(doc: Doc, opened: int, closed: int) -> tuple[int, int]:
    """The sentence around two commas, without its final mark."""
    start, end = opened, closed + 1
    while start and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and not doc[end].is_sent_start:
        end += 1
    while start < opened and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > closed + 1 and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return start, end
