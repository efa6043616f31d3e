"""Turns of a dialogue that is marked by dashes: "— We will, *said Ann Lee*. — Then do — *she added* — so at once."

A paragraph that a dash opens is somebody's turn where a reporting clause stands in it, or where it stands among such.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from reader.analysis.quotes.attribution import Attribution, Piece
from reader.analysis.quotes.marks import BREAKS, DASHES, LONG_DASHES, STOPS
from reader.analysis.quotes.phrases import phrase_end
from reader.analysis.words import pronouns
from reader.pipeline import reporting, tags
from reader.story import Article

_UTTERING = frozenset({"speech", "question", "demand", "promise", "denial", "criticism", "praise"})
_TOLD = tags.PAST | {"VBZ"}
_SPEAKING = pronouns.SUBJECTS & pronouns.FIRST
_DESCRIBING = pronouns.RELATIVE - {"that"}
"""What may follow a comma in telling of the speaker; "that" begins a sentence there."""
_TURNED = pronouns.FIRST | pronouns.SECOND
"""Words of one who speaks to another."""
_DESCRIPTION = 40
"""Tokens of what describes a speaker, at most."""


class Clause(NamedTuple):
    """A reporting clause: tokens [start, end), with its verb and the words of its subject."""

    start: int
    end: int
    verb: int
    subject: tuple[int, int]


def find(doc: Doc, article: Article) -> Iterator[Attribution]:
    """The turns, in text order, each an attribution; those without a reporting clause have no cue and no source."""
    turns: defaultdict[str, list[tuple[Span, list[Clause]]]] = defaultdict(list)
    for block in article.blocks:
        if block.kind not in ("paragraph", "item"):
            continue
        words = doc.char_span(block.start, block.end, alignment_mode="contract")
        if words is None or len(words) < 3 or words[0].text not in DASHES:
            continue
        if words[0].whitespace_ or words[0].text in LONG_DASHES:
            turns[words[0].text].append((words[1:], _clauses(words[1:])))
    found = []
    for dash, said in turns.items():
        told = sum(bool(clauses) for _, clauses in said)
        alone = told * 2 >= len(said) or (told > 0 and dash in LONG_DASHES)
        found += [_turn(*one) for one in said if one[1] or (alone and one[0][-1].text in STOPS)]
    yield from sorted((f for f in found if f is not None), key=lambda a: a.contents[0].start)


def reported(words: Span, *, last: bool) -> Attribution | None:
    """A quotation with a reporting clause in it, whose closing mark is missing; None without one. With `last`, only a
    clause that ends the quotation, its verb before its subject, is one."""
    clauses = [c for c in _clauses(words) if not last or (c.end == words.end and c.verb == c.start)]
    return _turn(words, clauses[:1]) if clauses else None


def _turn(words: Span, clauses: Sequence[Clause]) -> Attribution | None:
    """A turn without its reporting clauses; the first of them says whose it is."""
    contents: list[Piece] = []
    at = words.start
    for low, high in (*((c.start, c.end) for c in clauses), (words.end, words.end)):
        piece = _trimmed(words.doc, at, low if at == words.start else _spoken(words, at, low))
        if piece is not None:
            contents.append(piece)
        at = high
    if not contents:
        return None
    if not clauses:
        return Attribution(tuple(contents), None, None)
    first = clauses[0]
    return Attribution(
        tuple(contents), Piece("CUE", first.verb, first.verb + 1), Piece("SOURCE", first.subject[0], first.subject[1])
    )


def _spoken(words: Span, start: int, end: int) -> int:
    """Where the turn ends that goes on after a reporting clause.

    Where its sentence was over and no dash opens what follows, only sentences that speak to somebody are sure to
    belong to it ("said Ann Lee. *You know that.* She left.").
    """
    doc = words.doc
    following = next((t for t in doc[start:end] if not t.is_space), None)
    if following is None or following.text in DASHES or doc[start - 1].text[-1] not in STOPS:
        return end
    at = start
    for token in doc[start:end]:
        if token.text in STOPS:
            if not (token.text in ("?", "!") or any(t.lower_ in _TURNED for t in doc[at : token.i])):
                return at
            at = token.i + 1
    return at


def _trimmed(doc: Doc, start: int, end: int) -> Piece | None:
    """The tokens without the dashes, stops and spaces at their edges; None if there are no words."""
    while start < end and (doc[start].is_space or doc[start].text in BREAKS or doc[start].text in STOPS):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in DASHES or doc[end - 1].text == ","):
        end -= 1
    return Piece("CONTENT", start, end) if any(t.is_alpha for t in doc[start:end]) else None


def _clauses(words: Span) -> list[Clause]:
    """The reporting clauses of a turn: each after words and a break, and not within another."""
    found: list[Clause] = []
    reached = words.start + 1
    for token in words[1:-1] if len(words) > 2 else ():
        if token.i < reached or token.text not in BREAKS:
            continue
        clause = _verb_first(words, token.i + 1) or _subject_first(words, token)
        if clause is not None:
            found.append(clause)
            reached = clause.end
    return found


def _verb_first(words: Span, start: int) -> Clause | None:
    """ "said the old man quietly", "asks Ann Lee, who leads the union"."""
    doc = words.doc
    if not _is_telling(doc[start]):
        return None
    low = start + 1
    high = _nominal(doc, low, words.end)
    if high == low:
        return None
    return Clause(start, _end(words, high), start, (low, _described(words, high)))


def _subject_first(words: Span, gap: Token) -> Clause | None:
    """ "Ann Lee said quietly", "she answers"; nothing but adverbs and a phrase of place or time may follow the verb."""
    doc, start = words.doc, gap.i + 1
    high = _nominal(doc, start, words.end)
    verb = high
    while verb < words.end and doc[verb].pos_ == "ADV":
        verb += 1
    if high == start or verb >= words.end or not _is_telling(doc[verb]):
        return None
    after = verb + 1
    if doc[verb].lemma_.lower() in reporting.ADDRESSEE_OBJECT:
        after = phrase_end(doc, after, words.end)
    while after < words.end and doc[after].pos_ == "ADV":
        after += 1
    closed = after >= words.end or doc[after].is_punct or doc[after].is_space
    if not closed and (doc[after].pos_ != "ADP" or doc[start].lower_ in _SPEAKING):
        return None
    return Clause(start, _end(words, after), verb, (start, high))


def _is_telling(token: Token) -> bool:
    return token.tag_ in _TOLD and reporting.kind_of(token.lower_) in _UTTERING


def _nominal(doc: Doc, start: int, limit: int) -> int:
    """Where the pronoun, name or noun phrase ends that starts there; there itself if none does."""
    if start < limit and doc[start].lower_ in pronouns.SUBJECTS:
        return start + 1
    return phrase_end(doc, start, limit)


def _described(words: Span, end: int) -> int:
    """Where a subject ends with what describes it after a comma ("Ann Lee, *the mayor*"), else where it ends."""
    doc = words.doc
    if end + 1 >= words.end or doc[end].text != "," or not _describes(words, end + 1):
        return end
    return _stop(words, end + 1)[0]


def _stop(words: Span, start: int) -> tuple[int, int]:
    """Where the words end that a dash or stop closes, and where what follows it starts. Tokenizers leave a word and
    its marks together where no space is between ("the mayor—.")."""
    for token in words.doc[start : words.end]:
        if token.text in DASHES or token.text in STOPS:
            return token.i, token.i + 1
        if token.text[-1] in LONG_DASHES or token.text[-2:-1] in LONG_DASHES:
            return token.i + 1, token.i + 1
    return words.end, words.end


def _describes(words: Span, start: int) -> bool:
    """Whether what follows a comma tells of the speaker, and is not the turn that goes on."""
    first, rest = words.doc[start], words.doc[start : _stop(words[: start - words.start + _DESCRIPTION], start)[0]]
    if first.lower_ in _DESCRIBING or first.tag_ == "VBG" or first.pos_ == "ADP":
        return True
    return (first.pos_ == "DET" or first.tag_ == "PRP$") and not any(t.tag_ in tags.FINITE for t in rest)


def _end(words: Span, end: int) -> int:
    """Where a reporting clause ends: at a dash or stop, or at a comma after which the turn goes on."""
    stop = _stop(words, end)[1]
    return next((t.i + 1 for t in words.doc[end:stop] if t.text == "," and not _describes(words, t.i + 1)), stop)
