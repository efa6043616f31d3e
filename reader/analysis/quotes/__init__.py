"""Who says what: the article's direct, indirect and mixed quotes, each with its cue, source and speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from reader.analysis import datelines, ranker
from reader.analysis.actors.index import ActorIndex
from reader.analysis.extents import Extents
from reader.analysis.quotation import Quotation, outermost, quotations
from reader.analysis.quotes import (
    attribution,
    boundaries,
    candidates,
    holders,
    neighbours,
    rules,
    speakers,
    voices,
    worth,
)
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.speakers import Said
from reader.analysis.ranker import Features
from reader.pipeline import reporting, syntax, tags
from reader.story import Actor, Article, Extent, Quote, QuoteKind

_EDGES = " \t\n\u00a0.,;:-–—"
_CERTAIN = 0.95
"""The chance of what needs no weighing: a line of a transcript, a turn of a dialogue."""
_SHARED = 0.5
"""Of two candidates that share this part of the shorter one, one is a quote at most."""


_UTTERING = ("speech", "writing", "question", "demand", "promise", "denial", "criticism", "praise")
"""The kinds of reporting by which words are uttered, not thought."""
_UNSURE = ("source writer", "cue negated", "cue to", "cue modal", "cue passive")
"""What makes it less sure that somebody says so."""
_CELL = 256
"""Characters of the stretches by which quotes that may overlap are found."""


class Proposal(NamedTuple):
    """A candidate with what it would be as a quote, and what is known of it."""

    parts: Attribution
    how: QuoteKind
    content: tuple[Extent, ...]
    certain: bool
    features: Features


def find(doc: Doc, article: Article, actors: Iterable[Actor]) -> tuple[Quote, ...]:
    """The quotes of an article in text order, with ids q1, q2, …; page furniture is left out."""
    text, (paragraphs, marked) = article.text, stretches(article)
    people = tuple(actors)
    index, known = ActorIndex(people), {a.id: a for a in people}
    found = chosen(_propose(doc, article, paragraphs, marked))
    said = [_said(doc, p.parts, p.content, paragraphs, marked) for p, _ in found]
    quotes = []
    for number, (one, (p, chance), options) in enumerate(
        zip(said, found, voices.voices(article, said, people, marked), strict=True), start=1
    ):
        who, sure = voices.choose(options)
        all_of_them = voices.together(one.source, who, index, known) if one.source is not None and who else ()
        quotes.append(
            Quote(
                f"q{number}",
                p.how,
                p.content,
                _extent(text, one.cue),
                _extent(text, one.source),
                who,
                all_of_them or ((who,) if who else ()),
                round(chance * sure, 3),
            )
        )
    return tuple(quotes)


def spoken(doc: Doc, article: Article, proposals: Iterable[Proposal]) -> list[Said]:
    """The proposals as quotes whose speakers are asked for."""
    paragraphs, marked = stretches(article)
    return [_said(doc, p.parts, p.content, paragraphs, marked) for p in proposals]


def stretches(article: Article) -> tuple[list[Extent], tuple[Quotation, ...]]:
    """The article's paragraphs, page furniture left out, and the outermost quotations in them."""
    paragraphs = [(b.start, b.end) for b in article.blocks if b.kind != "furniture"]
    return paragraphs, outermost(quotations(article.text, paragraphs))


def propose(doc: Doc, article: Article) -> list[Proposal]:
    """All that may be a quote, in text order."""
    return sorted(_propose(doc, article, *stretches(article)), key=lambda p: p.content)


def _propose(
    doc: Doc, article: Article, paragraphs: Sequence[Extent], marked: Sequence[Quotation]
) -> Iterator[Proposal]:
    text = article.text
    kinds = [b.kind for b in article.blocks if b.kind != "furniture"]
    extents = Extents((q.start, q.end) for q in marked)
    written = list(datelines.whole(article))
    for one in candidates.find(doc, article, paragraphs, marked):
        low, high = one.parts.contents[0].start, one.parts.contents[-1].end - 1
        near = [marked[k] for k in extents.overlapping(doc[low].idx - 1, doc[high].idx + len(doc[high]) + 1)]
        content = _undated(_contents(doc, text, one.parts, near), written)
        if not content or not any(c.isalnum() for c in text[content[0][0] : content[-1][1]]):
            continue
        at = _paragraph(paragraphs, content[0][0]) - 1
        if at < 0 or content[0][0] >= paragraphs[at][1]:  # in page furniture
            continue
        how: QuoteKind = "direct" if one.origin == "line" else kind(text, content, near)
        if how == "indirect" and (
            any(_runs_on(doc, piece) for piece in one.parts.contents)
            or _is_elsewhere(doc, one.parts)
            or (one.parts.source is None and _is_nobodys(doc, one.parts.cue))
            or _is_unsaid(doc, one.parts)
            or _is_bare(doc, one.parts)
            or _is_about(doc, one.parts)
            or rules.describes(doc, one.parts)
            or _is_asked(doc, one.parts.cue)
        ):
            continue
        features = worth.describe(doc, one, how, content, kinds[at], near)
        yield Proposal(one.parts, how, content, one.origin in candidates.CERTAIN, features)


def _undated(content: Sequence[Extent], written: Sequence[Extent]) -> tuple[Extent, ...]:
    """What is said, without the dateline that its paragraph begins with."""
    return tuple((next((e for s, e in written if s <= start < e < end), start), end) for start, end in content)


def _runs_on(doc: Doc, piece: Piece) -> bool:
    """Whether a piece goes on in another sentence: what is reported in the reporter's words ends with its sentence."""
    return any(t.is_sent_start and t.i > piece.start for t in doc[piece.start : piece.end])


def _is_elsewhere(doc: Doc, parts: Attribution) -> bool:
    """Whether what is said stands in another sentence than the verb that says it, and behind no colon."""
    if parts.cue is None:
        return False
    content, cue = doc[parts.contents[0].start], doc[parts.cue.start]
    between = {t.text for t in doc[cue.i : content.i]}
    return (content.sent != cue.sent or "." in between) and ":" not in between


def _is_nobodys(doc: Doc, cue: Piece | None) -> bool:
    """Whether nobody says what is not in quotation marks: no verb says it, or "it is feared"."""
    if cue is None:
        return True
    verb = doc[cue.start : cue.end].root
    return reporting.kind_of(verb.lower_) != "speech" and any(s.lower_ == "it" for s in syntax.passive_subjects(verb))


def _is_unsaid(doc: Doc, parts: Attribution) -> bool:
    """Whether the cue has no word of telling or thinking, or only a noun of nobody's, and no clause hangs on it that
    would be what it tells: "the quarrel *began* …", "they *lodged* two cases to trace the money that was allegedly
    taken", "*report* after report, and nothing has changed"."""
    if parts.cue is None:
        return False
    cue = doc[parts.cue.start : parts.cue.end]
    words = [t for p in parts.contents for t in doc[p.start : p.end]]
    if _is_telling(cue, alone=parts.source is None) or (words[0].i >= cue.end and _opens_clause(words[0])):
        return False
    linked = (t for t in words if cue.start <= t.head.i < cue.end)
    return not any(syntax.is_a(t, "clause", "open clause", "noun clause") for t in linked)


def _is_bare(doc: Doc, parts: Attribution) -> bool:
    """Whether a noun alone tells what has no verb, which is what it is about and no statement: "their views on *wages
    and rights*", "a *warning* about a new war"."""
    if parts.cue is None or any(t.pos_ in tags.VERBS for t in doc[parts.cue.start : parts.cue.end]):
        return False
    noun = any(reporting.is_noun(t.lower_) for t in doc[parts.cue.start : parts.cue.end])
    return noun and not any(t.pos_ in tags.VERBS for p in parts.contents for t in doc[p.start : p.end])


def _is_about(doc: Doc, parts: Attribution) -> bool:
    """Whether what stands behind a cue only goes on about the noun that the cue, a participle, describes: "the plan,
    first *reported* by the paper, *is a year old*"."""
    if parts.cue is None:
        return False
    cue, verb = parts.cue, doc[parts.cue.start : parts.cue.end].root
    if verb.tag_ != "VBN" or syntax.children(verb, "subject", "passive subject", "auxiliary"):
        return False
    if parts.source is not None and parts.source.start < cue.start:  # "The railway, *Lee underlined*, is new"
        return False
    for predicate in (t for p in parts.contents if p.start >= cue.end for t in doc[p.start : p.end]):
        nouns = syntax.children(predicate, "subject", "passive subject")
        noun = next((n for n in nouns if n.i < cue.start), None)
        if noun is not None and syntax.is_a(verb, "noun clause", "parataxis") and verb.head in (noun, predicate):
            return True
    return False


def _is_asked(doc: Doc, cue: Piece | None) -> bool:
    """Whether it is asked if somebody says or thinks so: "asked whether she *believed* it would pass"."""
    if cue is None:
        return False
    verb = doc[cue.start : cue.end].root
    asked = syntax.is_a(verb, "clause") and reporting.kind_of(verb.head.lower_) == "question"
    return asked and any(m.lower_ in ("if", "whether") for m in syntax.children(verb, "marker"))


def _is_telling(cue: Span, alone: bool) -> bool:
    """Whether a cue has a word of telling or thinking; if it stands alone, without a source, no noun or imperative."""
    if any(reporting.is_aspectual(t.lower_) for t in cue):
        return False
    if alone and all(t.pos_ in tags.NOUNS or (t.tag_ == "VB" and t.is_sent_start) for t in cue):
        return False
    return rules.says(cue) or any(reporting.kind_of(t.lower_) is not None for t in cue)


def _opens_clause(word: Token) -> bool:
    return syntax.is_a(word, "marker") or word.tag_ in tags.INTERROGATIVE - tags.RELATIVE


def chosen(proposals: Iterable[Proposal]) -> list[tuple[Proposal, float]]:
    """The quotes among the proposals, with their chances: the likeliest first, and none over another's words.

    Their features, which take more than all else, are held for one at a time and left out of what is given.
    """
    likely = [(p._replace(features={}), c) for p, c in _weighed(proposals) if c >= _least(p)]
    likely.sort(key=lambda found: found[0].content)
    likely.sort(key=lambda found: (not found[0].certain, -found[1]))
    kept: list[tuple[Proposal, float]] = []
    near: defaultdict[int, list[Proposal]] = defaultdict(list)
    for one, chance in likely:
        cells = {cell for s, e in one.content for cell in range(s // _CELL, e // _CELL + 1)}
        if not any(_overlaps(one.content, other.content) for cell in cells for other in near.get(cell, ())):
            kept.append((one, chance))
            for cell in cells:
                near[cell].append(one)
    return sorted(kept, key=lambda k: k[0].content)


def _least(one: Proposal) -> float:
    """The least chance with which a candidate is a quote: words in quotation marks need little where somebody is said
    to utter them, and so does the clause of a verb of telling or thinking whose source is named or described."""
    known = one.features
    uttered = any(known.get(f"cue kind {kind}") for kind in _UTTERING)
    attributed = known.get("origin tagged") and one.parts.source is not None
    if one.how != "indirect" and uttered and attributed:
        return ranker.THRESHOLDS["quotation"]
    told = known.get("order reported") and (known.get("source NOUN") or known.get("source PROPN"))
    return ranker.THRESHOLDS["clause" if told and not any(map(known.get, _UNSURE)) else "quote"]


def _weighed(proposals: Iterable[Proposal]) -> Iterator[tuple[Proposal, float]]:
    """Each proposal with its chance."""
    scorer = ranker.scorer("quote")
    for one in proposals:
        yield one, _CERTAIN if one.certain else scorer.chances([one.features])[0]


def _overlaps(a: Sequence[Extent], b: Sequence[Extent]) -> bool:
    shared = sum(max(0, min(e, t) - max(s, u)) for s, e in a for u, t in b)
    return shared > _SHARED * min(sum(e - s for s, e in a), sum(e - s for s, e in b))


def _paragraph(paragraphs: Sequence[Extent], position: int) -> int:
    return bisect_right(paragraphs, position, key=lambda p: p[0])


def _contents(doc: Doc, text: str, one: Attribution, marked: Sequence[Quotation]) -> tuple[Extent, ...]:
    """The extents of what was said; the conjunction of a reported clause belongs to it, as in PolNeAR."""
    extents = (trimmed(text, attribution.extent(doc, piece), marked) for piece in one.contents)
    return tuple((start, end) for start, end in extents if start < end)


def _said(
    doc: Doc, one: Attribution, content: tuple[Extent, ...], paragraphs: Sequence[Extent], marked: Sequence[Quotation]
) -> Said:
    start = content[0][0]
    at = bisect_right(marked, start, key=lambda q: q.start) - 1
    opened = marked[at] if at >= 0 and marked[at].start + marked[at].opening >= start else None
    source, cue = (doc[p.start : p.end] if p else None for p in (one.source, one.cue))
    if source is None and cue is not None:
        source = speakers.source_of(cue)
        if source is not None and any(c.start < source.end and source.start < c.end for c in one.contents):
            source = None
        if source is not None and not holders.is_holder(source, cue):
            source = None
    number = _paragraph(paragraphs, start)
    around = paragraphs[number - 1]
    said = Said(content, source, cue, number, opened)
    if opened is None or source is not None or cue is not None:
        return said
    return said._replace(beside=neighbours.beside(doc, boundaries.words_of(doc, opened), around))


def _extent(text: str, span: Span | None) -> Extent | None:
    if span is None:
        return None
    start, end = trimmed(text, (span.start_char, span.end_char))
    return (start, end) if start < end else (span.start_char, span.end_char)  # a colon can be the cue


def kind(text: str, content: Iterable[Extent], marked: Iterable[Quotation]) -> QuoteKind:
    """How much of the content stands in quotation marks: all, some or none; punctuation counts for nothing."""
    extents, quotations = tuple(content), tuple(marked)
    everything = sum(_letters(text, start, end) for start, end in extents)
    inside = sum(_letters(text, max(s, q.start), min(e, q.end)) for s, e in extents for q in quotations)
    return "indirect" if not inside else "mixed" if inside < everything else "direct"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


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
