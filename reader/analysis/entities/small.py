"""Words that have a capital for beginning a sentence or a heading alone, and were taken for names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from reader.analysis.words import titles
from reader.pipeline import tags


def without(doc: Doc, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans without words that the same text writes small too, and large only where every word is: "*Envelopes* in
    the clubhouse … cash in envelopes".

    A text tells by itself whether a word is a name, by the places where it has a choice: Mikheev 2002, "Periods,
    Capitalized Words, etc.".
    """
    asked = {s.text for s in spans if _may_be_small(s) and _begins(s[0])}
    small = asked - {t.text for t in doc if t.text in asked and not _begins(t)} if asked else asked
    if small:
        written = {t.text for t in doc if t.is_lower and t.pos_ in tags.DESCRIBING}
        small = {word for word in small if word.lower() in written}
    yield from (s for s in spans if s.text not in small)


def _begins(word: Token) -> bool:
    """Whether a word is its sentence's first, whatever marks stand before it."""
    while word.i and not word.is_sent_start and not word.nbor(-1).is_alpha:
        word = word.nbor(-1)
    return word.i == 0 or bool(word.is_sent_start)


def _may_be_small(span: Span) -> bool:
    word = span[0]
    return len(span) == 1 and word.is_title and word.is_alpha and not titles.is_given(word.text)
