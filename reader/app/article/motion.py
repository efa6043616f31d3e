"""Where reading goes by the text alone: words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reader.story import Extent

_REACH: Final = 200
"""A word is looked for this far to either side."""
_SENTENCE_REACH: Final = 4000

_WORD: Final = re.compile(r"\w+(?:['’.·-]\w+)*")
_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++|[。！？]++[」』”’）]*+\s*+")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Adm|Cmdr|Pres|Supt|Insp"
    r"|St|Mt|Ft|No|Nos|Art|Sec|Fig|vs|v|etc|al|e\.g|i\.e|cf|approx|ca|Inc|Ltd|Co|Corp|Bros|Jr|Sr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|[A-Z]\.[A-Z])\.\s+$"
)


def word_at(text: str, offset: int) -> Extent:
    """The word at `offset`; where there is none, the one code point."""
    low, high = max(0, offset - _REACH), min(len(text), offset + _REACH)
    for found in _WORD.finditer(text, low, high):
        if found.start() <= offset < found.end():
            return found.span()
        if found.start() > offset:
            break
    return offset, min(offset + 1, len(text))


def word_after(text: str, offset: int, end: int) -> int | None:
    """Where the next word begins before `end`; None where there is none."""
    first = word_at(text, offset)[1]
    found = _WORD.search(text, min(first, end), end)
    return found.start() if found else None


def word_before(text: str, offset: int, start: int) -> int | None:
    """Where the last word that begins before `offset` does so, not before `start`; None where there is none."""
    low = max(start, offset - _REACH)
    found = [match.start() for match in _WORD.finditer(text, low, offset)]
    return found[-1] if found else None


def sentences(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a paragraph start, by its punctuation."""
    yield start
    for found in _END.finditer(text, start, end):
        opening = text[found.end() : found.end() + 1]
        ended = text[max(start, found.end() - 12) : found.end()]
        if found.end() < end and not opening.islower() and not _ABBREVIATION.search(ended):
            yield found.end()


def sentence_at(text: str, offset: int, start: int, end: int) -> Extent:
    """The sentence that holds `offset`, of a paragraph [start, end); one too long is looked at from nearby only."""
    first = low = max(start, offset - _SENTENCE_REACH)
    for begins in sentences(text, low, min(end, offset + _SENTENCE_REACH)):
        if begins > offset:
            return first, begins
        first = begins
    return first, min(end, offset + _SENTENCE_REACH)
