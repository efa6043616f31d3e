"""The best tree without crossing arcs, by dynamic programming over stretches of words (Eisner 1996)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import Ints
from reader.pipeline.trees import Flags

_NEVER = -1e9
_ANOTHER_ROOT = -1e5
"""What every root costs, so that there is one only."""


def crosses(heads: Ints, free: Flags) -> bool:
    """Whether arcs cross, the root's from before all words among them, those of `free` words not counted.

    `heads` [n]: a root is its own head.
    """
    n = len(heads)
    own = np.arange(1, n + 1)
    above = np.where(heads == own - 1, 0, heads + 1)
    low, high = np.minimum(own, above)[~free], np.maximum(own, above)[~free]
    return bool(((low[:, None] < low) & (low < high[:, None]) & (high[:, None] < high)).any())


def trees(scores: Sequence[NDArray[np.float64]], free: Sequence[Flags]) -> list[Ints]:
    """For each table the heads of the best tree with one root whose arcs do not cross; `free` words hang anywhere.

    A table is [n, n]: row a dependent, column its head, on the diagonal the score of being the root.
    """
    longest = max(map(len, scores), default=0)
    arcs = np.full((len(scores), longest + 1, longest + 1), _NEVER)  # [table, dependent, head], 0 above the root
    for table, one, anywhere in zip(arcs, scores, free, strict=True):
        n = len(one)
        table[1 : n + 1, 1 : n + 1] = np.where(anywhere[:, None], 0.0, one)
        table[1 : n + 1, 0] = np.where(anywhere, 0.0, np.diagonal(one)) + _ANOTHER_ROOT
    chart = _Chart(arcs)
    return [chart.heads(number, len(one)) for number, one in enumerate(scores)]


class _Chart:
    """The best scores of all stretches of words, and where they were parted.

    An open stretch is an arc with what lies under it, a whole one has all that hangs on its head to one side. Scores
    are kept by a stretch's first word and width, and by its last word and width, so that all of one width are one step.
    """

    def __init__(self, arcs: NDArray[np.float64]) -> None:
        b, n, _ = arcs.shape
        right, right_by_end, left, left_by_end = (np.full((b, n, n), _NEVER) for _ in range(4))  # whole, by side
        open_right, open_left = np.full((b, n, n), _NEVER), np.full((b, n, n), _NEVER)
        for table in (right, right_by_end, left, left_by_end):
            table[:, :, 0] = 0.0
        self._middle, self._right, self._left = (np.zeros((b, n, n), np.int16) for _ in range(3))
        at = np.arange(n)
        for w in range(1, n):
            first, last = at[: n - w], at[w:]
            within = right[:, : n - w, :w] + left_by_end[:, w:, :w][..., ::-1]
            self._middle[:, : n - w, w], inside = _best(within)
            open_right[:, : n - w, w] = inside + arcs[:, last, first]
            open_left[:, w:, w] = inside + arcs[:, first, last]
            some = left[:, : n - w, :w] + open_left[:, w:, 1 : w + 1][..., ::-1]
            self._left[:, : n - w, w], left[:, : n - w, w] = _best(some)
            left_by_end[:, w:, w] = left[:, : n - w, w]
            some = open_right[:, : n - w, 1 : w + 1] + right_by_end[:, w:, :w][..., ::-1]
            self._right[:, : n - w, w], right[:, : n - w, w] = _best(some)
            right_by_end[:, w:, w] = right[:, : n - w, w]

    def heads(self, number: int, n: int) -> Ints:
        """The heads of the n words of a table."""
        found = np.zeros(n + 1, np.int64)
        waiting = [(0, n, True, True)]  # first, last, headed by the first, whole
        while waiting:
            i, j, rightwards, whole = waiting.pop()
            if i == j:
                continue
            w = j - i
            if not whole:
                found[j if rightwards else i] = i if rightwards else j
                k = i + int(self._middle[number, i, w])
                waiting += [(i, k, True, True), (k + 1, j, False, True)]
            elif rightwards:
                k = i + int(self._right[number, i, w]) + 1
                waiting += [(i, k, True, False), (k, j, True, True)]
            else:
                k = i + int(self._left[number, i, w])
                waiting += [(i, k, False, True), (k, j, False, False)]
        above = found[1:]
        return np.where(above == 0, np.arange(n), above - 1)


def _best(values: NDArray[np.float64]) -> tuple[Ints, NDArray[np.float64]]:
    """Along the last dimension, where the greatest value is, and that value."""
    at = values.argmax(-1)
    rows = values.reshape(-1, values.shape[-1])
    return at, rows[np.arange(len(rows)), at.ravel()].reshape(at.shape)
