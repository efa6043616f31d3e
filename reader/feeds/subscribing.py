"""Subscribing to a feed by its address or that of a page that has one, or to all of a list; and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from reader.feeds.asking import Found, find
from reader.feeds.refreshing import Refresh
from reader.feeds.steps import Feed, Step
from reader.library import Library
from reader.sources import SourceError, files, signs
from reader.sources.kinds import Given
from reader.sources.lists import opml
from reader.sources.lists.opml import Outlined, written
from reader.sources.targets import shown

TITLE: Final = "Feeds read with Reader"
"""Of the list of them."""


def subscribed(library: Library, found: Found) -> bool:
    """Subscribes to a feed that was found; False if that was done before. Raises LibraryError."""
    listing = found.asked.listing
    title = "" if listing is None or listing.title == listing.source else listing.title
    return library.feeds.add(found.asked.address, title)


def added(library: Library, address: str, refresh: Refresh) -> Iterator[Step]:
    """Subscribes to what an address leads to and fetches what is new in it; what came of that, as it comes.

    Raises `SourceError`, LibraryError."""
    found = find(address)
    subscribed(library, found)
    for step in refresh.take(found.asked):
        others = tuple(entry.address for entry in found.others)
        yield msgspec.structs.replace(step, others=others) if isinstance(step, Feed) else step


def taken_in(library: Library, target: str) -> list[tuple[Outlined, bool]]:
    """Subscribes to the feeds of an OPML file; each with whether it is new. Raises `SourceError`, LibraryError."""
    text = Given(files.read(target), target).decoded
    if not signs.is_outline(text):
        raise SourceError(f"{shown(target)} is no list of feeds in OPML.")
    feeds = opml.outlined(text, target)
    return [(feed, library.feeds.add(feed.address, feed.title, feed.folder)) for feed in feeds]


def outline(library: Library) -> bytes:
    """The subscriptions as an OPML file. Raises LibraryError."""
    return written([Outlined(feed.address, feed.title, feed.folder) for feed in library.feeds.all()], TITLE)
