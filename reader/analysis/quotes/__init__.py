"""Who says what: the article's direct, indirect and mixed quotes, each with its cue, source and speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span

from reader.analysis.quotation import Quotation, outermost, quotations
from reader.analysis.quotes import attribution, boundaries, labels, speakers
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.speakers import Said
from reader.pipeline import reporting
from reader.story import Actor, Article, Extent, Quote, QuoteKind

_EDGES = " \t\n\u00a0.,;:-–—"
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_NAMELESS = re.compile(r"^(?:not |to not )?to be (?:named|identified|quoted)\b|\banonymity$", re.I)
"""What a source asks for that is no part of the story ("asked not to be named")."""


def find(doc: Doc, article: Article, actors: Iterable[Actor]) -> tuple[Quote, ...]:
    """The quotes of an article in text order, with ids q1, q2, …; page furniture is left out."""
    text = article.text
    paragraphs = [(b.start, b.end) for b in article.blocks if b.kind != "furniture"]
    marked = outermost(quotations(text, paragraphs))
    tagged = labels.righted(doc, [Piece(s.label_, s.start, s.end) for s in doc.spans.get("attribution", ())])
    pieces = boundaries.settle(doc, tagged, paragraphs, marked)
    joined = attribution.join(attribution.places(doc, pieces, paragraphs, marked))
    found = [
        (part, kind(text, content, marked), content)
        for one in joined
        for part in _by_paragraph(doc, one, paragraphs)
        if (content := _contents(doc, text, part, marked))
    ]
    found = sorted((f for f in found if _is_quote(doc, *f, marked)), key=lambda f: f[2])
    said = [_said(doc, part, content, paragraphs, marked) for part, _, content in found]
    who = speakers.resolve(said, text, tuple(actors), marked)
    return tuple(
        Quote(f"q{number}", how, content, _extent(text, one.cue), _extent(text, one.source), speaker)
        for number, (one, (_, how, content), speaker) in enumerate(zip(said, found, who, strict=True), start=1)
    )


def _by_paragraph(doc: Doc, one: Attribution, paragraphs: Sequence[Extent]) -> Iterator[Attribution]:
    """The attribution, or one for each paragraph that its contents stand in."""
    parts: dict[int, list[Piece]] = {}
    for content in one.contents:
        parts.setdefault(_paragraph(paragraphs, doc[content.start].idx), []).append(content)
    for contents in parts.values():
        yield one._replace(contents=tuple(contents))


def _paragraph(paragraphs: Sequence[Extent], position: int) -> int:
    return bisect_right(paragraphs, position, key=lambda p: p[0])


def _contents(doc: Doc, text: str, one: Attribution, marked: Sequence[Quotation]) -> tuple[Extent, ...]:
    """The extents of what was said; the conjunction of a reported clause belongs to it, as in PolNeAR."""
    extents = (trimmed(text, attribution.extent(doc, piece), marked) for piece in one.contents)
    return tuple((start, end) for start, end in extents if start < end)


def _is_quote(
    doc: Doc, one: Attribution, how: QuoteKind, content: Sequence[Extent], marked: Sequence[Quotation]
) -> bool:
    """Whether an attribution reports words or thoughts: by quotation marks, a reporting word or saying enough.

    Without quotation marks, what has no finite verb is reported speech only after a word of saying: "*demanded* an
    inquiry" and "*hopes* to win" tell of wishes, which PolNeAR counts too. Without a cue, only a quotation that reads
    as speech is kept.
    """
    if any(_NAMELESS.search(doc.text[start:end]) for start, end in content[-1:]):
        return False
    if one.cue is not None:
        finite = any(t.tag_ in _FINITE for c in one.contents for t in doc[c.start : c.end])
        return how != "indirect" or finite or says(doc[one.cue.start : one.cue.end])
    return any(
        boundaries.is_speech(q, boundaries.words_of(doc, q)) or q.resumed
        for q in marked
        if any(s < q.end and q.start < e for s, e in content)
    )


def says(cue: Span) -> bool:
    """Whether a cue has a word or sign of telling something, rather than of wanting, believing or none at all."""
    return any(
        token.lower_ in ("according", "per", ":")
        or token.lower_ in reporting.ADJECTIVES
        or reporting.is_noun(token.lower_)
        or reporting.kind_of(token.lower_) not in (None, "belief", "demand")
        for token in cue
    )


def _said(
    doc: Doc, one: Attribution, content: tuple[Extent, ...], paragraphs: Sequence[Extent], marked: Sequence[Quotation]
) -> Said:
    start = content[0][0]
    around = bisect_right(marked, start, key=lambda q: q.start) - 1
    opened = marked[around] if around >= 0 and marked[around].start + marked[around].opening >= start else None
    source, cue = (doc[p.start : p.end] if p else None for p in (one.source, one.cue))
    if source is None and cue is not None:
        source = speakers.source_of(cue)
        if source is not None and any(c.start < source.end and source.start < c.end for c in one.contents):
            source = None
    return Said(content, source, cue, _paragraph(paragraphs, start), opened)


def _extent(text: str, span: Span | None) -> Extent | None:
    if span is None:
        return None
    start, end = trimmed(text, (span.start_char, span.end_char))
    return (start, end) if start < end else (span.start_char, span.end_char)  # a colon can be the cue


def kind(text: str, content: Iterable[Extent], marked: Iterable[Quotation]) -> QuoteKind:
    """How much of the content stands in quotation marks: all, some or none; punctuation counts for nothing."""
    inside = outside = 0
    for start, end in content:
        quoted = {i for q in marked for i in range(max(start, q.start), min(end, q.end))}
        letters = [i for i in range(start, end) if text[i].isalnum()]
        inside += sum(i in quoted for i in letters)
        outside += sum(i not in quoted for i in letters)
    return "indirect" if not inside else "mixed" if outside else "direct"


def trimmed(text: str, extent: Extent, marked: Sequence[Quotation] = ()) -> Extent:
    """An extent without white space and punctuation at its edges; what ends a quotation belongs to it."""
    start, end = extent
    while start < end and text[start] in _EDGES:
        start += 1
    quoted = next((q for q in marked if q.start <= end - 1 < q.end <= end + 1), None)
    if quoted is not None:
        return start, quoted.end
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end
