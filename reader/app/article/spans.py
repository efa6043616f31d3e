"""Stretches of a text, found by where they lie."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import Generic, TypeVar

T = TypeVar("T")


class Spans(Generic[T]):
    """Things on half-open stretches; finding those in a place takes no longer in a long text than in a short one."""

    def __init__(self, spans: Iterable[tuple[int, int, T]] = ()) -> None:
        self._spans = sorted((span for span in spans if span[0] < span[1]), key=itemgetter(0, 1))
        self._starts = [span[0] for span in self._spans]
        self._longest = max((end - start for start, end, _ in self._spans), default=0)

    def __len__(self) -> int:
        return len(self._spans)

    def within(self, start: int, end: int) -> list[tuple[int, int, T]]:
        """Those that share a code point with [start, end), in order."""
        first, last = bisect_left(self._starts, start - self._longest + 1), bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if span[1] > start]

    def __iter__(self) -> Iterator[tuple[int, int, T]]:
        return iter(self._spans)
