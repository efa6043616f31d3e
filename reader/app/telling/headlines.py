"""What a headline leaves out of an event, as the running text tells it."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from reader.app.looks.colours import group_of
from reader.app.threads.links import Links
from reader.story import Article, BlockKind, Event, When


def stands_in(article: Article, event: Event, *kinds: BlockKind) -> bool:
    """Whether the word that carries an event is in a block of one of these kinds."""
    at = event.trigger[0]
    index = bisect_right(article.blocks, at, key=lambda block: block.start) - 1
    return index >= 0 and at < article.blocks[index].end and article.blocks[index].kind in kinds


def in_running_text(article: Article, links: Links, event: Event) -> Event:
    """The first telling of an event outside headlines, or else the first of all."""
    tellings = links.tellings(event)
    return next((one for one in tellings if not stands_in(article, one, "title", "heading")), tellings[0])


def in_full(article: Article, links: Links, event: Event) -> Event:
    """An event; one of a headline with who, whom, where and when from the running text, where the headline has none.

    Only the first telling there is asked: what the headline announces is told first. A headline that tells of nobody
    stays as it is, for nothing shows that the text does not mean somebody else. A time has to be one that is named, or
    resolved to a date, for words that are no time would stand for the whole story.
    """
    if not (event.who or event.whom) or not stands_in(article, event, "title", "heading"):
        return event
    fuller = in_running_text(article, links, event)
    return replace(
        event,
        who=event.who or fuller.who,
        whom=event.whom or fuller.whom,
        where=event.where or fuller.where,
        when=event.when or tuple(when for when in fuller.when if when.value or _is_named(links, when)),
    )


def _is_named(links: Links, when: When) -> bool:
    return any(group_of(entity.label).name == "time" for entity in links.entities_in(when.span))
