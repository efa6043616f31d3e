"""Names that were found only in part, up to the acronym in brackets that spells the whole: "Citizens for Ethics in
Washington (CEW)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span

from reader.analysis.words import names
from reader.analysis.words.folding import fold
from reader.pipeline.labels import NO_PERSONS

_FARTHEST = 6
"""Words that a name's rest has, at most."""
_LETTERS = range(3, 9)


def whole(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans in text order, a body's name made as long as the acronym right behind it says; what the rest of it was
    taken for is left out."""
    end = 0
    for span in spans:
        if span.start < end:
            continue
        end = _end(span)
        yield span if end == span.end else Span(span.doc, span.start, end, label="ORG")


def _end(span: Span) -> int:
    """Where a name ends: before the bracket with an acronym that the words up to there spell and the name alone does
    not, else where it was found to end."""
    doc = span.doc
    if span.label_ not in NO_PERSONS or len(span) < 2:
        return span.end
    for end in range(span.end, min(span.end + _FARTHEST + 1, len(doc) - 2)):
        if doc[end].text != "(":
            if doc[end].is_sent_start or not (doc[end].is_alpha or doc[end].text in "-–&"):
                break
            continue
        letters = doc[end + 1].text
        if doc[end + 2].text != ")" or len(letters) not in _LETTERS or not letters[:1].isupper():
            break
        acronym = fold(letters)
        spelt = acronym in names.organization(doc[span.start : end].text).acronyms
        return end if spelt and acronym not in names.organization(span.text).acronyms else span.end
    return span.end
