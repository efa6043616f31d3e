"""Which events are the story, and which its background: the one answer for the text's marks and the panel's rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from reader.story import Event

MOST: Final = 10
"""So many events at most are the story."""
LEAST: Final = 5
"""So many are, where there are so many, however little each of them weighs."""
FLOOR: Final = 0.5
"""What an event beyond those weighs at least: as likely as not an editor would list it."""


def first_telling(event: Event, events: Mapping[str, Event]) -> Event:
    """The first telling of the same event among `events` by id, which may be the event itself."""
    seen = {event.id}
    while event.same_as and event.same_as in events and event.same_as not in seen:
        event = events[event.same_as]
        seen.add(event.id)
    return event


def main_events(events: Sequence[Event]) -> list[Event]:
    """The first tellings of the events that are the story, the most salient first, those told earlier before equals."""
    known = {event.id: event for event in events}
    first = [event for event in events if first_telling(event, known) is event]
    ranked = sorted(first, key=lambda event: -event.salience)[:MOST]
    return [event for rank, event in enumerate(ranked) if rank < LEAST or event.salience >= FLOOR]


def main_tellings(events: Sequence[Event]) -> frozenset[str]:
    """The ids of every telling of the events that are the story."""
    known = {event.id: event for event in events}
    main = {event.id for event in main_events(events)}
    return frozenset(event.id for event in events if first_telling(event, known).id in main)
