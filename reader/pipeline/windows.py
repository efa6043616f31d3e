"""Which words go through the encoder together, and how the answers of overlapping windows are joined.

A window holds whole paragraphs where it can: short ones are packed together, as in training. A paragraph longer
than a window is read in several that overlap; their trees are joined where both see a sentence end.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import Ints

OVERLAP = 40
"""Words, about, that two windows on one long paragraph share."""


class Window(NamedTuple):
    """Words [start, stop) of a document."""

    start: int
    stop: int


def plan(counts: Ints, paragraphs: Ints, breaks: NDArray[np.bool_], words: int, pieces: int) -> list[Window]:
    """Windows of at most `words` words and `pieces` word pieces that cover a document, in order.

    `counts` [n] is the number of each word's pieces, `paragraphs` the words that begin one (the first is 0), `breaks`
    [n] whether a word looks like a sentence's first. Only windows on one paragraph that is too long overlap.
    """
    total = np.concatenate(([0], np.cumsum(counts)))
    edges = [*paragraphs.tolist(), len(counts)]
    found: list[Window] = []
    start = 0
    for first, stop in pairwise(edges):
        if stop - start <= words and total[stop] - total[start] <= pieces:
            continue  # fits in with those before
        if first > start:
            found.append(Window(start, first))
        start = first
        while stop - start > words or total[stop] - total[start] > pieces:
            end = min(start + words, int(np.searchsorted(total, total[start] + pieces, side="right")) - 1)
            end = max(end, start + 1)
            found.append(Window(start, end))
            start = _again(breaks, start, end)
    if start < len(counts):
        found.append(Window(start, len(counts)))
    return found


def _again(breaks: NDArray[np.bool_], start: int, end: int) -> int:
    """Where the next window begins after [start, end): at a likely sentence start some words before the end."""
    if end - start < 3 * OVERLAP:
        return end  # words of many pieces: overlapping them would cost more than it tells
    low, high, wanted = end - 2 * OVERLAP, end - OVERLAP // 2, end - OVERLAP
    likely = np.flatnonzero(breaks[low:high]) + low
    return int(likely[np.abs(likely - wanted).argmin()]) if len(likely) else wanted


def seam(left: Ints, right: Ints, start: int, end: int) -> int:
    """The word in [start, end] where the answers of one window should give way to those of the next.

    `left` are the heads of the words up to `end` (the first window's), `right` those of the words from `start` on (the
    second's), both as the document's word numbers. Chosen is the place that the fewest arcs cross, nearest the middle.
    """
    crossed = np.zeros(end - start + 2, np.int64)
    for first, heads in ((end - len(left), left), (start, right)):
        at = np.arange(first, first + len(heads))
        low, high = np.minimum(at, heads), np.maximum(at, heads)  # crosses the places low + 1 … high
        np.add.at(crossed, np.clip(low + 1 - start, 0, end - start + 1), 1)
        np.add.at(crossed, np.clip(high + 1 - start, 0, end - start + 1), -1)
    cost = np.cumsum(crossed)[: end - start + 1]
    middle = np.abs(np.arange(end - start + 1) - (end - start) / 2)
    return start + int(np.lexsort((middle, cost))[0])
