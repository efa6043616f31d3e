"""What is so according to somebody: whose words they are, and which."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from reader.analysis.grammar import phrases
from reader.analysis.quotes import alongside, boundaries
from reader.analysis.quotes.attribution import Attribution, Piece
from reader.pipeline import syntax, tags


def whole_sources(doc: Doc, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, each source that "according to" leads to made the whole phrase that the parse says it is, and what
    is a noun of saying there no cue ("according to *reports*")."""
    found = sorted(pieces, key=lambda p: p.start)
    right: list[Piece] = []
    end = 0  # of the last whole phrase
    for number, piece in enumerate(found):
        if piece.start < end:
            continue
        right.append(piece)
        if piece.label != "CUE" or not alongside.is_according(doc, piece) or piece.end >= len(doc):
            continue
        noun = doc[piece.start].head
        if noun.i < piece.end or noun.pos_ not in tags.NOUNS:
            continue
        phrase = _with_name(syntax.noun_phrase(noun, conjuncts=True), noun)
        within = [p for p in found[number + 1 : number + 1 + len(phrase)] if p.start < phrase.end]
        if phrase.start == piece.end and not any(p.label == "CONTENT" for p in within):
            end = max([phrase.end, *(p.end for p in within if p.start == phrase.start)])  # "the broker, *Ann Lee*"
            right.append(Piece("SOURCE", phrase.start, end))
    return right


def without_asides(doc: Doc, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without an "according to" between a conjunction and the clause that it leads to: "she added *that*
    according to a briefing *the army has left*" is what she added, all of it."""
    right: list[Piece] = []
    for number, piece in enumerate(pieces):
        before = right[-1] if right else None
        if before is not None and before.label == "CONTENT" and before.end - before.start == 1:
            mark = doc[before.start]
            holds = (p for p in pieces[number:] if p.label == "CONTENT" and p.start <= mark.head.i < p.end)
            whole = next(holds, None) if syntax.is_a(mark, "marker") else None
            if whole is not None and piece.label == "CUE" and alongside.is_according(doc, piece):
                right[-1] = before._replace(end=whole.end)
                continue
        if before is None or before.label != "CONTENT" or piece.start >= before.end:
            right.append(piece)
    return right


def without_manners(doc: Doc, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without an "according to", and what it leads to, that no comma sets off in what another cue reports:
    "he said they would be dealt with *according to the law*" is what he said, all of it."""
    cued = {i for p in pieces if p.label == "CUE" and not alongside.is_according(doc, p) for i in range(p.start, p.end)}
    right: list[Piece] = []
    led: range | None = None
    for piece in pieces:
        if piece.label == "CUE" and alongside.is_according(doc, piece) and _is_told(doc[piece.start], cued):
            phrase = syntax.noun_phrase(doc[piece.start].head, conjuncts=True)
            led = range(piece.end, phrase.end)
        elif led is None or piece.label != "SOURCE" or piece.start not in led:
            right.append(piece)
    return right


def _is_told(preposition: Token, cued: Container[int]) -> bool:
    """Whether an "according to" stands, with no comma before it, in a clause that hangs on a cue in front of it."""
    noun = preposition.head
    if noun == preposition or preposition.is_sent_start or preposition.nbor(-1).is_punct:
        return False
    above = (noun, *syntax.ancestors(noun))
    return any(syntax.is_a(t, "clause") and t.head.i in cued and t.head.i < preposition.i for t in above)


def clauses(doc: Doc) -> Iterator[Attribution]:
    """The clauses that begin or end with "according to somebody"."""
    for noun in doc:
        case = phrases.according(noun)
        verb = noun.head
        if case is None or verb == noun or not (verb.dep_ == "ROOT" or verb.tag_ in tags.INFLECTED):
            continue
        if syntax.is_a(verb, "relative clause") and not any(t.tag_ in tags.RELATIVE for t in verb.subtree):
            continue  # "the votes *he missed* according to …" says nothing without its noun
        phrase = _with_name(syntax.noun_phrase(noun, conjuncts=True), noun)
        if phrase.start != case.i + 2:
            continue
        start, end = (phrase.end, verb.right_edge.i + 1) if case.i <= verb.i else (verb.left_edge.i, case.i)
        start, end = boundaries.within_marks(doc, start, end)
        if end - start >= 2:
            source = Piece("SOURCE", phrase.start, phrase.end)
            content, cue = Piece("CONTENT", start, end), Piece("CUE", case.i, phrase.start)
            yield alongside.up_to(doc, Attribution((content,), cue, source))


def last(doc: Doc, pieces: Sequence[Piece]) -> Iterator[Attribution]:
    """What the sentences say that end with an "according to somebody" which was tagged so, without what that says."""
    for cue, source in pairwise(pieces):
        if (cue.label, source.label) == ("CUE", "SOURCE") and doc[cue.start].lower_ == "according":
            content = _content(doc, cue, source)
            if content is not None:
                yield Attribution((content,), cue, source)


def _content(doc: Doc, cue: Piece, source: Piece) -> Piece | None:
    """What a sentence says before the comma and "according to somebody" that end it; None where it is not so."""
    sentence = doc[cue.start].sent
    start, end = boundaries.within_marks(doc, sentence.start, cue.start)
    rest = doc[source.end : sentence.end]
    if cue.end != source.start or end - start < 2 or doc[cue.start - 1].text != "," or any(t.is_alpha for t in rest):
        return None
    return Piece("CONTENT", start, end) if any(t.tag_ in tags.FINITE for t in doc[start:end]) else None


def _with_name(phrase: Span, noun: Token) -> Span:
    """A noun phrase with the name that follows its head without a comma ("the website *Wohnkarte.de*"), or with what
    somebody is between commas ("Ann Lee, *sales executive at a hotel*,")."""
    doc = noun.doc
    for beside in syntax.children(noun, "apposition"):
        start, end = beside.left_edge.i, beside.right_edge.i + 1
        if doc[start].text == ",":
            start += 1
        if start == phrase.end:
            return doc[phrase.start : end]
        if start == phrase.end + 1 and end < len(doc) and doc[phrase.end].text == doc[end].text == ",":
            return doc[phrase.start : end]
    return phrase
