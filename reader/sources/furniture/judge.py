"""Page furniture: what a page has around its article, told by what each paragraph is.

A small network (one hidden layer) scores every paragraph by its traits, and a second one scores it again with the
scores of the others, or a third one where it is known how a web page has marked them up, whose scores are weighed
together (`reader.sources.furniture.chain`); `python -m training.furniture` makes the weights. To call a paragraph of
the article furniture is worse than to keep a line of furniture, so whole sentences stay whatever their score, unless
they are known lines of pages, speak to the reader ("By clicking you agree …"), are marked up as the caption of a
picture or stand away from the article's body with little around them, or hardly can be the article's by their marks,
too; and so do the lines under which an article begins, if they are no captions and no links that hardly can be its own.
All this was learnt from English: on pages in other languages only known lines are furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, tanh
from operator import mul
from pathlib import Path

import msgspec
from msgspec import Struct

from reader.sources.furniture.chain import Chain, followed
from reader.sources.furniture.marks import LINK, Mark, marked
from reader.sources.furniture.second import likely_body, seconds
from reader.sources.furniture.traits import Traits, is_foreign, is_prose, rows

MOST = 2_000
"""Paragraphs; what has more is no page, but a book or a table, and has no furniture."""
KNOWN, LINE, ADDRESS, AWAY = 0.9, 0.3, 0.2, 0.05
"""Below these chances of being the article's, a known line, another line or a caption, whole sentences that speak to
the reader or are marked up on a page with a body, and whole sentences away from the article's body or links right above
it are furniture."""
SOME = 0.03
"""What is weighed together must have a body of such strength, about that of one full paragraph; a page of short reports
has none, and what is between them would draw them along."""
BODY, RIVAL = 0.1, 0.5
"""What is away from the body must leave one of such strength, and stand in no run that has such a share of it."""
HEAD = 4
"""Lines right above the first whole sentences: headline, byline and date stay, unless they are known lines, captions or
links that hardly can be the article's."""
CAPTION = "figcaption"
"""The element that holds no paragraph of an article, whole sentences though it may have."""


class Network(Struct, frozen=True):
    """Names of traits, their weights for each hidden unit, the units' biases, and what the units say."""

    traits: list[str]
    units: list[list[float]]
    hidden: list[float]
    out: list[float]
    bias: float

    def chance(self, row: Traits) -> float:
        """How likely a paragraph with these traits is the article's, 0 to 1."""
        values = [row[name] for name in self.traits]
        sums = (sum(map(mul, values, unit), bias) for unit, bias in zip(self.units, self.hidden, strict=True))
        score = self.bias + sum(tanh(total) * weight for total, weight in zip(sums, self.out, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


class Networks(Struct, frozen=True):
    """Of the first look, of the second, and of a second that sees marks, too, and what joins the chances of that."""

    first: Network
    second: Network
    marked: Network
    chain: Chain


def furniture(paragraphs: Sequence[str], marks: Sequence[Mark | None] = ()) -> list[bool]:
    """Which of a page's paragraphs are furniture; `marks` are those of each of them, where any are known."""
    if len(paragraphs) > MOST:
        return [False] * len(paragraphs)
    first = rows(paragraphs)
    chances = [_networks().first.chance(row) for row in first]
    second, network = seconds(paragraphs, first, chances), _networks().second
    if any(marks):
        also, network = marked(marks, chances, likely_body(paragraphs, chances)), _networks().marked
        second = [row | more for row, more in zip(second, also, strict=True)]
    sures = [network.chance(row) for row in second]
    if any(marks) and second[0]["strength"] >= SOME:
        sures = _joined(paragraphs, second, marks, sures)
    known = list(zip(paragraphs, second, sures, strict=True))
    if is_foreign(paragraphs):
        return [row["line"] > 0 and sure < KNOWN for _, row, sure in known]
    looks = marks or (None,) * len(known)
    bounds = [_bound(p, row, mark, head=False) for (p, row, _), mark in zip(known, looks, strict=True)]
    prose = (i for i, (p, _, sure) in enumerate(known) if is_prose(p) and sure >= bounds[i])
    opening = next(prose, len(known))
    for i in range(max(opening - HEAD, 0), opening):
        bounds[i] = _bound(known[i][0], known[i][1], looks[i], head=True)
    return [sure < bound for (_, _, sure), bound in zip(known, bounds, strict=True)]


def _joined(
    paragraphs: Sequence[str], seen: Sequence[Traits], marks: Sequence[Mark | None], chances: Sequence[float]
) -> list[float]:
    """The chances when all blocks are seen at once; captions keep theirs, for the prose around them tells nothing."""
    prose = [is_prose(paragraph) for paragraph in paragraphs]
    joined = _networks().chain.together(chances, prose, followed(paragraphs, seen, marks))
    return [
        own if mark is not None and mark.element == CAPTION else both
        for own, both, mark in zip(chances, joined, marks, strict=True)
    ]


def _bound(paragraph: str, row: Traits, mark: Mark | None, *, head: bool) -> float:
    """The chance below which a paragraph is furniture; `head`: it stands right above the first whole sentences."""
    if row["line"]:
        return KNOWN
    if mark is not None and mark.element == CAPTION:
        return LINE
    if is_prose(paragraph):
        if (row["addressed"] and not row["quoted"]) or (mark is not None and row["strength"] >= BODY):
            return ADDRESS
        return AWAY if row["strength"] >= BODY and not row["within"] and row["share"] < RIVAL else 0.0
    if head:
        return AWAY if mark is not None and mark.linked >= LINK else 0.0
    return LINE


@cache
def _networks() -> Networks:
    return msgspec.json.decode(Path(__file__).with_name("furniture.json").read_bytes(), type=Networks)
