"""Words as they are compared: without case, accents and marks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

STROKED: Final = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
"""Letters that are written without their stroke, or as two, where a keyboard has them not, and are no accented ones."""
_PLAIN: Final = str.maketrans(STROKED)


class Word(NamedTuple):
    """A word or a number of a text: how it compares, and where it stands."""

    form: str
    start: int
    end: int


def fold(text: str) -> str:
    """A text without case and accents."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def unstroked(text: str) -> str:
    """A text as names are compared, in which strokes are left out like accents: Łódź is Lodz."""
    return fold(text).translate(_PLAIN)


def name_forms(name: str) -> list[str]:
    """The words of a name as they compare."""
    return forms(unstroked(name))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words and numbers of a stretch of a text, in order."""
    return [
        Word(fold(found[0]), found.start(), found.end())
        for found in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


def forms(text: str) -> list[str]:
    """The words of a text as they compare."""
    return [word.form for word in words(text)]
