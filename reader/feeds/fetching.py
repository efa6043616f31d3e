"""The article of an entry that was seen in a feed, from its page or, where it has none, out of the feed."""

from __future__ import annotations

from msgspec.structs import replace

from reader.feeds.asking import ask
from reader.library.feeds import FeedEntry
from reader.sources import Entry, Listing, read_entry
from reader.sources.lists import feed
from reader.story import Article


def fetched(entry: FeedEntry, published: str | None = None) -> Article | Listing:
    """What an entry is. `published` as for `reader.sources.opened`. Raises `SourceError`."""
    return read_entry(listed(entry) if entry.address else _whole(entry), entry.feed, published=published)


def listed(entry: FeedEntry) -> Entry:
    """The entry as its feed lists it, without what it has of the article."""
    return Entry(entry.title, entry.published, entry.author, entry.address)


def _whole(entry: FeedEntry) -> Entry:
    """The entry as its feed has it now."""
    listing = ask(entry.feed).listing or Listing(entry.feed, entry.feed, ())
    return feed.again(listing, replace(listed(entry), identity=entry.identity))
