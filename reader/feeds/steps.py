"""What comes of refreshing feeds, step by step; light to import, for who only tells of it."""

from __future__ import annotations

from msgspec import Struct

from reader.library.feeds import FeedEntry


class Feed(Struct, frozen=True):
    """What came of asking a feed."""

    address: str
    title: str
    new: int = 0
    """Entries that were not in it before."""
    moved: str = ""
    """The address that it had before, if it has another one from now on."""
    unchanged: bool = False
    error: str = ""
    others: tuple[str, ...] = ()
    """Addresses of other feeds that the page links to by which this one was found."""


class Fetched(Struct, frozen=True):
    """What came of fetching an entry's article."""

    entry: FeedEntry
    error: str = ""


Step = Feed | Fetched
