"""Page furniture: what a page has around its article, told by what each paragraph is.

A small network (one hidden layer) scores every paragraph by its traits; `python -m training.furniture` makes its
weights. To call a paragraph of the article furniture is worse than to keep a line of furniture, so whole sentences
stay whatever their score, unless they are known lines of pages or speak to the reader ("By clicking you agree …"), and
so do the lines under which an article begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, tanh
from pathlib import Path

import msgspec
from msgspec import Struct

from reader.sources.furniture.traits import Traits, is_prose, rows

MOST = 2_000
"""Paragraphs; what has more is no page, but a book or a table, and has no furniture."""
KNOWN, LINE, ADDRESS = 0.9, 0.15, 0.2
"""Below these chances of being the article's, a known line, another line, and whole sentences that speak to the reader
are furniture."""
HEAD = 4
"""Lines right above the first whole sentences: headline, byline and date stay, unless they are known lines."""


class Weights(Struct, frozen=True):
    """Of the network: for each trait a weight for each hidden unit, the hidden units' biases, and what they say."""

    traits: dict[str, list[float]]
    hidden: list[float]
    out: list[float]
    bias: float


def furniture(paragraphs: Sequence[str]) -> list[bool]:
    """Which of a page's paragraphs are furniture."""
    if len(paragraphs) > MOST:
        return [False] * len(paragraphs)
    known = [(p, row, chance(row)) for p, row in zip(paragraphs, rows(paragraphs), strict=True)]
    prose = (i for i, (p, row, sure) in enumerate(known) if is_prose(p) and sure >= _bound(p, row, head=False))
    opening = next(prose, len(known))
    return [sure < _bound(p, row, head=opening - HEAD <= i < opening) for i, (p, row, sure) in enumerate(known)]


def _bound(paragraph: str, row: Traits, *, head: bool) -> float:
    """The chance below which a paragraph is furniture; `head`: it stands right above the first whole sentences."""
    if row["line"]:
        return KNOWN
    if is_prose(paragraph):
        return ADDRESS if row["addressed"] and not row["quoted"] else 0.0
    return 0.0 if head else LINE


def chance(row: Traits) -> float:
    """How likely a paragraph with these traits is the article's, 0 to 1."""
    weights = _weights()
    sums = list(weights.hidden)
    for name, value in row.items():
        if value:
            sums = [total + value * weight for total, weight in zip(sums, weights.traits[name], strict=True)]
    score = weights.bias + sum(tanh(total) * weight for total, weight in zip(sums, weights.out, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


@cache
def _weights() -> Weights:
    return msgspec.json.decode(Path(__file__).with_name("furniture.json").read_bytes(), type=Weights)
