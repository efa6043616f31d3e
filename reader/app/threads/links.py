"""What stands where in an analysed article, and what belongs together: the ways between text and panel."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import Generic, TypeAlias, TypeVar

from reader.app.threads.thread import Kind, Thread
from reader.main_events import first_telling
from reader.story import Actor, Analysis, Entity, Event, Extent, Hyperlink, Mention, Participant, Place, Quote, When

T = TypeVar("T")

Thing: TypeAlias = Actor | Event | Quote | Entity
"""What has a card."""


class Cover(Generic[T]):
    """Things by the stretches of text that they cover."""

    def __init__(self, stretches: Iterable[tuple[Extent, T]]) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: stretch[0])
        self._starts = [extent[0] for extent, _ in self._stretches]
        self._longest = max((end - start for (start, end), _ in self._stretches), default=0)

    def at(self, offset: int) -> T | None:
        """The thing on the shortest stretch that holds `offset`."""
        best: tuple[int, T] | None = None
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            (start, end), thing = self._stretches[index]
            if offset - start > self._longest:
                break
            if offset < end and (best is None or end - start < best[0]):
                best = (end - start, thing)
        return best[1] if best else None

    def within(self, extent: Extent) -> Iterator[tuple[Extent, T]]:
        """The stretches that begin in `extent`, with what covers them, in text order."""
        first, last = (bisect_left(self._starts, offset) for offset in extent)
        yield from self._stretches[first:last]


class Links:
    """An analysis, looked up by place and by actor."""

    def __init__(
        self, analysis: Analysis, edited: frozenset[str] = frozenset(), sure: frozenset[Extent] = frozenset()
    ) -> None:
        """`edited` and `sure` as of `Corrected`: what the user has corrected, and the places he has vouched for."""
        self.analysis = analysis
        self.edited = edited
        self.sure = sure
        self.actors = {actor.id: actor for actor in analysis.actors}
        self.events = {event.id: event for event in analysis.events}
        self.quotes = {quote.id: quote for quote in analysis.quotes}
        self._mentions = Cover[tuple[Actor, Mention]](
            ((mention.start, mention.end), (actor, mention)) for actor in analysis.actors for mention in actor.mentions
        )
        self._named = sorted(
            mention.start for actor in analysis.actors for mention in actor.mentions if mention.form != "pronoun"
        )
        self._entities = Cover[Entity](((entity.start, entity.end), entity) for entity in analysis.entities)
        self._pronouns = {(m.start, m.end) for actor in analysis.actors for m in actor.mentions if m.form == "pronoun"}
        self._triggers = Cover[Event]((event.trigger, event) for event in analysis.events)
        self._events = Cover[Event]((extent, e) for e in analysis.events for extent in event_extents(e))
        self._quotes = Cover[Quote]((extent, q) for q in analysis.quotes for extent in quote_extents(q))
        self._tellings: defaultdict[str, list[Event]] = defaultdict(list)
        for event in analysis.events:
            self._tellings[self.first_telling(event).id].append(event)

    def actor_at(self, offset: int) -> Actor | None:
        found = self._mentions.at(offset)
        return found[0] if found else None

    def actors_in(self, extent: Extent) -> list[Actor]:
        """Who is mentioned in a stretch of the text, once each."""
        return list({actor.id: actor for _, (actor, _) in self._mentions.within(extent)}.values())

    def mention_at(self, offset: int) -> Mention | None:
        found = self._mentions.at(offset)
        return found[1] if found else None

    def entity_at(self, offset: int) -> Entity | None:
        return self._entities.at(offset)

    def entities_in(self, extent: Extent) -> list[Entity]:
        """The names that begin in a stretch of the text."""
        return [entity for _, entity in self._entities.within(extent)]

    def next_name(self, start: int, end: int) -> int | None:
        """Where the first name or description of an actor begins in a stretch of the text."""
        index = bisect_left(self._named, start)
        return self._named[index] if index < len(self._named) and self._named[index] < end else None

    def is_pronoun(self, extent: Extent) -> bool:
        """Whether these words, and no others with them, are a pronoun that stands for an actor."""
        return extent in self._pronouns

    def event_at(self, offset: int) -> Event | None:
        """The event whose trigger, or else one of whose participants, stands at `offset`."""
        return self._triggers.at(offset) or self._events.at(offset)

    def quote_at(self, offset: int) -> Quote | None:
        return self._quotes.at(offset)

    def thing_at(self, offset: int, walked: Kind) -> Thing | None:
        """What has a card at a place: of several things one of the kind that is walked, or else an actor."""
        quote, event = self.quote_at(offset), self.event_at(offset)
        if walked == "quotes" and quote:
            return quote
        if walked == "events" and event:
            return event
        on_trigger = event and event.trigger[0] <= offset < event.trigger[1]
        return self.actor_at(offset) or (event if on_trigger else self.entity_at(offset) or quote)

    def first_telling(self, event: Event) -> Event:
        """The first telling of the same event, which may be the event itself."""
        return first_telling(event, self.events)

    def tellings(self, event: Event) -> list[Event]:
        """Every telling of an event, in text order."""
        return self._tellings[self.first_telling(event).id]

    @property
    def told(self) -> list[Event]:
        """The events, each once, in text order."""
        return [event for event in self.analysis.events if self.first_telling(event) is event]

    def done_by(self, actor: Actor) -> list[Event]:
        """What the actor did: the events it takes part in as who, each as it is first told with the actor in it."""
        return self._once(event for event in self.analysis.events if any(who.actor == actor.id for who in event.who))

    def done_to(self, actor: Actor) -> list[Event]:
        """What was done to the actor: the events it takes part in as whom, each once likewise."""
        return self._once(event for event in self.analysis.events if any(w.actor == actor.id for w in event.whom))

    def _once(self, events: Iterable[Event]) -> list[Event]:
        tellings: dict[str, Event] = {}
        for event in events:
            tellings.setdefault(self.first_telling(event).id, event)
        return list(tellings.values())

    def said_by(self, actor: Actor) -> list[Quote]:
        return [quote for quote in self.analysis.quotes if quote.speaker == actor.id]

    def entities_thread(self, hidden: Iterable[str] = ()) -> Thread:
        """All entities, but for those whose label is one of `hidden`."""
        off = frozenset(hidden)
        return Thread(
            "entities", "names", tuple((e.start, e.end) for e in self.analysis.entities if e.label not in off)
        )

    def events_thread(self, listed: Container[str] | None = None, which: str = "") -> Thread:
        """Every telling of the events, or of those whose first telling's id is `listed`.

        Its name says how many events that are, for of many an event there is more than one telling; where it has not
        all of them, `which` says which it has.
        """
        events = self.analysis.events
        if listed is not None:
            events = tuple(event for event in events if self.first_telling(event).id in listed)
        count = len({self.first_telling(event).id for event in events})
        some = f"{which} " if which and count < len(self.told) else ""
        name = f"{count} {some}event{'s' if count != 1 else ''}"
        return Thread("events", name, tuple(event.trigger for event in events))

    def quotes_thread(self) -> Thread:
        return Thread("quotes", "quotes", tuple(filter(None, map(thing_extent, self.analysis.quotes))))

    def words_thread(self, text: str, entity: Entity) -> Thread:
        """Every place that has the same words and label as an entity."""
        words = text[entity.start : entity.end].casefold()
        places = ((e.start, e.end) for e in self.analysis.entities if e.label == entity.label)
        same = tuple(place for place in places if text[slice(*place)].casefold() == words)
        return Thread("words", " ".join(text[entity.start : entity.end].split()), same, words_key(text, entity))

    def events_at(self, extents: Iterable[Extent]) -> list[Event]:
        """The events one of whose parts stands at one of the places, or that were at the same time, each once."""
        places = Cover[Extent]((extent, extent) for extent in extents)

        def among(extent: Extent) -> bool:
            return places.at(extent[0]) is not None or any(True for _ in places.within(extent))

        times = {w.value for event in self.analysis.events for w in event.when if w.value and among(w.span)}
        return self._once(
            event
            for event in self.analysis.events
            if any(map(among, event_extents(event)[1:])) or any(when.value in times for when in event.when)
        )

    def again(self, thing: Thing) -> Thing | None:
        """The same thing in this analysis, whose ids may be new: what stands where it stood, an actor where most do."""
        place = thing_extent(thing)
        if place is None:
            return None
        match thing:
            case Actor():
                places = {(mention.start, mention.end) for mention in thing.mentions}
                shared = {
                    actor.id: sum((mention.start, mention.end) in places for mention in actor.mentions)
                    for actor in self.analysis.actors
                }
                most = max(shared, key=lambda id: shared[id], default="")
                return self.actors[most] if shared.get(most) else None
            case Event():
                return next((event for event in self.analysis.events if event.trigger == place), None)
            case Quote():
                return next((quote for quote in self.analysis.quotes if thing_extent(quote) == place), None)
            case Entity():
                return self.entity_at(place[0])

    def remake(self, thread: Thread, hidden: Iterable[str] = ()) -> Thread | None:
        """The same thread in this analysis, whose ids may be new; an actor is known by where it is mentioned."""
        match thread.kind:
            case "entities":
                return self.entities_thread(hidden)
            case "events":
                return self.events_thread()
            case "quotes":
                return self.quotes_thread()
            case "actor":
                actor = next(filter(None, (self.actor_at(start) for start, _ in thread.extents)), None)
                return actor_thread(actor) if actor else None
            case "search" | "words" | "links":
                return thread


def words_key(text: str, entity: Entity) -> str:
    """What names with the same words and label have in common."""
    return f"{entity.label} {text[entity.start : entity.end].casefold()}"


def actor_thread(actor: Actor) -> Thread:
    """An actor's mentions."""
    return Thread("actor", actor.name, tuple((m.start, m.end) for m in actor.mentions), actor.id)


def thing_extent(thing: Thing) -> Extent | None:
    """The place that a thing is shown at: its first mention, its trigger, its first words."""
    match thing:
        case Actor():
            return next(((m.start, m.end) for m in thing.mentions), None)
        case Event():
            return thing.trigger
        case Quote():
            return thing.content[0] if thing.content else thing.cue or thing.source
        case Entity():
            return thing.start, thing.end


def extents_of(thing: Thing | Hyperlink) -> list[Extent]:
    """Every place of the text that belongs to a thing."""
    match thing:
        case Actor():
            return [(mention.start, mention.end) for mention in thing.mentions]
        case Event():
            return event_extents(thing)
        case Quote():
            return quote_extents(thing)
        case Entity() | Hyperlink():
            return [(thing.start, thing.end)]


def event_extents(event: Event) -> list[Extent]:
    """The trigger and the words of everyone and everything that belongs to the event."""
    return [event.trigger, *spans(event.who), *spans(event.whom), *spans(event.where), *spans(event.when)]


def spans(parts: Iterable[Participant | Place | When]) -> Iterator[Extent]:
    """The words of an event's parts."""
    return (part.span for part in parts)


def quote_extents(quote: Quote) -> list[Extent]:
    """The content's pieces, the cue and the source."""
    return [*quote.content, *(extent for extent in (quote.cue, quote.source) if extent)]
