"""Who says what: the article's direct, indirect and mixed quotes, each with its cue, source and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from reader.analysis import attribution, boundaries, speakers
from reader.analysis.attribution import Attribution, Piece
from reader.analysis.index import ActorIndex
from reader.analysis.quotation import MARKS, Quotation, outermost, quotations
from reader.story import Actor, Article, Extent, Quote, QuoteKind

_EDGES = " \t\n\u00a0.,;:-–—"


def find(doc: Doc, article: Article, actors: Iterable[Actor]) -> tuple[Quote, ...]:
    """The quotes of an article in text order, with ids q1, q2, …; page furniture is left out."""
    paragraphs = [(b.start, b.end) for b in article.blocks if b.kind != "furniture"]
    marked = outermost(quotations(article.text, paragraphs))
    tagged = (Piece(span.label_, span.start, span.end) for span in doc.spans.get("attribution", ()))
    pieces = boundaries.settle(doc, tagged, paragraphs, marked)
    joined = attribution.join(attribution.places(doc, pieces, paragraphs, marked))
    index = ActorIndex(actors)
    quotes = [_quote(doc, article.text, one, marked, index) for one in joined]
    quotes = [q for q in quotes if q.cue is not None or q.kind != "indirect"]
    quotes.sort(key=lambda q: q.content)
    return tuple(_numbered(quotes))


def _quote(doc: Doc, text: str, one: Attribution, marked: Sequence[Quotation], index: ActorIndex) -> Quote:
    content = tuple(trimmed(text, attribution.extent(doc, piece)) for piece in one.contents)
    source = doc[one.source.start : one.source.end] if one.source else None
    return Quote(
        "",
        kind(text, content, marked),
        content,
        trimmed(text, attribution.extent(doc, one.cue)) if one.cue else None,
        trimmed(text, attribution.extent(doc, one.source)) if one.source else None,
        speakers.speaker(source, index) if source else None,
    )


def kind(text: str, content: Iterable[Extent], marked: Iterable[Quotation]) -> QuoteKind:
    """How much of the content stands in quotation marks: all, some or none; punctuation counts for nothing."""
    inside = outside = 0
    for start, end in content:
        quoted = {i for q in marked for i in range(max(start, q.start), min(end, q.end))}
        letters = [i for i in range(start, end) if text[i].isalnum()]
        inside += sum(i in quoted for i in letters)
        outside += sum(i not in quoted for i in letters)
    return "indirect" if not inside else "mixed" if outside else "direct"


def trimmed(text: str, extent: Extent) -> Extent:
    """An extent without white space and without punctuation at its edges that is no part of a quotation."""
    start, end = extent
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and text[end - 1] not in MARKS:
        end -= 1
    return start, end


def _numbered(quotes: Iterable[Quote]) -> Iterable[Quote]:
    for number, q in enumerate(quotes, start=1):
        yield Quote(f"q{number}", q.kind, q.content, q.cue, q.source, q.speaker)
