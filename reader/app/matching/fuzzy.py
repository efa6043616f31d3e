"""Matching what is typed against names and sentences, loosely, in time that grows with their length and no faster."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final
from unicodedata import combining, normalize

from reader.app.threads.find import ALIKE

WHOLE, FIRST, BEGINNING, INSIDE, SHORT = 1.0, 0.99, 0.9, 0.55, 0.35
"""What a typed word is worth that is a word of the text, the beginning of its first or of another one, a part of one,
or short for some."""

PHRASE: Final = 1.1
"""How much more several words are worth that stand in the text as they were typed."""

LATE: Final = 0.25
"""The share that a match loses by standing late in the text."""

_REACH: Final = 4
"""Letters that are short for words are at most so many times as long apart as they are many."""

_WORD: Final = re.compile(r"\w+")
_FORMS: Final = {form: alike[0] for alike in ALIKE for form in alike}


@dataclass(frozen=True)
class Match:
    """How well what was typed matches, above 0 and about 1 at best, and at which offsets its letters stand."""

    score: float
    offsets: tuple[int, ...]


def match(typed: str, text: str) -> Match | None:
    """Matches every word of what was typed, in any order, case and with or without accents.

    A word may be a part of the text, or letters in order that begin at a word's beginning: `jkir` is John Kirby.
    """
    words, plain = folded(typed).split(), folded(text)
    spans = [found.span() for found in _WORD.finditer(plain)]
    score, offsets = 0.0, set[int]()
    for word in words:
        part = _substring(word, plain, spans) or _abbreviation(word, plain, spans)
        if part is None:
            return None
        score += part.score
        offsets.update(part.offsets)
    if not offsets:
        return None
    first = min(offsets)
    score *= (PHRASE if len(words) > 1 and " ".join(words) in plain else 1.0) / len(words)
    score *= 1 - LATE * first / (first + 40)
    return Match(score + 0.01 * len(offsets) / len(text), tuple(sorted(offsets)))


def folded(text: str) -> str:
    """A text without case and accents, code point for code point."""
    return text.lower() if text.isascii() else "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    decomposed = normalize("NFKD", character)
    plain = (decomposed[0] if all(map(combining, decomposed[1:])) else character).lower()
    return _FORMS.get(character) or (plain if len(plain) == 1 and not plain.isspace() else character)


def _substring(word: str, plain: str, spans: list[tuple[int, int]]) -> Match | None:
    """The word as it stands in the text, at the best of its places."""
    found = plain.find(word)
    if found < 0:
        return None
    beginnings = [span for span in spans if plain.startswith(word, span[0])]
    start, end = min(beginnings, key=lambda span: span[1] - span[0], default=(found, found))
    begins = BEGINNING if plain[:start].strip() else FIRST
    worth = INSIDE if not beginnings else WHOLE if end - start == len(word) else begins
    return Match(worth, tuple(range(start, start + len(word))))


def _abbreviation(word: str, plain: str, spans: list[tuple[int, int]]) -> Match | None:
    """The word's letters in order, near each other, from the beginning of a word on."""
    if len(word) < 2:
        return None
    starts = {start for start, _ in spans}
    best: Match | None = None
    for start in starts:
        if plain[start] != word[0]:
            continue
        offsets = [start]
        end = start + _REACH * len(word)
        for letter in word[1:]:
            offset = plain.find(letter, offsets[-1] + 1, end)
            if offset < 0:
                break
            offsets.append(offset)
        else:
            near = sum(b in starts or b == a + 1 for a, b in pairwise(offsets))
            score = SHORT * (1 + near) / len(word)
            if best is None or (score, -start) > (best.score, -best.offsets[0]):
                best = Match(score, tuple(offsets))
    return best
