"""Tagged pieces set right by what is certain: quotation marks and paragraphs.

What stands in one pair of quotation marks was said by one source, so contents are carried to the marks, cues and
sources inside are words of the quotation, and speech that the tagger passed over becomes content. Names of works,
terms and scare quotes stay what they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.quotation import Quotation
from reader.analysis.quotes.attribution import Piece
from reader.analysis.quotes.marks import DASHES, STOPS
from reader.pipeline import syntax, tags
from reader.story import Extent

SPEECH_WORDS = 4
"""A quotation of fewer words is speech only where the tagger says so."""
_TIGHT = ("object", "indirect object", "open clause", "copular complement", "compound", "oblique")
"""What completes a word so that no content ends before it."""
_LEADING = tags.INTERROGATIVE | {"DT", "PRP$", "CC", "TO"}
SHARE = 0.5
"""A quotation is content where this part of its words was tagged so."""

_STOPPED = re.compile(r"(?<!\W)[^\w.!?,…—–-]*+[.!?,…—–-]\W*+$")
"""A stop among the marks that a text ends in."""


def settle(
    doc: Doc, tagged: Iterable[Piece], paragraphs: Sequence[Extent], quotations: Sequence[Quotation]
) -> list[Piece]:
    """The pieces inside `paragraphs`, in text order, carried to the marks of `quotations` (the outermost ones)."""
    inside = sorted((p for p in tagged if _within_any(doc, p, paragraphs)), key=lambda p: p.start)
    for quotation in quotations:
        span = words_of(doc, quotation)
        low, high = _overlapping(inside, span.start, span.end)
        tagged_so = _share(inside[low:high], span) >= SHARE and _words(span) > 1
        if tagged_so or is_speech(quotation, span):
            inside[low:high] = _absorb(inside[low:high], span)
    inside = [part for piece in _mended(doc, inside) for part in _by_sentences(doc, piece, quotations)]
    carried = [_to_clause_end(doc, piece, inside) for piece in inside]
    return [_completed(doc, piece, carried) for piece in carried]


def _overlapping(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """Which pieces [low, high) share tokens with [start, end): they stand in text order and start and end in it."""
    return bisect_right(pieces, start, key=lambda p: p.end), bisect_left(pieces, end, key=lambda p: p.start)


def _mended(doc: Doc, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a content that was cut in two behind a phrase or before its subject made one ("*the owner* – *a
    fund* – *had left*", "*that* the price "*is low*")."""
    mended: list[Piece] = []
    for piece in pieces:
        before = mended[-1] if mended else None
        if before is not None and before.label == piece.label == "CONTENT":
            between = doc[before.end : piece.start]
            near = len(between) < 2 and all(t.text in DASHES for t in between)
            phrase = not any(t.tag_ in tags.FINITE or t.is_quote for t in doc[before.start : before.end])
            first = doc[before.start]
            bare = not any(t.is_quote or t.is_sent_start for t in doc[before.start + 1 : piece.end])
            bare = bare and not any(t.text in STOPS for t in between)  # the parse ran over a sentence's end
            begun = phrase and syntax.is_a(first, "marker") and piece.start <= first.head.i < piece.end
            if begun or bare or (near and phrase and not doc[piece.start].is_sent_start):
                mended[-1] = before._replace(end=piece.end)
                continue
        mended.append(piece)
    return mended


def _by_sentences(doc: Doc, piece: Piece, quotations: Sequence[Quotation]) -> Iterator[Piece]:
    """A content cut where a sentence begins outside all quotations: what was said before "Go," he said, is no part."""
    start = piece.start
    if piece.label == "CONTENT":
        for token in doc[piece.start + 1 : piece.end]:
            if token.is_sent_start and not _is_inside(token, quotations):
                yield piece._replace(start=start, end=token.i)
                start = token.i
    yield piece._replace(start=start)


def _is_inside(token: Token, quotations: Sequence[Quotation]) -> bool:
    """Whether a token stands in one of the quotations, which are in text order, and does not open it."""
    before = bisect_left(quotations, token.idx, key=lambda q: q.start) - 1
    return before >= 0 and token.idx < quotations[before].end


def _to_clause_end(doc: Doc, piece: Piece, pieces: Sequence[Piece]) -> Piece:
    """A content cut short within a noun phrase ("backed *the*") or before the clause it leads to ("said *that if he
    goes*, they go"), carried to its end if nothing else was tagged there."""
    if piece.label != "CONTENT" or piece.end >= len(doc):
        return piece
    last = doc[piece.end - 1]
    sentence_end = last.sent.end
    ends = [piece.end]
    if last.pos_ in ("DET", "ADP", "ADJ") and last.head.i >= piece.end and last.head.i < sentence_end:
        ends.append(syntax.noun_phrase(last.head).end)
    while (phrase := _cut_phrase(doc, piece.start, ends[-1])) is not None:
        ends.append(phrase.right_edge.i + 1)
    for token in doc[piece.start : piece.end]:
        head = token.head
        beyond = piece.end <= head.i < sentence_end
        if beyond and syntax.is_a(token, "subject", "passive subject") and not syntax.is_a(head, "relative clause"):
            ends.append(head.right_edge.i + 1)
        if beyond and syntax.is_a(head, "clause") and head.head.i < piece.start:
            ends.append(head.right_edge.i + 1)
    end = max(ends)
    after = bisect_left(pieces, piece.end, key=lambda p: p.start)
    if after < len(pieces) and pieces[after].start < end:
        return _without_dangling(doc, piece)
    while end > piece.end and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return piece._replace(end=end)


def _without_dangling(doc: Doc, piece: Piece) -> Piece:
    """A content without the words at its end that lead to what it does not have ("a fund*, which he*")."""
    end = piece.end
    while end > piece.start + 1 and not doc[end - 1].is_quote:
        last = doc[end - 1]
        leads = last.tag_ in _LEADING or syntax.is_a(last, "subject", "passive subject", "preposition", "marker")
        if not (leads and last.head.i >= end) and (end == piece.end or last.text != ","):
            break
        end -= 1
    return piece._replace(end=end)


def _cut_phrase(doc: Doc, start: int, end: int) -> Token | None:
    """The head of the phrase that a content's end cuts, or cuts off from the word that it completes ("has kept | *its
    name* | *for years*"); None if it cuts none, or a loose one."""
    word = doc[end] if end < len(doc) else None
    if word is None or word.is_punct or word.is_space or word.tag_ == "CC":
        return None
    while not start <= word.head.i < end:
        if word.head == word:
            return None
        word = word.head
    return word if word.left_edge.i < end or syntax.is_a(word, *_TIGHT) else None


def _completed(doc: Doc, piece: Piece, pieces: Sequence[Piece]) -> Piece:
    """A content cut short, carried to its sentence's end: one that opens it, where nothing else in it was tagged."""
    sentence = doc[piece.start].sent
    opens = not any(t.is_alpha for t in doc[sentence.start : piece.start])
    low, high = _overlapping(pieces, sentence.start, sentence.end)
    alone = all(p == piece for p in pieces[low:high])
    if piece.label != "CONTENT" or not (opens and alone) or piece.end >= sentence.end or doc[piece.end - 1].is_punct:
        return piece
    end = sentence.end
    while doc[end - 1].is_space:
        end -= 1
    return piece._replace(end=max(end, piece.end))


def within_marks(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A stretch of tokens without the punctuation and white space at its ends."""
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    while start < end and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


def words_of(doc: Doc, quotation: Quotation) -> Span:
    """The tokens of a quotation, its marks with them."""
    span = doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
    assert span is not None  # a quotation has at least its mark
    return span


def is_speech(quotation: Quotation, span: Span) -> bool:
    """Whether a quotation reads as something said: a clause, ended or opened as a sentence is."""
    words = [t for t in span if t.is_alpha]
    if len(words) < SPEECH_WORDS or not any(t.tag_ in tags.FINITE or t.tag_ == "VB" for t in words):
        return False
    if all(t.is_title or len(t) < 4 for t in words):
        return False
    stopped = bool(_STOPPED.search(span.text.rstrip("\"'”’»`"))) or not quotation.closed
    return stopped and (words[0].is_title or len(words) > 2 * SPEECH_WORDS)


def _absorb(pieces: Sequence[Piece], span: Span) -> list[Piece]:
    """The pieces with one content over all of a quotation; contents that reach into it are joined to it."""
    start, end = span.start, span.end
    kept: list[Piece] = []
    for piece in pieces:
        overlaps = piece.start < span.end and span.start < piece.end
        if not overlaps:
            kept.append(piece)
        elif piece.label == "CONTENT":
            start, end = min(start, piece.start), max(end, piece.end)
        else:  # what of a cue or source stands outside the marks stays
            if piece.start < span.start:
                kept.append(piece._replace(end=span.start))
            if piece.end > span.end:
                kept.append(piece._replace(start=span.end))
    return sorted([*kept, Piece("CONTENT", start, end)], key=lambda p: p.start)


def _share(pieces: Iterable[Piece], span: Span) -> float:
    """The part of a quotation's words that are tagged as content."""
    tagged = {i for p in pieces if p.label == "CONTENT" for i in range(max(p.start, span.start), min(p.end, span.end))}
    words = [t.i for t in span if not (t.is_punct or t.is_space)]
    return sum(i in tagged for i in words) / len(words) if words else 0.0


def _words(span: Span) -> int:
    return sum(not (t.is_punct or t.is_space) for t in span)


def _within_any(doc: Doc, piece: Piece, extents: Sequence[Extent]) -> bool:
    start = doc[piece.start].idx
    around = bisect_right(extents, (start, float("inf"))) - 1
    return around >= 0 and start < extents[around][1]
