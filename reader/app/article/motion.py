"""Where reading goes by the text alone, from word to word."""

from __future__ import annotations

from typing import Final

from reader.patterns import late
from reader.story import Extent

_REACH: Final = 200
"""A word is looked for this far to either side."""

_WORD: Final = late(r"\w+(?:['’.·-]\w+)*")


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
