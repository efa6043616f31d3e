"""What may be a quote: what the tagger marked, quotations, reported clauses of the parse, the lines of a transcript.

Generous: of one stretch of words there can be several, cut in different ways; `worth` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import Final, Literal, NamedTuple

from spacy.tokens import Doc, Token

from reader.analysis import datelines, transcript
from reader.analysis.extents import Extents
from reader.analysis.quotation import Quotation
from reader.analysis.quotes import (
    according,
    alongside,
    attached,
    attribution,
    boundaries,
    completing,
    dialogue,
    hearers,
    holders,
    inserted,
    labels,
    naming,
    neighbours,
    relayed,
    trailing,
)
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.speakers import source_of
from reader.pipeline import reporting, syntax, tags
from reader.story import HEADINGS, Article, Extent

Origin = Literal[
    "tagged",
    "longer",
    "shorter",
    "clause",
    "quotation",
    "line",
    "headline",
    "aside",
    "relayed",
    "attached",
    "inserted",
    "trailing",
]
"""Tagged so; the same carried to the end of its clause or sentence; the same with less of it; a clause; a quotation; a
line of a transcript, a turn of a dialogue, or a quotation that the next sentence says whose it is; a headline that
begins with who says it; a sentence that ends with who says it; what somebody is quoted as saying;
a quotation tied to who says it by a comma; a sentence parted by who says it; one that ends so."""

CERTAIN: Final[frozenset[Origin]] = frozenset(
    {"line", "headline", "aside", "relayed", "attached", "inserted", "trailing"}
)
"""Those that need not be weighed."""


class Candidate(NamedTuple):
    """An attribution that may be a quote."""

    parts: Attribution
    origin: Origin


def find(doc: Doc, article: Article, paragraphs: Sequence[Extent], marked: Sequence[Quotation]) -> Iterator[Candidate]:
    """All candidates, none of them over the edge of a paragraph; `marked` are the outermost quotations."""
    turns = [*map(_line, transcript.lines(doc, article)), *dialogue.find(doc, article)]
    turns += [*_referred(doc, paragraphs, marked), *_unclosed(doc, marked)]
    lines = [Candidate(turn, "line") for turn in turns]
    lines += [Candidate(_line(line), "headline") for line in transcript.headlines(doc, article)]
    lines += [Candidate(parts, "inserted") for parts in inserted.find(doc)]
    lines += [Candidate(parts, "relayed") for parts in relayed.find(doc, marked)]
    written = Extents(datelines.whole(article))
    pieces = (s for s in doc.spans.get("attribution", ()) if not written.overlapping(s.start_char, s.end_char))
    tagged = labels.righted(doc, [Piece(s.label_, s.start, s.end) for s in pieces])
    spoken = [_covered(c.parts) for c in lines]
    lined = Extents(spoken)
    free = [p for p in tagged if not lined.overlapping(p.start, p.end)]
    spans = [boundaries.words_of(doc, q) for q in marked]
    named = {t.i for span in spans if naming.is_name(doc, span) for t in span}
    settled = [p for p in boundaries.settle(doc, free, paragraphs, marked) if not _is_name(doc, p, named)]
    yield from lines
    where = attribution.Where(doc, paragraphs, marked)
    joined = [one for group in _apart(doc, article, settled) for one in attribution.join(where.places(group))]
    quoted = Extents((s.start, s.end) for s in spans)
    telling = Extents((p.start, p.end) for p in settled if p.label != "CONTENT")
    found = [
        completing.completed(doc, _held(doc, part), telling) for one in joined for part in _parts(doc, one, paragraphs)
    ]
    yield from (Candidate(part, "tagged") for part in found)
    yield from (Candidate(parts, "trailing") for parts in trailing.find(doc, found))
    tagged_so = {part.contents: part for part in found}
    for tied in attached.find(doc, marked):
        part = tagged_so.get(tied.contents)
        if part is None or not ((tied.cue is None or _holds(part.cue, tied.cue)) and _holds(part.source, tied.source)):
            yield Candidate(tied, "attached")
    for part in found:
        yield from (Candidate(longer, "longer") for longer in _longer(doc, part, settled))
        yield from (Candidate(shorter, "shorter") for shorter in _shorter(doc, part, quoted))
    said = [p for p in found if p.cue or p.source or any(quoted.overlapping(c.start, c.end) for c in p.contents)]
    taken = {i for part in said for c in part.contents for i in range(c.start, c.end)}
    taken.update(i for start, end in spoken for i in range(start, end))
    for clause in chain(
        _clauses(doc, paragraphs),
        (Candidate(one, "clause") for one in according.clauses(doc)),
        (Candidate(one, "aside") for one in according.last(doc, settled)),
    ):
        content = clause.parts.contents[0]
        if set(quoted.holding(content.start)) - set(quoted.holding(content.end - 1)):
            continue  # the clause runs on behind the closing mark of a quotation that it begins in
        if sum(i in taken for i in range(content.start, content.end)) * 2 < content.end - content.start:
            yield clause
    for span in spans:
        if not any(t.i in taken for t in span) and span.start not in named:
            yield Candidate(Attribution((Piece("CONTENT", span.start, span.end),), None, None), "quotation")


def _held(doc: Doc, one: Attribution) -> Attribution:
    """The attribution with its source whole, and without one that is not whose the cue's words are, or who is only told
    them."""
    if one.source is None or one.cue is None:
        return one
    source, cue = (doc[p.start : p.end] for p in (one.source, one.cue))
    source = holders.described(holders.whole(source, cue), cue)
    if not any(c.start < source.end and source.start < c.end for c in one.contents):
        one = one._replace(source=Piece("SOURCE", source.start, source.end))
    heard = any(map(hearers.is_told, cue))
    spoken = not heard or any(t in source for verb in cue for t in syntax.agents(verb))
    held = spoken and holders.is_holder(source, cue) and not holders.is_owner(source, cue)
    return one if held else one._replace(source=None)


def _holds(piece: Piece | None, other: Piece | None) -> bool:
    """Whether what was tagged is the same, or more, as what a rule says."""
    return piece is not None and other is not None and piece.start <= other.start < piece.end


def _covered(one: Attribution) -> tuple[int, int]:
    """The tokens from an attribution's first piece to its last."""
    pieces = [p for p in (*one.contents, one.cue, one.source) if p is not None]
    return min(p.start for p in pieces), max(p.end for p in pieces)


def _parts(doc: Doc, one: Attribution, paragraphs: Sequence[Extent]) -> Iterator[Attribution]:
    """The attribution, cut where its contents stand in several paragraphs or sentences ("One," she said. "Two."); a
    part that is paragraphs away from the cue is without it."""
    parts: list[list[Piece]] = []
    for content in one.contents:
        if parts and _is_one(doc, parts[-1][-1], content, paragraphs):
            parts[-1].append(content)
        else:
            parts.append([content])
    for contents in parts:
        part = one._replace(contents=tuple(contents))
        yield part if _is_near(doc, part, paragraphs) else part._replace(cue=None, source=None)


def _is_near(doc: Doc, one: Attribution, paragraphs: Sequence[Extent]) -> bool:
    """Whether a cue stands in the paragraph of what it says, in the one before, or right behind the last of what it
    says, not paragraphs below."""
    if one.cue is None:
        return True
    at, cue = (bisect_right(paragraphs, doc[p.start].idx, key=lambda e: e[0]) for p in (one.contents[-1], one.cue))
    return cue - at <= 1


def _is_one(doc: Doc, before: Piece, after: Piece, paragraphs: Sequence[Extent]) -> bool:
    """Whether two contents stand in one paragraph, with no sentence ended between them."""
    starts = [bisect_right(paragraphs, doc[p.start].idx, key=lambda e: e[0]) for p in (before, after)]
    between = range(before.end, after.start + 1)
    if any(t.text == "." for t in doc[before.end : after.start]):  # whatever the parse holds for one sentence
        return False
    return starts[0] == starts[1] and not any(doc[i].is_sent_start for i in between if i < len(doc))


def _longer(doc: Doc, one: Attribution, pieces: Sequence[Piece]) -> Iterator[Attribution]:
    """The attribution with its last content carried on to its clause's end and to its sentence's, if that is more; with
    its first one from the beginning of the sentence that ends with who says it."""
    yield from _from_start(doc, one, pieces)
    last = one.contents[-1]
    sentence = doc[last.start].sent
    if last.end > sentence.end or (one.cue is not None and completing.is_closed(doc, last, one.cue)):
        return
    after = bisect_left(pieces, last.end, key=lambda p: p.start)
    limit = min(pieces[after].start, sentence.end) if after < len(pieces) else sentence.end
    inside = doc[last.start : last.end]
    clause = max((t.right_edge.i + 1 for t in inside if t.head.i < last.start or t.head == t), default=last.end)
    ends = []
    for end in (min(clause, limit), limit):
        while end > last.end and (doc[end - 1].is_punct or doc[end - 1].is_space):
            end -= 1
        if end > last.end and end not in ends and any(t.is_alpha for t in doc[last.end : end]):
            ends.append(end)
    for end in ends:
        longer = one._replace(contents=(*one.contents[:-1], last._replace(end=end)))
        if alongside.up_to(doc, longer) == longer:
            yield longer


def _from_start(doc: Doc, one: Attribution, pieces: Sequence[Piece]) -> Iterator[Attribution]:
    first, *others = one.contents
    sentence = doc[first.start].sent
    begun = bisect_right(pieces, sentence.start, key=lambda p: p.end)
    behind = one.cue is not None and one.contents[-1].end <= one.cue.start < sentence.end
    free = begun < len(pieces) and pieces[begun].start >= first.start
    if behind and free and any(t.is_alpha for t in doc[sentence.start : first.start]):
        yield one._replace(contents=(first._replace(start=sentence.start), *others))


def _shorter(doc: Doc, one: Attribution, quoted: Extents) -> Iterator[Attribution]:
    """The attribution to the end of its last content's first sentence; a quotation without what follows unquoted."""
    *before, last = one.contents
    if quoted.overlapping(last.start, last.end):
        return
    end = doc[last.start].sent.end
    if end < last.end:
        yield one._replace(contents=(*before, last._replace(end=end)))
    if before and set(quoted.holding(before[-1].start)) & set(quoted.holding(before[-1].end - 1)):
        yield one._replace(contents=tuple(before))


def _clauses(doc: Doc, paragraphs: Sequence[Extent]) -> Iterator[Candidate]:
    """The clauses that hang on a reporting word, with it and its subject."""
    starts = [start for start, _ in paragraphs]
    for token in doc:
        aside = _is_aside(token)
        if not (aside or syntax.is_a(token, "clause", "parataxis")) or token.head == token:
            continue
        verb = token.head
        if (
            (aside or syntax.is_a(token, "parataxis"))
            and reporting.kind_of(token.lower_) is not None
            and verb.i < token.i
        ):
            token, verb = verb, token  # "The dam will hold, *she said*"
        if (reporting.kind_of(verb.lower_) is None and verb.lower_ not in reporting.ADJECTIVES) or labels.is_put_to(
            verb
        ):
            continue
        edges = token.left_edge.i, token.right_edge.i + 1
        if edges[0] <= verb.i < edges[1]:
            edges = (verb.i + 1, edges[1]) if verb.i < token.i else (edges[0], verb.left_edge.i)
        start, end = boundaries.within_marks(doc, *edges)
        inside = bisect_right(starts, doc[start].idx) == bisect_right(starts, verb.idx) if start < end else False
        if not inside or end - start < 2 or start <= verb.i < end:
            continue
        subject = source_of(doc[verb.i : verb.i + 1])
        source = Piece("SOURCE", subject.start, subject.end) if subject is not None else None
        if source is not None and source.start < end and start < source.end:
            continue
        yield Candidate(
            Attribution((Piece("CONTENT", start, end),), Piece("CUE", verb.i, verb.i + 1), source),
            "aside" if aside else "clause",
        )


def _is_aside(verb: Token) -> bool:
    """Whether a clause that was hung on the one before it only says who reports that: "…, *the bureau found*."."""
    if not syntax.is_a(verb, "adverbial clause", "conjunct") or verb.head.i > verb.i or verb.tag_ not in tags.INFLECTED:
        return False
    if reporting.kind_of(verb.lower_) is None or syntax.children(verb, "marker", "coordinator"):
        return False
    if any(t.is_alpha for t in verb.doc[verb.i + 1 : verb.sent.end]):
        return False
    subjects = syntax.children(verb, "subject")
    start = min((s.left_edge.i for s in subjects), default=0)
    return start > 0 and start == verb.left_edge.i and verb.doc[start - 1].text == ","


def _referred(doc: Doc, paragraphs: Sequence[Extent], marked: Sequence[Quotation]) -> Iterator[Attribution]:
    """The quotations whose next sentence points back at their words."""
    for quotation in marked:
        around = bisect_right(paragraphs, quotation.start, key=lambda e: e[0]) - 1
        if quotation.closed and around >= 0:
            found = neighbours.referred(doc, boundaries.words_of(doc, quotation), paragraphs[around])
            if found is not None:
                yield found


def _unclosed(doc: Doc, marked: Sequence[Quotation]) -> Iterator[Attribution]:
    """The quotations whose closing mark is missing, where a clause in them says whose they are; what the next paragraph
    goes on with may have such clauses of its own."""
    for number, quotation in enumerate(marked):
        if not quotation.closed:
            goes_on = number + 1 < len(marked) and marked[number + 1].resumed
            found = dialogue.reported(boundaries.words_of(doc, quotation), last=goes_on)
            if found is not None:
                yield found


def _apart(doc: Doc, article: Article, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of each headline by themselves, and all others together: a headline reports nothing but itself."""
    heads = [(b.start, b.end) for b in article.blocks if b.kind in HEADINGS]
    groups: dict[int, list[Piece]] = {}
    for piece in pieces:
        around = bisect_right(heads, (doc[piece.start].idx, len(article.text))) - 1
        inside = around >= 0 and doc[piece.start].idx < heads[around][1]
        groups.setdefault(around if inside else -1, []).append(piece)
    return list(groups.values())


def _is_name(doc: Doc, piece: Piece, named: Container[int]) -> bool:
    """Whether a content is no more than a name, with a word that leads to it ("*as* “Aunt Bread”")."""
    words = [t.i for t in doc[piece.start : piece.end] if t.is_alpha]
    return piece.label == "CONTENT" and bool(words) and all(i in named for i in words[1:] or words)


def _line(line: transcript.Line) -> Attribution:
    who, colon, said = (
        Piece(label, s.start, s.end) for label, s in zip(("SOURCE", "CUE", "CONTENT"), line, strict=True)
    )
    return Attribution((said,), colon, who)
