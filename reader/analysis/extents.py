"""Which of many stretches of a text holds a position, without asking each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from reader.story import Extent


class Extents:
    """Stretches [start, end) in any order, which may overlap; a question costs what overlaps there, not what there is.

    Answers are numbers of stretches in the order given.
    """

    def __init__(self, extents: Iterable[Extent]) -> None:
        self._sorted = sorted((start, end, number) for number, (start, end) in enumerate(extents))
        self._starts = [start for start, _, _ in self._sorted]
        self._reach = list(accumulate((end for _, end, _ in self._sorted), max))  # where all up to here have ended

    def overlapping(self, start: int, end: int) -> list[int]:
        """The stretches that share anything with [start, end), lowest number first."""
        at = bisect_left(self._starts, end) - 1
        found = []
        while at >= 0 and self._reach[at] > start:
            if self._sorted[at][1] > start:
                found.append(self._sorted[at][2])
            at -= 1
        return sorted(found)

    def holding(self, position: int) -> list[int]:
        """The stretches that `position` is in, lowest number first."""
        return self.overlapping(position, position + 1)

    def __contains__(self, position: int) -> bool:
        at = bisect_right(self._starts, position) - 1
        return at >= 0 and self._reach[at] > position
