"""Dates and times among the pipeline's entities: what it cut off of one, what it took for another, and passed over."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from reader.analysis.times import words as timewords

_CLOCK = 4
"""Tokens after its first number that a time of the clock may have ("9:30 p.m.")."""


def to_clock(span: Span) -> int:
    """Where a time of the clock ends that begins with a number taken for a date ("*9*am", "*9* p.m."), else the span's
    end."""
    doc, end = span.doc, span.end
    if len(span) != 1 or not span[0].is_digit:
        return end
    near = doc[span.start : end + _CLOCK]  # the whole text would be put together for each number in it
    found = timewords.WRITTEN_CLOCK.match(near.text)
    if found is None or found.end() <= len(span.text):
        return end
    reached = span.start_char + found.end()
    return max((t.i + 1 for t in near if t.idx + len(t) <= reached), default=end)


def is_day_of_month(token: Token) -> bool:
    """Whether a number has its month behind it, which the pipeline cut off ("noon on *1* January")."""
    after = token.doc[token.i + 1 : token.i + 2]
    return (
        token.is_digit
        and len(token) < 3
        and len(after) == 1
        and after[0].lower_ in timewords.MONTHS
        and after[0].text[0].isupper()
    )


def says_when(span: Span) -> bool:
    """Whether a span is nothing but a weekday and a part of it, which no name is ("Sunday", "Friday night")."""
    words = [t.lower_ for t in span]
    return words[0] in timewords.FULL_WEEKDAYS and timewords.PARTS_OF_DAY.issuperset(words[1:])


def weekdays(doc: Doc) -> Iterator[Span]:
    """The weekdays that the pipeline passed over: those that stand by themselves, in no longer name."""
    for token in doc:
        if token.ent_type_ or not token.is_title or token.lower_ not in timewords.FULL_WEEKDAYS:
            continue
        around = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        if not any(t.pos_ == "PROPN" and t.is_title and not t.ent_type_ for t in around):  # not "Black Friday"
            yield Span(doc, token.i, token.i + 1, label="DATE")
