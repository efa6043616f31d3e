"""The feeds that are subscribed to: one more, one less, asked anew, taken in from a list and written to one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual import on, work
from textual.content import Content
from textual.events import Paste

from reader.app.aside import aside
from reader.app.dropped import target
from reader.app.home.feed import FeedRoom
from reader.app.home.room import Room
from reader.app.keys.table import bindings, shown
from reader.app.looks.words import MUTED, clean, flow, line, spread
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, heading
from reader.app.refreshing import Refreshing, refreshing_of
from reader.app.screens.picker import Picker, plainly
from reader.app.settings.configured import configured
from reader.app.shelf import shelf_of
from reader.export import fresh
from reader.feeds import NO_ADDRESS
from reader.library import LibraryError
from reader.library.feeds import Subscription
from reader.library.keys import is_web
from reader.sources import SourceError
from reader.sources.lists.folder import readable
from reader.sources.targets import is_address

TITLE: Final = "Feeds"
NOTHING: Final = (
    "You subscribe to no feed yet. {add_feed} adds one, by its address or that of a page that has one;"
    " {import_feeds} takes in a list of feeds (OPML)."
)
WHICH: Final = "Which feed? Its address, or that of a page that has one."
WHICH_LIST: Final = "Which list of feeds (OPML)? A few letters of a file's name here, or an address."
READING: Final = "Reading…"
NO_FILE: Final = "No list of feeds here is called so; {} takes what is typed."
LISTS: Final = (".opml", ".xml")
FILE: Final = "feeds"
MOST_LINES: Final = 3


class FeedsRoom(Room[None]):
    """The subscriptions, folder by folder."""

    BINDINGS = bindings("feeds")
    WHERE = "feeds"
    OF_ROWS = frozenset({"refresh_feed", "remove_feed", "export_feeds"})

    _feeds: Sequence[Subscription] | None = None
    _awaited = False
    """Whether one was added that is yet to be seen."""
    _typed = ""
    """The address by which one was added last, while that has led to none."""

    def on_mount(self) -> None:
        self.head(TITLE)
        self._look()

    def on_screen_resume(self) -> None:
        self._look()

    @on(Refreshing.Done)
    def _refreshed(self) -> None:
        self._look()

    @work(group="looking", exclusive=True)
    async def _look(self) -> None:
        nothing: tuple[Subscription, ...] = ()
        feeds = await self.still(shelf_of(self).ask(lambda library: library.feeds.all(), nothing))
        if feeds == self._feeds:
            return
        before = {feed.address for feed in self._feeds or feeds}
        self._feeds = feeds
        unread = sum(feed.unread for feed in feeds)
        number = f"{len(feeds)} feed{'s' if len(feeds) != 1 else ''}"
        self.head(TITLE, f"{number}, {unread:,} unread" if feeds else "")
        keys = {key.id: shown(key.keys[0]) if key.keys else "the menu" for key in configured(self).actions}
        self.show(rows(feeds), NOTHING.format(**keys))
        new = next((feed.address for feed in feeds if feed.address not in before), None)
        if self._awaited and (new or len(feeds) == 1):
            self._awaited, self._typed = False, ""
            self.list.stand(new or feeds[0].address)

    @property
    def _feed(self) -> Subscription | None:
        """The feed that the cursor stands on."""
        row = self.list.row
        return next((feed for feed in self._feeds or () if row and feed.address == row.key), None)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.app.push_screen(FeedRoom(event.row.key))

    # One more

    def action_add_feed(self) -> None:
        """Asks for an address, and subscribes to the feed there."""
        self.app.push_screen(Picker(Content(WHICH), (), typed=self._typed, check=_no_address), self._add)

    def on_paste(self, event: Paste) -> None:
        """An address that is pasted is one to subscribe to."""
        event.stop()
        self._add(target(event.text) or event.text)

    def _add(self, typed: str | None) -> None:
        address = (typed or "").strip()
        if address:
            self._awaited, self._typed = True, address
            refreshing_of(self).add(spelled(address), configured(self).settings.feed_articles)

    # With one

    def action_refresh_feed(self) -> None:
        """Asks the feed for what is new, whether it is due or not."""
        if (feed := self._feed) is not None:
            refreshing_of(self).begin(configured(self).settings.feed_articles, feed.address)

    def action_remove_feed(self) -> None:
        if (feed := self._feed) is None:
            return
        address = feed.address

        def remove() -> None:
            shelf_of(self).leave(lambda library: library.feeds.remove(address))
            self._look()

        self.asking.confirm("REMOVE", "removes", feed.title, "; its articles stay in the library", remove)

    # Lists of them

    @work(group="lists", exclusive=True)
    async def action_import_feeds(self) -> None:
        """Asks for a list of feeds, and subscribes to all of it."""
        names = [name for name in await self.still(aside(partial(readable, "."))) if name.lower().endswith(LISTS)]
        choices = [plainly(name, clean(name)) for name in names]
        none = NO_FILE.format(configured(self).called["pick"])
        taken = set[str]()

        async def check(typed: str) -> str | None:
            """Takes in the list that was typed; why that cannot be done."""
            taken.add(typed)
            return await self._take_in(typed)

        def chosen(answer: str | None) -> None:
            if answer is not None and answer not in taken:
                self._take_in_listed(answer)

        self.app.push_screen(
            Picker(Content(WHICH_LIST), choices, none=none, other=True, check=check, checking=READING), chosen
        )

    @work(group="lists", exclusive=True)
    async def _take_in_listed(self, name: str) -> None:
        if wrong := await self.still(self._take_in(name)):
            self.notify(wrong, severity="error", timeout=8, markup=False)

    async def _take_in(self, name: str) -> str | None:
        """Subscribes to all of a list, and says how many feeds are new; or gives why that cannot be done."""
        library = shelf_of(self).library
        if library is None:
            return None

        def work() -> str:
            from reader.feeds.subscribing import taken_in  # what reads it is slow to import

            found = taken_in(library, name.strip())
            new = sum(fresh for _, fresh in found)
            return f"{new:,} of {len(found):,} feeds are new."

        try:
            said = await aside(work)
        except (SourceError, LibraryError) as error:
            return clean(str(error))
        self.notify(said, timeout=5, markup=False)
        self._look()
        return None

    @work(group="lists", exclusive=True)
    async def action_export_feeds(self) -> None:
        """Writes the subscriptions to a new file where Reader was started."""
        library = shelf_of(self).library
        if not self._feeds or library is None:
            return

        def work() -> Path:
            from reader.feeds.subscribing import outline

            return fresh.write(outline(library), Path.cwd(), FILE, ".opml")

        try:
            path = await aside(work)
        except OSError as error:
            why = error.strerror or type(error).__name__
            self.notify(f"Nothing was exported: {why}.", severity="error", markup=False)
        except LibraryError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            number = len(self._feeds)
            many = f"{number} feed{'s' if number != 1 else ''}"
            self.notify(f"{many} written to {path.name}", timeout=6, markup=False)


async def _no_address(typed: str) -> str | None:
    """Why what was typed is no address of a feed."""
    address = spelled(typed.strip())
    return None if is_address(address) else NO_ADDRESS.format(clean(address))


def spelled(address: str) -> str:
    """An address as it is typed, with how the web is asked for it where that was left out."""
    return address if is_web(address) or "://" in address or "." not in address else f"https://{address}"


def rows(feeds: Sequence[Subscription]) -> list[Row]:
    """A row for each, below its folder."""
    made: list[Row] = []
    folder: tuple[str, ...] = ()
    for feed in feeds:
        if feed.folder != folder:
            folder = feed.folder
            made += [*([gap()] if made else []), heading(" / ".join(map(clean, folder)))]
        texts = partial(tuple, [clean(feed.title), clean(feed.address)])
        made.append(Row(feed.address, partial(_draw, feed), texts=texts))
    return made


def _draw(feed: Subscription, width: int) -> list[Content]:
    title = Content.styled(clean(feed.title), "bold $foreground" if feed.unread else "")
    unread = f"{feed.unread:,} unread" if feed.unread else "read" if feed.entries else "nothing yet"
    state = Content.styled(unread, "$text-accent" if feed.unread else MUTED)
    lines = [spread(title, state, width, gap=2), line(Content.styled(clean(feed.address), MUTED), width)]
    if feed.error:
        lines += flow(Content.styled(clean(feed.error), "$text-warning"), width, MOST_LINES)
    return lines
