"""In which sections the articles of home stand: pure functions from what the library holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal

from reader.app.home.holdings import Holdings
from reader.library.feeds import FeedEntry
from reader.library.keys import site
from reader.library.reading.kept import Entry

Order = Literal["state", "source"]

WATCHED: Final = "With names you watch"
CONTINUE: Final = "Continue where you stopped"
UNREAD: Final = "Unread"
STARRED: Final = "Starred"
RECENT: Final = "Read"
BY_SOURCE: Final = "By source"
PIPED: Final = "standard input"


def source(entry: Entry) -> str:
    """The outlet of an article, or the folder of a file."""
    where = entry.facts.source
    return entry.facts.outlet or (PIPED if where in ("", "-") else os.path.join(os.path.dirname(where), ""))


def called(source: str) -> str:
    """What a source is called in a list: of a folder the last part of its path."""
    return os.path.join(os.path.basename(os.path.dirname(source)), "") if os.path.isabs(source) else source


def waiting_at(entry: FeedEntry) -> str:
    """What an entry of a feed stands under, whose article was not fetched yet."""
    return site(entry.address or entry.feed) or entry.feed


def sections(held: Holdings, order: Order = "state") -> list[tuple[str, list[Entry], list[FeedEntry]]]:
    """Titles, and the articles under each, and what is not fetched yet; every article in one section, tellings of a
    story after one another."""
    waiting = {UNREAD: [*held.waiting]}
    if order == "source":
        waiting = {}
        for one in held.waiting:
            waiting.setdefault(waiting_at(one), []).append(one)
        names = sorted({*map(source, held.entries), *waiting}, key=str.casefold)
        parts = [(name, [entry for entry in held.entries if source(entry) == name]) for name in names]
    else:
        parts = []
        left = list(held.entries)
        for title, belongs in _tests(held):
            parts.append((title, [entry for entry in left if belongs(entry)]))
            left = [entry for entry in left if not belongs(entry)]
    found = [(title, _together(held, entries), waiting.get(title, [])) for title, entries in parts]
    return [section for section in found if section[1] or section[2]]


def _tests(held: Holdings) -> Sequence[tuple[str, Callable[[Entry], bool]]]:
    return (
        (CONTINUE, lambda entry: entry.unread and entry.furthest > 0),
        (WATCHED, lambda entry: entry.unread and entry.key in held.watched),
        (UNREAD, lambda entry: entry.unread),
        (STARRED, lambda entry: entry.starred),
        (RECENT, lambda entry: True),
    )


def sources(held: Holdings) -> list[tuple[str, int, int]]:
    """Every source, how many articles of it there are and how many of those are new; the one with most first."""
    found: dict[str, list[Entry]] = {}
    for entry in held.entries:
        if entry.key not in held.earlier:
            found.setdefault(source(entry), []).append(entry)
    counted = [(name, len(entries), sum(entry.new for entry in entries)) for name, entries in found.items()]
    return sorted(counted, key=lambda one: (-one[1], one[0].casefold()))


def _together(held: Holdings, entries: Iterable[Entry]) -> list[Entry]:
    """The articles, those that tell the same story right after the first of them."""
    stories: dict[object, list[Entry]] = {}
    for entry in entries:
        told = held.told.get(entry.key)
        stories.setdefault(told.story if told else entry.key, []).append(entry)
    return [entry for together in stories.values() for entry in together]
