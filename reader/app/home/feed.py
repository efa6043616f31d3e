"""The entries of one feed, fetched or not; and what else is open, where one comes from an article of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from textual import on, work
from textual.content import Content

from reader.app.home.room import Room
from reader.app.keys.table import bindings
from reader.app.looks.words import MUTED, clean, date, flow, line, spread
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, heading
from reader.app.refreshing import Refreshing, refreshing_of
from reader.app.settings.configured import configured
from reader.app.shelf import shelf_of
from reader.library import Library
from reader.library.feeds import FeedEntry, Subscription

MOST: Final = 500
"""So many entries are listed, the newest."""
NOTHING: Final = "Nothing was seen in this feed yet."
OPEN: Final = "Also open"
SUMMARY: Final = 2
"""So many lines tell of an entry whose article was not fetched yet."""
DOCUMENT: Final = "open "
"""How the keys of rows begin that are of what is open."""


class FeedRoom(Room[int | None]):
    """Closes with the number of what was chosen of that which is open, or with None."""

    BINDINGS = bindings("feed")
    WHERE = "feed"
    OF_ROWS = frozenset({"finish_entry"})

    _entries: Mapping[str, FeedEntry] | None = None

    def __init__(self, address: str, others: Sequence[tuple[int, str]] = (), key: str = "") -> None:
        """`others`: what else is open, by number and title; `key`: the article, of the library, that one comes from."""
        super().__init__()
        self._from = key
        self._address = address
        self._others = others

    def on_mount(self) -> None:
        self._look()

    def on_screen_resume(self) -> None:
        self._look()

    @on(Refreshing.Done)
    def _refreshed(self) -> None:
        self._look()

    @work(group="looking", exclusive=True)
    async def _look(self) -> None:
        def found(library: Library) -> tuple[Subscription | None, tuple[FeedEntry, ...]]:
            return library.feeds.find(self._address), library.feeds.entries(self._address, limit=MOST)

        nothing: tuple[Subscription | None, tuple[FeedEntry, ...]] = None, ()
        feed, entries = await self.still(shelf_of(self).ask(found, nothing))
        same = self._entries is not None and tuple(self._entries.values()) == entries
        if same:
            return
        self._entries = {entry.identity: entry for entry in entries}
        unread = sum(not entry.read for entry in entries)
        count = f"{len(entries):,} entr{'ies' if len(entries) != 1 else 'y'}, {unread:,} unread" if entries else ""
        self.head(feed.title if feed else self._address, feed.error if feed and feed.error else count)
        made = [Row(entry.identity, partial(_draw, entry), texts=partial(_texts, entry)) for entry in entries]
        if self._others:
            made += [gap(), heading(OPEN)]
            made += [Row(f"{DOCUMENT}{n}", partial(_title, title), texts=partial(tuple, [title]), does=str(n))
                     for n, title in self._others]  # fmt: skip
        self.show(made, NOTHING)
        if (came := next((entry for entry in entries if entry.key == self._from), None)) and self._from:
            self.list.stand(came.identity)
            self._from = ""

    @property
    def _list_name(self) -> str:
        return f"feed {self._address}"

    @property
    def _entry(self) -> FeedEntry | None:
        """The entry that the cursor stands on."""
        row = self.list.row
        return (self._entries or {}).get(row.key) if row and not row.does else None

    def _stands_on(self, action: str) -> bool:
        return self._entry is not None

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.row.does:
            self.dismiss(int(event.row.does))
        elif (entry := self._entry) is not None:
            self.open_entry(entry)

    def action_refresh_feed(self) -> None:
        """Asks the feed for what is new, whether it is due or not."""
        refreshing_of(self).begin(configured(self).settings.feed_articles, self._address)

    def action_finish_entry(self) -> None:
        """The entry is read, or is to be read again."""
        if (entry := self._entry) is not None:
            read = not entry.read

            def mark(library: Library) -> None:
                library.feeds.mark(entry, read)
                if entry.key:
                    library.articles.finish(entry.key, read)

            shelf_of(self).leave(mark)
            self._look()


def _texts(entry: FeedEntry) -> tuple[str, ...]:
    return tuple(clean(words) for words in (entry.title, entry.author, entry.summary, date(entry.published or "")))


def _draw(entry: FeedEntry, width: int) -> list[Content]:
    title = Content.styled(clean(entry.title), "" if entry.read else "bold $foreground")
    state = Content.styled("read", MUTED) if entry.read else Content.styled("new", "$text-accent")
    where = " · ".join(filter(None, [date(entry.published or ""), clean(entry.author), clean(entry.summary)]))
    return [spread(title, state, width, gap=2), *flow(Content.styled(where, MUTED), width, SUMMARY)]


def _title(title: str, width: int) -> list[Content]:
    return [line(Content(title), width)]
