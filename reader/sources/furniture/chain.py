"""The paragraphs of a web page judged together: an article is one run of blocks or a few, and so is furniture.

The looks score every paragraph for itself, so one that is in doubt may be called furniture in the midst of the article.
A chain weighs, for each two that follow each other, how likely they are to be both the article's, both furniture, or
where one ends and the other begins: a heading opens something, blocks that are marked up alike belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from typing import TypeAlias

from msgspec import Struct

from reader.sources.furniture.marks import ELEMENTS, LINK, Mark
from reader.sources.furniture.traits import Traits, is_prose

SHARE = 0.4
"""How much of a chance, as a logarithm of odds, is the chain's; the rest is what the paragraph has by itself."""
_LEAST = 1e-6
"""No chance is surer than this."""

Pair: TypeAlias = tuple[float, ...]
"""What two blocks that follow each other show, each 0 or 1."""
PAIR = 7
"""How many things that are."""


class Chain(Struct, frozen=True):
    """Weights of a block's own odds, and of pairs: for each thing that a pair shows, how well furniture follows
    furniture, the article furniture, furniture the article, and the article itself."""

    own: list[float]
    pairs: list[list[float]]

    def together(self, chances: Sequence[float], prose: Sequence[bool], pairs: Sequence[Pair]) -> list[float]:
        """The chances of a page's blocks of being the article's, when all of them are seen at once."""
        known: dict[Pair, tuple[float, ...]] = {}
        for pair in pairs:
            if pair not in known:
                sums = (sum(value * row[way] for value, row in zip(pair, self.pairs, strict=True)) for way in range(4))
                known[pair] = tuple(map(exp, sums))
        odds = [log_odds(chance) for chance in chances]
        alone = [exp(sum(map(float.__mul__, self.own, own(*both)))) for both in zip(odds, prose, strict=True)]
        above, odd = list[float](), 1.0
        for mine, pair in zip(alone, pairs, strict=True):
            out, begun, ended, on = known[pair]
            odd = mine * (begun + odd * on) / (out + odd * ended) if above else mine
            above.append(odd)
        found, below = list[float](), 1.0
        for i in range(len(above) - 1, -1, -1):
            found.append(_chance((1 - SHARE) * odds[i] + SHARE * log(above[i] * below)))
            out, begun, ended, on = known[pairs[i]]
            below = (ended + on * alone[i] * below) / (out + begun * alone[i] * below)
        return found[::-1]


def log_odds(chance: float) -> float:
    """The logarithm of the odds of a chance."""
    bounded = min(max(chance, _LEAST), 1 - _LEAST)
    return log(bounded / (1 - bounded))


def own(odds: float, prose: bool) -> list[float]:
    """What counts of a block by itself: its odds, and whether it is prose."""
    return [odds, 1.0, float(prose), odds * prose]


def followed(paragraphs: Sequence[str], rows: Sequence[Traits], marks: Sequence[Mark | None]) -> list[Pair]:
    """For each block what it and the one above it show; nothing for the first.

    That there are two, that they are marked up alike, that both are prose, that the second or the first is a heading,
    and that the second or the first is a known line.
    """
    looks = [(mark.element, mark.linked >= LINK) if mark else ("", False) for mark in marks]
    heads = [mark is not None and "heading" in ELEMENTS[mark.element] for mark in marks]
    prose = [is_prose(paragraph) for paragraph in paragraphs]
    lines = [row["line"] for row in rows]
    found: list[Pair] = [(0.0,) * PAIR]
    for i in range(1, len(paragraphs)):
        alike, both = looks[i] == looks[i - 1], prose[i] and prose[i - 1]
        found.append((1.0, float(alike), float(both), float(heads[i]), float(heads[i - 1]), lines[i], lines[i - 1]))
    return found[: len(paragraphs)]


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-odds))
