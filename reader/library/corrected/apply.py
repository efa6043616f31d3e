"""An analysis with a user's corrections in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar, get_args

from msgspec import Struct
from msgspec.structs import replace

from reader.library.corrected.corrections import (
    Accept,
    Anchor,
    Attribute,
    Correction,
    Dismiss,
    Merge,
    Place,
    Rename,
    Retype,
    Split,
    tidy,
)
from reader.story import Actor, Analysis, Event, EventType, Extent, Mention, Participant, Quote

LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("PERSON",), "organization": ("ORG",), "place": ("GPE", "LOC", "FAC"), "group": ("NORP",),
}  # fmt: skip
"""The labels of names by the kind of their actor. Where the kind is corrected, names of other labels get the first."""

ALIKE: Final = 1 / 3
"""Two stretches with at least so much of their union in common are the same place, by two analyses."""

T = TypeVar("T")
Told = TypeVar("Told", Event, Quote)


class Corrected(Struct, frozen=True):
    """What has become of an analysis."""

    analysis: Analysis
    edited: frozenset[str]
    """The ids of the actors, events and quotes that are not as they were found."""
    sure: frozenset[Extent] = frozenset()
    """The quotes' first pieces, triggers and mentions that the user has accepted or set right."""


def apply(analysis: Analysis, corrections: Iterable[Correction]) -> Corrected:
    """The analysis with the corrections made one after another.

    One whose places this analysis has nothing at, or that changes nothing, is passed over. Every id in the result
    is one of the result's; actors are in the order of their salience, which adds up when they are merged.
    """
    corrections = tuple(corrections)
    if not corrections:
        return Corrected(analysis, frozenset())
    draft = _Draft(analysis)
    for correction in corrections:
        draft.make(correction)
    return draft.result()


class _Draft:
    """An analysis while it is changed."""

    def __init__(self, analysis: Analysis) -> None:
        self._found = analysis
        self._entities = list(analysis.entities)
        self._actors = {actor.id: actor for actor in analysis.actors}
        self._quotes = {quote.id: quote for quote in analysis.quotes}
        self._events = {event.id: event for event in analysis.events}
        self._edited: set[str] = set()
        self._sure: set[Extent] = set()
        self._ids = set(self._actors)
        """Of all actors there are and were."""

    def result(self) -> Corrected:
        if not self._edited:
            analysis = replace(self._found, entities=tuple(self._entities))
            return Corrected(analysis, frozenset(), frozenset(self._sure))
        most = max((actor.salience for actor in self._actors.values()), default=0.0)
        scale = max((actor.salience for actor in self._found.actors), default=0.0) / most if most else 1.0
        actors = [replace(actor, salience=min(1.0, actor.salience * scale)) for actor in self._actors.values()]
        analysis = Analysis(
            tuple(self._entities),
            tuple(sorted(actors, key=lambda actor: -actor.salience)),
            tuple(self._quotes.values()),
            tuple(self._events.values()),
        )
        edited = frozenset(self._edited & {*self._actors, *self._quotes, *self._events})
        return Corrected(analysis, edited, frozenset(self._sure))

    def make(self, correction: Correction) -> None:
        match correction:
            case Rename(actor=anchor, name=name):
                if (actor := self._actor(anchor)) and tidy(name):
                    self._put(replace(actor, name=tidy(name)))
            case Merge(actor=anchor, into=other):
                one, into = self._actor(anchor), self._actor(other)
                if one and into and one.id != into.id:
                    self._merge(one, into)
            case Split(mention=place, into=other):
                self._split(place, other)
            case Retype(what=what, anchor=anchor, to=to):
                self._retype(what, anchor, to)
            case Dismiss(what=what, anchor=anchor):
                self._dismiss(what, anchor)
            case Accept(what=what, anchor=anchor):
                self._accept(what, anchor)
            case Attribute(quote=anchor, speaker=speaker):
                actor = self._actor(speaker) if speaker else None
                if actor or not speaker:
                    for quote in self._quotes_at(anchor):
                        self._quotes[quote.id] = replace(quote, speaker=actor.id if actor else None)
                        self._edited.add(quote.id)
                        self._sure.update(quote.content[:1])

    # What is meant

    def _actor(self, anchor: Anchor) -> Actor | None:
        """The actor that most of the places are mentions of; of several, the first."""
        mentions = [((m.start, m.end), actor.id) for actor in self._actors.values() for m in actor.mentions]
        votes = Counter(_things_at(anchor, mentions))
        return self._actors[votes.most_common(1)[0][0]] if votes else None

    def _events_at(self, anchor: Anchor) -> list[Event]:
        return _once(_things_at(anchor, [(event.trigger, event) for event in self._events.values()]))

    def _quotes_at(self, anchor: Anchor) -> list[Quote]:
        contents = [(extent, quote) for quote in self._quotes.values() for extent in quote.content]
        return _once(_things_at(anchor, contents))

    def _entities_at(self, anchor: Anchor) -> list[int]:
        extents = [((entity.start, entity.end), index) for index, entity in enumerate(self._entities)]
        return list(dict.fromkeys(_things_at(anchor, extents)))

    # What is done

    def _put(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        self._edited.add(actor.id)

    def _merge(self, actor: Actor, into: Actor) -> None:
        del self._actors[actor.id]
        self._put(
            replace(
                into,
                mentions=_in_order([*into.mentions, *actor.mentions]),
                salience=into.salience + actor.salience,
                description=into.description or actor.description,
            )
        )
        self._repoint(actor.id, into.id)

    def _split(self, place: Place, into: Anchor | None) -> None:
        mentions = [((m.start, m.end), (actor, m)) for actor in self._actors.values() for m in actor.mentions]
        found = _things_at((place,), mentions)
        other = self._actor(into) if into else None
        if not found or (into and not other):
            return
        actor, mention = found[0]
        if other is not None and other.id != actor.id and len(actor.mentions) == 1:
            self._merge(actor, other)
        if (other is not None and other.id == actor.id) or len(actor.mentions) == 1:
            return
        self._sure.add((mention.start, mention.end))
        share = actor.salience / len(actor.mentions)
        if other is None:
            name = tidy(place.words) or actor.name
            other = Actor(self._new_id(), name, actor.kind, share, (mention,))
        else:
            other = replace(other, mentions=_in_order([*other.mentions, mention]), salience=other.salience + share)
        left = tuple(m for m in actor.mentions if m is not mention)
        self._put(replace(actor, mentions=left, salience=actor.salience - share))
        self._put(other)
        self._repoint(actor.id, other.id, mention, left)

    def _retype(self, what: str, anchor: Anchor, to: str) -> None:
        if what == "actor" and to in LABELS and (actor := self._actor(anchor)):
            self._put(replace(actor, kind=to))
            labels = LABELS[to]
            self._entities = [
                replace(entity, label=labels[0]) if entity.actor == actor.id and entity.label not in labels else entity
                for entity in self._entities
            ]
        elif what == "event" and to in get_args(EventType):
            for event in self._events_at(anchor):
                self._events[event.id] = replace(event, type=to)
                self._edited.add(event.id)
                self._sure.add(event.trigger)
        elif what == "entity" and to:
            for index in self._entities_at(anchor):
                self._entities[index] = replace(self._entities[index], label=to)

    def _dismiss(self, what: str, anchor: Anchor) -> None:
        match what:
            case "actor":
                if actor := self._actor(anchor):
                    del self._actors[actor.id]
                    self._edited.add(actor.id)
                    self._repoint(actor.id, None)
            case "event":
                for event in self._events_at(anchor):
                    self._without_event(self._events[event.id])
            case "quote":
                for quote in self._quotes_at(anchor):
                    del self._quotes[quote.id]
                    self._edited.add(quote.id)
            case "entity":
                gone = set(self._entities_at(anchor))
                self._entities = [entity for index, entity in enumerate(self._entities) if index not in gone]

    def _accept(self, what: str, anchor: Anchor) -> None:
        match what:
            case "actor":
                mentions = [(m.start, m.end) for actor in self._actors.values() for m in actor.mentions]
                self._sure.update(_things_at(anchor, [(extent, extent) for extent in mentions]))
            case "event":
                self._sure.update(event.trigger for event in self._events_at(anchor))
                self._sure.update((place.start, place.end) for place in anchor)
            case "quote":
                self._sure.update(quote.content[0] for quote in self._quotes_at(anchor))

    def _without_event(self, event: Event) -> None:
        """Takes an event out; of its other tellings, if it was the first, the next one becomes the first."""
        del self._events[event.id]
        self._edited.add(event.id)
        heir = event.same_as
        for telling in [other for other in self._events.values() if other.same_as == event.id]:
            self._events[telling.id] = replace(telling, same_as=heir)
            heir = heir or telling.id

    def _repoint(self, old: str, new: str | None, mention: Mention | None = None, left: Sequence[Mention] = ()) -> None:
        """Whatever is linked to an actor is linked to another one, or to none.

        With a mention, only what stands at that one rather than at one of those that are left to the actor.
        """

        def moves(actor: str | None, extent: Extent | None) -> bool:
            return actor == old and (mention is None or (extent is not None and _is_at(extent, mention, left)))

        def moved(parts: tuple[Participant, ...]) -> tuple[Participant, ...]:
            return tuple(replace(part, actor=new) if moves(part.actor, part.span) else part for part in parts)

        self._entities = [
            replace(entity, actor=new) if moves(entity.actor, (entity.start, entity.end)) else entity
            for entity in self._entities
        ]
        for quote in self._quotes.values():
            if moves(quote.speaker, quote.source):
                self._quotes[quote.id] = replace(quote, speaker=new)
        for event in self._events.values():
            who, whom = moved(event.who), moved(event.whom)
            if who != event.who or whom != event.whom:
                self._events[event.id] = replace(event, who=who, whom=whom)

    def _new_id(self) -> str:
        number = len(self._ids) + 1
        while f"a{number}" in self._ids:
            number += 1
        self._ids.add(f"a{number}")
        return f"a{number}"


def _things_at(anchor: Anchor, things: Sequence[tuple[Extent, T]]) -> list[T]:
    """For each place of the anchor the thing that stands exactly there, or else the one that stands there most."""
    exact: dict[Extent, T] = {}
    for extent, thing in things:
        exact.setdefault(extent, thing)
    found = []
    for place in anchor:
        extent = (place.start, place.end)
        if extent in exact:
            found.append(exact[extent])
            continue
        alike, near = max(((_alike(other, extent), thing) for other, thing in things), key=_first, default=(0.0, None))
        if near is not None and alike >= ALIKE:
            found.append(near)
    return found


def _first(pair: tuple[float, object]) -> float:
    return pair[0]


def _alike(one: Extent, other: Extent) -> float:
    """How much of their union two stretches share."""
    shared = _shared(one, other)
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared else 0.0


def _shared(one: Extent, other: Extent) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _is_at(extent: Extent, mention: Mention, left: Iterable[Mention]) -> bool:
    """Whether a stretch shares more with a mention than with any of the others."""
    shared = _alike(extent, (mention.start, mention.end))
    return shared > 0 and all(_alike(extent, (other.start, other.end)) < shared for other in left)


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Mentions in text order, each once."""
    return tuple(sorted({(m.start, m.end): m for m in mentions}.values(), key=lambda m: (m.start, m.end)))


def _once(things: Iterable[Told]) -> list[Told]:
    """Things, each once."""
    return list({thing.id: thing for thing in things}.values())
