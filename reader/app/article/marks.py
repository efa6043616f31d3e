"""From what was understood to how it looks: overlapping spans flattened into runs of one look each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from typing import Final, NamedTuple

from reader.app.colours import GroupName, group_of
from reader.story import Analysis, Extent


class Look(NamedTuple):
    """What holds at a place: an entity's colour, a quote's tint and an event's underline, in any combination."""

    group: GroupName | None = None
    quoted: bool = False
    event: bool = False


PLAIN: Final = Look()


class Marks:
    """The looks of an article, by place."""

    def __init__(self, analysis: Analysis | None, hidden: frozenset[str] = frozenset()) -> None:
        spans: list[tuple[Extent, Look]] = []
        if analysis is not None:
            for entity in analysis.entities:
                group = group_of(entity.label).name
                if group not in hidden:
                    spans.append(((entity.start, entity.end), Look(group=group)))
            spans += [(piece, Look(quoted=True)) for quote in analysis.quotes for piece in quote.content]
            spans += [(event.trigger, Look(event=True)) for event in analysis.events]
        self._runs = list(_flatten(spans))
        self._starts = [start for start, _, _ in self._runs]

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """The runs of [start, end): in order, without gaps, each of one look."""
        index = max(0, bisect_right(self._starts, start) - 1)
        position = start
        while position < end:
            if index >= len(self._runs) or self._runs[index][0] >= end:
                yield position, end, PLAIN
                return
            run_start, run_end, look = self._runs[index]
            index += 1
            if run_end <= position:
                continue
            if position < run_start:
                yield position, run_start, PLAIN
                position = run_start
            yield position, min(run_end, end), look
            position = min(run_end, end)

    def quoted(self, start: int, end: int) -> bool:
        """Whether any of [start, end) is quoted."""
        return any(look.quoted for _, _, look in self.over(start, end))


def _flatten(spans: Iterable[tuple[Extent, Look]]) -> Iterator[tuple[int, int, Look]]:
    """Disjoint runs, in order; of entities that overlap the one that starts later is seen."""
    ordered = sorted(((start, end, look) for (start, end), look in spans if start < end), key=lambda span: span[:2])
    open_: list[tuple[int, int, int, Look]] = []  # by end; with the start and a tie-breaker
    position = 0
    for serial, (start, end, look) in enumerate((*ordered, (1 << 62, 1 << 62, PLAIN))):
        while open_ and open_[0][0] <= start:
            until = open_[0][0]
            if position < until:
                yield position, until, _merge(open_)
                position = until
            heappop(open_)
        if open_ and position < start:
            yield position, start, _merge(open_)
        position = start
        heappush(open_, (end, start, serial, look))


def _merge(spans: Sequence[tuple[int, int, int, Look]]) -> Look:
    named = [(start, serial, look.group) for _, start, serial, look in spans if look.group]
    return Look(
        group=max(named)[2] if named else None,
        quoted=any(look.quoted for *_, look in spans),
        event=any(look.event for *_, look in spans),
    )
