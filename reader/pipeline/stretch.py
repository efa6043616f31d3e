"""The entities of a stretch of a text; spaCy's `Span.ents` walks the whole text for them."""

from __future__ import annotations

from spacy.tokens import Span


def entities(span: Span) -> list[Span]:
    """The named entities that lie within a span, in text order."""
    doc, found, start = span.doc, [], -1
    for token in span:
        if token.ent_iob_ != "I":
            if start >= 0:
                found.append(Span(doc, start, token.i, label=doc[start].ent_type))
            start = token.i if token.ent_iob_ == "B" else -1
    if start >= 0 and (span.end == len(doc) or doc[span.end].ent_iob_ != "I"):
        found.append(Span(doc, start, span.end, label=doc[start].ent_type))
    return found
