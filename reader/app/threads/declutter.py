"""What is chosen: the places whose sentences stay bright while all others are dimmed."""

from __future__ import annotations

from reader.app.threads.links import Links
from reader.app.threads.thread import Thread
from reader.story import Extent


def chosen(thread: Thread, step: int | None, links: Links, cursor: int) -> tuple[Extent, ...]:
    """The places of the thread's actor or words, of the event or quote one has come to, or of the actor at the cursor.

    Empty where nothing is chosen.
    """
    match thread.kind:
        case "entities":
            actor = links.actor_at(cursor)
            return tuple((mention.start, mention.end) for mention in actor.mentions) if actor else ()
        case "events" if step is not None and (event := links.event_at(thread.extents[step][0])):
            return tuple(telling.trigger for telling in links.tellings(event))
        case "quotes" if step is not None and (quote := links.quote_at(thread.extents[step][0])):
            return quote.content
        case _:
            return thread.extents
