"""From what was understood to how it looks: overlapping spans flattened into runs of one look each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.app.article.spans import Spans
from reader.app.looks.colours import GROUPS, GroupName, group_of
from reader.app.threads.links import Thing
from reader.main_events import main_tellings
from reader.story import Actor, Analysis, Entity, Event, Extent, Quote


class Look(NamedTuple):
    """What holds at a place: an entity's colour, a quote's tint, an event's underline, doubt, a link: any of them."""

    group: GroupName | None = None
    quoted: bool = False
    event: bool = False
    doubt: bool = False
    """Whether it is inferred."""
    leads: bool = False
    """Whether it leads on, to an address."""


PLAIN: Final = Look()
QUOTED: Final = Look(quoted=True)
EVENT: Final = Look(event=True)
DOUBT: Final = Look(doubt=True)
LEADS: Final = Look(leads=True)
_OF_GROUP: Final = {group.name: Look(group=group.name) for group in GROUPS}


Doubted: TypeAlias = tuple[Extent, Thing]
"""Words that are inferred, and the actor, event or quote that they are inferred to be of."""

Density = Literal["main", "all", "none", "actors", "thread"]
"""What is marked: everything but for the events of the background, everything, nothing, the main actors and what they
say and do, or the chosen thread."""

DENSITIES: Final[Mapping[Density, str]] = {
    "main": "main events marked",
    "all": "everything marked",
    "none": "no marks",
    "actors": "main actors only",
    "thread": "this thread only",
}
"""What the levels are called, the usual one first."""
MAIN: Final = 5
"""So many of the most salient actors are main actors."""


class Marks:
    """The looks of an article, by place."""

    def __init__(
        self,
        analysis: Analysis | None,
        hidden: frozenset[str] = frozenset(),
        density: Density = "main",
        thread: Sequence[Extent] = (),
        doubted: Sequence[Doubted] = (),
        leading: Sequence[Extent] = (),
    ) -> None:
        """`hidden` names entity groups; `thread` holds the places that the density `thread` leaves marked.

        `doubted` has what is inferred, and of what; `leading` has what leads on, which needs no analysis.
        """
        spans: list[tuple[int, int, Look]] = []
        if analysis is not None and density != "none":
            shown = _Shown(analysis, density, thread)
            for entity in analysis.entities:
                group = group_of(entity.label).name
                if group not in hidden and shown.entity(entity):
                    spans.append((entity.start, entity.end, _OF_GROUP[group]))
            spans += [(*piece, QUOTED) for quote in analysis.quotes if shown.quote(quote) for piece in quote.content]
            spans += [(*event.trigger, EVENT) for event in analysis.events if shown.event(event)]
            spans += [(*extent, DOUBT) for extent, thing in doubted if shown.doubt(extent, thing, hidden)]
        if density in ("main", "all", "thread"):
            walked = frozenset(thread)
            spans += [(*extent, LEADS) for extent in leading if density != "thread" or extent in walked]
        self._spans = Spans(spans)

    def over(self, start: int, end: int) -> Iterator[tuple[int, int, Look]]:
        """The runs of [start, end): in order, without gaps, each of one look."""
        position = start
        for run_start, run_end, look in _flatten(self._spans.within(start, end)):
            run_start, run_end = max(run_start, start), min(run_end, end)
            if run_start >= run_end:
                continue
            if position < run_start:
                yield position, run_start, PLAIN
            yield run_start, run_end, look
            position = run_end
        if position < end:
            yield position, end, PLAIN

    def quoted(self, start: int, end: int) -> bool:
        """Whether any of [start, end) is quoted."""
        return any(look.quoted for _, _, look in self.over(start, end))

    def doubted(self, start: int, end: int) -> bool:
        """Whether something that begins in [start, end) is inferred."""
        return any(look.doubt and first >= start for first, _, look in self._spans.within(start, end))


class _Shown:
    """What of an analysis is marked at a density."""

    def __init__(self, analysis: Analysis, density: Density, thread: Sequence[Extent]) -> None:
        self._density = density
        self._main = {actor.id for actor in analysis.actors[:MAIN]}
        self._story = main_tellings(analysis.events) if density == "main" else frozenset()
        self._thread = frozenset(thread)
        self._places = Spans((start, end, None) for start, end in thread)

    def entity(self, entity: Entity) -> bool:
        if self._density == "thread":
            return bool(self._places.within(entity.start, entity.end))
        return self._density != "actors" or entity.actor in self._main

    def quote(self, quote: Quote) -> bool:
        if self._density == "thread":
            return any(piece in self._thread for piece in quote.content)
        return self._density != "actors" or quote.speaker in self._main

    def event(self, event: Event) -> bool:
        if self._density == "thread":
            return event.trigger in self._thread
        if self._density == "main":
            return event.id in self._story
        return self._density != "actors" or any(part.actor in self._main for part in (*event.who, *event.whom))

    def doubt(self, extent: Extent, thing: Thing, hidden: frozenset[str]) -> bool:
        match thing:
            case Event():
                return self.event(thing)
            case Quote():
                return self.quote(thing)
            case Entity():
                return self.entity(thing)
            case Actor() if self._density == "thread":
                return extent in self._thread
            case Actor():
                return thing.kind not in hidden and (self._density != "actors" or thing.id in self._main)


def _flatten(ordered: Sequence[tuple[int, int, Look]]) -> Iterator[tuple[int, int, Look]]:
    """Disjoint runs of spans that are in order; of entities that overlap the one that starts later is seen."""
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
        doubt=any(look.doubt for *_, look in spans),
        leads=any(look.leads for *_, look in spans),
    )
