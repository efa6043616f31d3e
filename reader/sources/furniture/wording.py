"""Which words the furniture of pages uses and articles do not, as learned: "subscribe" and "cookies", not "said".

`python -m training.furniture` makes the table: the logarithm of how much likelier a word is in a line of furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

import msgspec

Wording: TypeAlias = Mapping[str, float]

SURE = 3.0
"""Mean of the words' logarithms at which no doubt is left."""
SURE_IN_ALL = 12.0
"""Sum of them, likewise."""

_WORD = re.compile(r"[^\W\d_]+")


def words(paragraph: str) -> Iterator[str]:
    """The words of a paragraph, in lower case."""
    return (match[0].lower() for match in _WORD.finditer(paragraph))


def sounds(paragraph: str, known: Wording) -> tuple[float, float]:
    """How much a paragraph sounds like furniture, by the mean of its words and by their sum, each -1 to 1."""
    scores = [known.get(word.lower(), 0.0) for word in _WORD.findall(paragraph)]
    total = sum(scores)
    return _bounded(total / (len(scores) or 1) / SURE), _bounded(total / SURE_IN_ALL)


@cache
def wording() -> Wording:
    """The table that comes with Reader."""
    return msgspec.json.decode(Path(__file__).with_name("wording.json").read_bytes(), type=dict[str, float])


def _bounded(value: float) -> float:
    return max(-1.0, min(1.0, value))
