"""Feeds that are due are asked for what is new, and the articles of the newest entries are kept as unread ones.

One that fails costs no other. Whatever is written is written by who goes through the steps, one after the other.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from http import HTTPStatus
from typing import Final

import msgspec

from reader.feeds.asking import Asked, ask
from reader.feeds.fetching import fetched
from reader.feeds.politely import politely
from reader.feeds.steps import Feed, Fetched, Step
from reader.library import Library
from reader.library.feeds import FeedEntry, Subscription, Told
from reader.library.keys import address as spelt
from reader.library.keys import site, text_key
from reader.sources import Entry, Listing, SourceError, read_entry
from reader.sources.fetching.freshness import Known
from reader.sources.fetching.web import Refused
from reader.sources.targets import shown
from reader.story import Article

NEWEST: Final = 5
"""So many entries of a feed, the newest, have their articles fetched unbidden."""
LEAST: Final = 15 * 60.0
"""Seconds between two times that a feed is asked, whatever is said."""
MOST_WISHED: Final = 6 * 3600.0
"""Seconds for which a feed is believed that nothing new is to be expected."""
MOST: Final = 24 * 3600.0
"""Seconds for which a feed is not asked because its server says so, or because it failed again and again."""
_BUSY: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class Refresh:
    """One round over subscriptions. `steps` does the work, a step at a time."""

    def __init__(self, library: Library, newest: int = NEWEST, left: Callable[[], bool] = lambda: False) -> None:
        """`left` is asked again and again whether to stop."""
        self._library = library
        self._newest = newest
        self._left = left
        self._resting: dict[str, float] = {}
        """Until when hosts are asked for no article, because they want to be left alone."""
        self._contents: dict[tuple[str, str, str], tuple[Entry, str]] = {}
        """Entries that are whole in their feed, by that, their address and title; with where the feed was found."""

    def steps(self, feeds: Iterable[Subscription]) -> Iterator[Step]:
        """Asks all feeds, then fetches what is new in them; what came of each, as it comes. Raises LibraryError."""
        there: list[str] = []
        for feed, asked in politely(feeds, lambda one: site(one.address) or "", self._ask, self._left):
            told = self._told(feed, asked)
            yield told
            if not told.error:
                there.append(told.address)
        yield from self._articles(there)

    def take(self, asked: Asked) -> Iterator[Step]:
        """Takes what a feed that is subscribed to has answered already, then fetches what is new in it."""
        yield self._answered(asked.address, asked)
        yield from self._articles([asked.address])

    # Feeds

    def _ask(self, feed: Subscription) -> Asked:
        try:
            return ask(feed.address, Known(feed.etag, feed.modified))
        except Refused as error:
            self._rest(feed.address, error)
            raise

    def _told(self, feed: Subscription, asked: Future[Asked]) -> Feed:
        error = asked.exception()
        if error is None:
            return self._answered(feed.address, asked.result())
        now, gone, barred = time.time(), False, 0.0
        sentence = _sentence(error, feed.address)
        if isinstance(error, Refused):
            gone = error.status == HTTPStatus.GONE
            barred = now + min(error.wait, MOST) if error.wait and error.status in _BUSY else 0
        if gone:
            sentence = f"{shown(feed.address)} is gone for good, its server says; it is not asked any more."
        elif barred:
            sentence = f"{shown(feed.address)} could not be had: its server is busy and wants to be asked later."
        pause = min(MOST, LEAST * 2 ** min(feed.failures, 10))
        self._library.feeds.failed(feed.address, sentence, due=now + pause, barred=barred, gone=gone)
        return Feed(feed.address, feed.title, error=sentence)

    def _answered(self, address: str, asked: Asked) -> Feed:
        now, listing = time.time(), asked.listing
        new = self._library.feeds.answered(
            address,
            None if listing is None else [_told(entry) for entry in listing.entries],
            due=now + max(LEAST, min(asked.pause or 0, MOST_WISHED)),
            title="" if listing is None or listing.title == listing.source else listing.title,
            etag=asked.known.etag,
            modified=asked.known.modified,
            moved=asked.address,
            now=now,
        )
        feed = self._library.feeds.find(asked.address)
        if feed is None:  # it was removed meanwhile
            return Feed(address, address, unchanged=True)
        for entry in (listing.entries if listing is not None else ())[: self._newest]:
            if entry.content and listing is not None:
                self._contents[feed.address, entry.address, entry.title] = entry, listing.source
        moved = address if feed.address != _spelt(address) else ""
        return Feed(feed.address, feed.title, len(new), moved, listing is None)

    # Articles

    def _articles(self, feeds: Iterable[str]) -> Iterator[Fetched]:
        wanted = [entry for feed in feeds for entry in self._library.feeds.wanted(feed, self._newest)]
        fit = [entry for entry in wanted if entry.address or _name(entry) in self._contents]
        for entry, article in politely(fit, _host, self._fetch, self._left):
            yield self._kept(entry, article)

    def _fetch(self, entry: FeedEntry) -> Article | Listing:
        found = self._contents.get(_name(entry))
        if found is not None:
            return read_entry(*found)
        self._mind(entry.address)
        try:
            return fetched(entry)
        except Refused as error:
            self._rest(entry.address, error)
            raise

    def _kept(self, entry: FeedEntry, article: Future[Article | Listing]) -> Fetched:
        error, feeds = article.exception(), self._library.feeds
        if error is not None:
            if not isinstance(error, _Resting):
                feeds.missed(entry)
            return Fetched(entry, _sentence(error, entry.address or entry.feed))
        found = article.result()
        if not isinstance(found, Article):
            feeds.missed(entry)
            return Fetched(entry, f"{shown(entry.address)} is no article but lists some.")
        key = text_key(found)
        if self._library.articles.entry(key) is None:  # what was read before is not unread again
            self._library.articles.opened(found)
        feeds.fetched(entry, key)
        return Fetched(msgspec.structs.replace(entry, key=key))

    # Hosts that have had enough

    def _mind(self, address: str) -> None:
        if self._resting.get(site(address) or "", 0) > time.time():
            raise _Resting(f"{shown(address)} was not asked for: its server is busy and wants to be asked later.")

    def _rest(self, address: str, error: Refused) -> None:
        if error.status in _BUSY:
            self._resting[site(address) or ""] = time.time() + min(error.wait or LEAST, MOST)


class _Resting(SourceError):
    """A server was left alone."""


def _told(entry: Entry) -> Told:
    return Told(entry.identity, entry.title, entry.published, entry.address, entry.byline, entry.summary)


def _name(entry: FeedEntry) -> tuple[str, str, str]:
    return entry.feed, entry.address, entry.title


def _host(entry: FeedEntry) -> str:
    return site(entry.address or entry.feed) or ""


def _spelt(address: str) -> str:
    return spelt(address) or address


def _sentence(error: BaseException, address: str) -> str:
    if isinstance(error, SourceError):
        return str(error)
    return f"{shown(address)} could not be read ({type(error).__name__})."  # whatever it is, the others come
