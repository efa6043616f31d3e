"""Names as keys: what two spellings of one name have in common."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʻ": "'", "`": "'", "´": "'"})
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
_DOTS = re.compile(r"(?<=\w)\.(?=\w\b)|(?<=\b\w)\.|(?<=\w)\.$")
"""Of abbreviations."""
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name in lower case without accents, possessive, extra space or the dots of abbreviations.

    Hyphens stay, for they part words; `words` takes them apart. Words of other scripts are kept as they are.
    """
    key = name.translate(_APOSTROPHES).lower().translate(_LETTERS)
    key = unicodedata.normalize("NFKD", key).lower()  # of some letters only this is one that has a lower case
    key = "".join(c for c in key if not unicodedata.combining(c))
    key = _POSSESSIVE.sub("", " ".join(key.split()))
    return _DOTS.sub("", key)


def words(name: str) -> tuple[str, ...]:
    """The folded words of a name; hyphens part words ("Brew-Hammond" has two)."""
    return tuple(_WORDS.findall(fold(name)))
