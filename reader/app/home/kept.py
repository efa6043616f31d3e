"""What the library is told of an article that is read, and what it knows of it already."""

from __future__ import annotations

import datetime
import time
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reader.app.article.composition import compose
from reader.app.documents import Document, Earlier
from reader.app.home.heading import headed
from reader.app.looks.dates import written
from reader.library.keys import text_key
from reader.library.reading.kept import Entry, Mark
from reader.story import Article

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.feeds import FeedEntry
    from reader.library.reading.changes import Change

KINDS: Final = {"quote": "quote", "speaker": "speaker", "figure": "figure", "name": "name"}
"""What can have changed, and what one of it is called."""


class Kept(Struct, frozen=True):
    """What was kept of an article before it was opened now."""

    key: str
    entry: Entry | None = None
    marks: tuple[Mark, ...] = ()
    earlier: Earlier | None = None
    later: float | None = None
    """When the article was got in a later version than this, Unix seconds."""
    feed: str = ""
    """The address of the feed that is subscribed to and that the article is from."""


class Elsewhere(Struct, frozen=True):
    """A place in an article of the library."""

    key: str
    title: str
    place: int


def opened(library: Library, article: Article, fetched: float | None, entry: FeedEntry | None = None) -> Kept:
    """Keeps that an article was opened, which may be an `entry` of a feed; gives what was kept of it before."""
    articles, key = library.articles, text_key(article)
    known, marks, earlier = articles.entry(key), articles.marks(key), None
    if (story := articles.before(article, time.time() if fetched is None else fetched)) is not None:
        was = articles.entry(text_key(story.article))
        read = was.last_opened if was else 0.0  # a page may go back to what it was
        earlier = Earlier(story, read, fresh=known is None or not known.seen or known.last_opened < read)
    articles.opened(article, fetched=fetched)
    if entry is not None and library.keeps:
        library.feeds.fetched(entry, key)
        library.feeds.mark(entry)
    return Kept(key, known, marks, earlier, _later(library, key), library.feeds.of(key) or "")


def place_in(library: Library, article: Article) -> int:
    """Where one was in an article the last time; its beginning, where that is not kept."""
    entry = library.articles.entry(text_key(article))
    return 0 if entry is None else min(entry.place, len(article.text))


def _later(library: Library, key: str) -> float | None:
    newest = next(iter(library.articles.later((key,)).get(key, ())), None)
    entry = library.articles.entry(newest) if newest is not None else None
    return None if entry is None else entry.fetched


def capitals(library: Library) -> dict[str, Elsewhere]:
    """The places that capital letters mark."""
    found = {}
    for letter, (key, place) in library.articles.capitals().items():
        if (entry := library.articles.entry(key)) is not None:
            found[letter] = Elsewhere(key, headed(entry.facts), place)
    return found


def kept_document(library: Library, key: str, place: int | None) -> Document | None:
    """An article as it lies in the library, to be opened at a place or where one was in it; None if it does not."""
    article, entry = library.articles.article(key), library.articles.entry(key)
    if article is None:
        return None
    was = min(entry.place, len(article.text)) if entry else 0
    return Document(
        entry.facts.source if entry else article.source,  # wherever Reader was started then
        article=article,
        page=compose(article),
        place=was if place is None else place,
        sought=place is not None,
        fetched=entry.fetched if entry else None,
    )


def changed(found: Iterable[Change], read: float) -> str:
    """What changed since an article was read, in a sentence; `read` in Unix seconds."""
    count = Counter(KINDS[one.what] for one in found)
    parts = [f"{number} {name}{'s' if number != 1 else ''}" for name, number in count.items()]
    what = ", ".join(parts) or "other words, but no quote, figure or name"
    return f"Changed since you read it on {day(read)}: {what}."


def overtaken(later: float) -> str:
    """That an article is open in a version after which came another, in a sentence; `later` in Unix seconds."""
    return f"This is an earlier version of the article: it was changed by {day(later)}. Home lists both."


def day(moment: float, today: datetime.date | None = None) -> str:
    """The day of a moment (Unix seconds) as people say it, without the year if it is this one."""
    date = datetime.datetime.fromtimestamp(moment).date()
    this_year = (today or datetime.date.today()).year
    said = written(date.isoformat()) or ""
    return said.removesuffix(f" {this_year}")
