"""What somebody is quoted by others as saying: "the agency quoted *him* as saying …", "*she* was cited as saying …".

The speaker is whom the verb of quoting is about, and never who quotes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.grammar import phrases
from reader.analysis.quotation import Quotation
from reader.analysis.quotes import boundaries
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.pipeline import syntax


def find(doc: Doc, marked: Sequence[Quotation]) -> Iterator[Attribution]:
    """The attributions of that form, with all of a quotation that begins what is said; `marked` are the quotations."""
    spans = [boundaries.words_of(doc, quotation) for quotation in marked]
    for verb in doc:
        saying = phrases.quoted_saying(verb)
        if saying is None:
            continue
        told = syntax.passive_subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
        if not told:
            continue
        said = _said(verb, saying, spans)
        if said is None:
            continue
        start, end = said
        source = syntax.noun_phrase(told[0])
        if start < end and not start <= verb.i < end and not (source.start < end and start < source.end):
            source_piece = Piece("SOURCE", source.start, source.end)
            yield Attribution((Piece("CONTENT", start, end),), _cue(verb, saying), source_piece)


def _cue(verb: Token, saying: Token) -> Piece:
    """The words that say so: "was quoted as saying", or the last of them alone where others stand between."""
    between = verb.doc[verb.i + 1 : saying.i]
    if any(t.is_alpha and t.head != saying for t in between):
        return Piece("CUE", saying.i, saying.i + 1)
    start = min((t.i for t in syntax.children(verb, "passive auxiliary")), default=verb.i)
    return Piece("CUE", min(start, verb.i), saying.i + 1)


def _said(verb: Token, saying: Token, quoted: Sequence[Span]) -> tuple[int, int] | None:
    """The tokens of what is said: a clause of either verb, or a quotation that the verb of saying leads to."""
    doc = verb.doc
    clause = next((c for v in (saying, verb) for c in syntax.children(v, "clause")), None)
    if clause is None:
        after = bisect_right(quoted, saying.i, key=_start)
        led = after < len(quoted) and not _has_words(doc[saying.i + 1 : quoted[after].start])
        return (quoted[after].start, quoted[after].end) if led else None
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    around = bisect_right(quoted, clause.i, key=_start) - 1
    whole = quoted[around] if around >= 0 else None
    if whole is not None and clause.i < whole.end and not _has_words(doc[start : whole.start]):
        return whole.start, whole.end
    while start < end and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


def _start(span: Span) -> int:
    return span.start


def _has_words(span: Span) -> bool:
    return any(t.is_alpha for t in span)
