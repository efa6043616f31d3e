"""What the library holds, as home shows it: asked beside the keys, what is quick first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from reader.library import Library
from reader.library.across.groups import Only
from reader.library.across.names import full_name
from reader.library.across.watching import Watched
from reader.library.feeds import FeedEntry
from reader.library.reading.kept import Entry

MOST_WAITING: Final = 100
"""So many entries of feeds whose articles were not fetched yet are shown, the newest."""
MOST: Final = 500
"""So many articles are shown, those opened last."""


@dataclass(frozen=True)
class Told:
    """How an article tells a story that others tell, too."""

    story: int
    """The number of the story."""
    others: tuple[str, ...]
    """The keys of the other articles."""
    only: tuple[str, ...]
    """Names and events that this one alone has."""


@dataclass(frozen=True)
class Holdings:
    """The articles read, the one opened last first."""

    entries: tuple[Entry, ...] = ()
    watched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By articles: who of their main actors is watched."""
    waiting: tuple[FeedEntry, ...] = ()
    """Unread entries of feeds whose articles were not fetched yet, the newest first."""
    feeds: int = 0
    """How many feeds are subscribed to."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """By articles: the story they tell, where others tell it, too."""
    earlier: frozenset[str] = frozenset()
    """Those of the articles that are versions of one which is here, too: they are not counted."""


def holdings(library: Library) -> Holdings:
    """What there is, without what takes reading the articles."""
    entries, names = library.articles.entries(MOST), library.watching.names()
    found = {entry.key: watched(entry, names) for entry in entries}
    waiting, feeds = library.feeds.waiting(MOST_WAITING), library.feeds.count()
    later = library.articles.later(found)
    earlier = frozenset(key for key, others in later.items() if not found.keys().isdisjoint(others))
    return Holdings(entries, {key: who for key, who in found.items() if who}, waiting, feeds, earlier=earlier)


def watched(entry: Entry, names: tuple[Watched, ...]) -> tuple[str, ...]:
    """Who of an article's main actors is watched, by the name that they have in it."""
    wanted = {(one.kind, full) for one in names if (full := full_name(one.name, one.kind))}
    facts = entry.facts
    return tuple(
        name for name, main in zip(facts.actors, facts.mains, strict=False) if (main.kind, main.full) in wanted
    )


def with_stories(library: Library, held: Holdings) -> Holdings:
    """The holdings with the stories that several articles tell."""
    told = {}
    for number, group in enumerate(library.stories()):
        for key, only in zip(group.keys, group.only, strict=True):
            others = tuple(other for other in group.keys if other != key)
            told[key] = Told(number, others, _only(library, key, only))
    return replace(held, told=told)


def _only(library: Library, key: str, only: Only) -> tuple[str, ...]:
    article = library.articles.article(key) if only.events else None
    words = [" ".join(article.text[slice(*extent)].split()) for extent in only.events] if article else []
    return tuple(dict.fromkeys([*only.actors, *words]))
