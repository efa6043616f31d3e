"""Whether an analysis that was kept can be one of a text: files may hold what no analysis ever said."""

from __future__ import annotations

from collections.abc import Iterator

from reader.story import Analysis, Event, Extent, Quote


def is_of(analysis: Analysis, text: str) -> bool:
    """Whether everything in it stands in the text, and every id in it is somebody's."""
    actors, events = {actor.id for actor in analysis.actors}, {event.id for event in analysis.events}
    quotes = {quote.id for quote in analysis.quotes}
    return (
        len(actors) + len(events) + len(quotes)
        == len(analysis.actors) + len(analysis.events) + len(analysis.quotes)
        == len(actors | events | quotes)
        and all(0 <= start < end <= len(text) for start, end in _extents(analysis))
        and all(actor.mentions for actor in analysis.actors)
        and all(quote.content for quote in analysis.quotes)
        and {*_actors(analysis)} <= actors
        and {event.same_as for event in analysis.events if event.same_as is not None} <= events
        and all(0 <= chance <= 1 for chance in _chances(analysis))
    )


def _extents(analysis: Analysis) -> Iterator[Extent]:
    for entity in analysis.entities:
        yield entity.start, entity.end
    for actor in analysis.actors:
        yield from ((mention.start, mention.end) for mention in actor.mentions)
    for quote in analysis.quotes:
        yield from _of_quote(quote)
    for event in analysis.events:
        yield from _of_event(event)


def _of_quote(quote: Quote) -> Iterator[Extent]:
    yield from quote.content
    yield from filter(None, (quote.cue, quote.source))


def _of_event(event: Event) -> Iterator[Extent]:
    yield event.trigger
    for parts in (event.who, event.whom, event.where, event.when):
        yield from (part.span for part in parts)


def _actors(analysis: Analysis) -> Iterator[str]:
    """The ids of actors that are linked to."""
    linked = [entity.actor for entity in analysis.entities]
    for quote in analysis.quotes:
        linked += [quote.speaker, *quote.speakers]
    for event in analysis.events:
        linked += [part.actor for part in (*event.who, *event.whom)]
    return (id for id in linked if id is not None)


def _chances(analysis: Analysis) -> Iterator[float]:
    yield from (actor.salience for actor in analysis.actors)
    yield from (quote.confidence for quote in analysis.quotes if quote.confidence is not None)
    for event in analysis.events:
        yield from (event.salience, event.confidence)
