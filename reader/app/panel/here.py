"""Which row of a tab is of what stands at a place of the text."""

from __future__ import annotations

from reader.app.panel.events import BACKGROUND
from reader.app.panel.tabs import Tab
from reader.app.threads.links import Links, words_key
from reader.app.threads.thread import Kind
from reader.story import Entity, Event


def row_keys(tab: Tab, text: str, links: Links, offset: int, walked: Kind) -> tuple[str, ...]:
    """The keys of the rows of what stands at `offset`, the one that fits best first; `walked` as of `thing_at`."""
    match tab:
        case "brief":
            thing = links.thing_at(offset, walked) if walked != "entities" else None
            first = links.first_telling(thing) if isinstance(thing, Event) else thing
            return (first.id,) if first and not isinstance(first, Entity) else ()
        case "actors":
            if actor := links.actor_at(offset):
                return (actor.id,)
            entity = links.entity_at(offset)
            return (words_key(text, entity),) if entity else ()
        case "events" | "timeline":
            event = links.event_at(offset)
            return (event.id, links.first_telling(event).id, BACKGROUND) if event else ()
        case "quotes":
            quote = links.quote_at(offset)
            return (quote.id,) if quote else ()
