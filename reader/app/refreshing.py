"""Feeds asked for what is new while one reads on, and what is new in them understood while the engine is idle."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Event
from time import time
from typing import TYPE_CHECKING, Any, Final

from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.worker import Worker

from reader.app.bars.messages import MessageLine
from reader.app.documents import LanguageEngine
from reader.app.home.room import Room
from reader.app.keys.table import shown as shown_key
from reader.app.looks.words import clean
from reader.app.settings.configured import configured
from reader.app.shelf import Shelf
from reader.beside import beside
from reader.engine.protocol import Done, Failed
from reader.feeds.steps import Feed, Step
from reader.library import Library, LibraryError
from reader.sources import SourceError
from reader.sources.targets import shown
from reader.story import Article, Pipeline, Story
from reader.version import version

if TYPE_CHECKING:
    from reader.feeds.refreshing import Refresh

NOTHING_KEPT: Final = "Nothing is kept now, so no feed is asked for what is new."
NO_FEED: Final = "You subscribe to no feed yet: {} leads to where one is added."
BARRED: Final = "{} is not asked now: its server wants to be left alone for a while."
BUSY: Final = "Feeds are being asked already; {} stops that."
NOT_DUE: Final = "No feed is due yet; what was new is in the library."
TICK: Final = 0.4
"""Seconds between two looks at whether something has changed."""
SEEN: Final = 5 * TICK
"""Seconds that the line of progress stands."""
TRIES: Final = 3
"""So often an article is begun; each time something else was to be analysed first."""


@dataclass(frozen=True)
class Plan:
    """Which feeds are to be asked."""

    feeds: int
    """How many."""
    steps: Callable[[Refresh], Iterable[Step]]
    """What asks them; slow, and may raise `SourceError` or LibraryError."""
    otherwise: str = ""
    """What is said where there is none."""
    named: bool = False
    """Whether it is one that was named."""
    address: str = ""
    """What was named, where it may be none."""


@dataclass
class Count:
    """How far the feeds are."""

    feeds: int
    asked: int = 0
    new: int = 0
    articles: int = 0
    errors: list[str] = field(default_factory=list)
    named: bool = False
    """Whether it is one feed that was named."""
    feed: Feed | None = None
    """What came of the feed that was asked last."""

    def take(self, step: Step) -> None:
        if isinstance(step, Feed):
            self.asked, self.feed = self.asked + 1, step
        if step.error:
            self.errors.append(step.error)
        elif isinstance(step, Feed):
            self.new += step.new
        else:
            self.articles += 1

    @property
    def progress(self) -> str:
        return f"Feeds: {self.asked} of {self.feeds} asked, {_many(self.articles, 'article')} kept."

    def told(self, stopped: bool) -> str:
        """What came of it, in a sentence or two."""
        if self.named and self.feed is not None and self.feed.error:
            return self.feed.error
        asked = f"{self.asked} of {_many(self.feeds, 'feed')}" if stopped else _many(self.feeds, "feed")
        new = f"{_many(self.new, 'new entry', 'new entries')}, {_many(self.articles, 'article')} kept"
        failed = f"; {len(self.errors)} failed: {self.errors[0]}" if self.errors else "."
        if self.named and self.feed is not None:
            others = ", ".join(map(shown, self.feed.others))
            too = f" The page has other feeds, too: {others}" if others else ""
            return f"{clean(self.feed.title)}: {new}{failed}{too}"
        return f"{'Stopped: ' if stopped else ''}{asked} asked, {new}{failed}"


class Refreshing:
    """One round over the feeds at a time, beside the keys."""

    class Done(Message):
        """Sent to the screen that is seen: the library may have articles that it had not."""

    def __init__(self, app: App[Any], shelf: Shelf, engine: LanguageEngine) -> None:
        self._app = app
        self._shelf = shelf
        self._engine = engine
        self._left: Event | None = None
        """Set to stop the round that is under way; None where there is none."""
        self._analysing: Worker[None] | None = None

    def begin(self, newest: int, address: str = "") -> None:
        """Asks the feeds that are due, or the one of an address, due or not, and fetches so many of the newest
        articles of each; one round at a time."""

        def chosen(library: Library) -> Plan:
            every, now = library.feeds.all(), time()
            if not address:
                due = library.feeds.due(now)
                return Plan(len(due), lambda refresh: refresh.steps(due), NOT_DUE if every else self._no_feed)
            feeds = [feed for feed in every if feed.address == address]
            if any(feed.barred > now for feed in feeds):
                return Plan(0, lambda refresh: (), BARRED.format(shown(address)))
            return Plan(len(feeds), lambda refresh: refresh.steps(feeds), self._no_feed, named=True)

        self._begin(chosen, newest)

    def add(self, address: str, newest: int) -> None:
        """Subscribes to the feed at an address, or to the first that the page there links to, and fetches so many of
        its newest articles."""

        def chosen(library: Library) -> Plan:
            def steps(refresh: Refresh) -> Iterator[Step]:
                from reader.feeds.subscribing import added

                return added(library, address, refresh)

            return Plan(1, steps, named=True, address=address)

        self._begin(chosen, newest)

    def _begin(self, chosen: Callable[[Library], Plan], newest: int) -> None:
        if self._left is None:
            self._left = Event()
            self._app.run_worker(self._refresh(self._left, chosen, newest), group="feeds")
        else:
            self._tell(BUSY.format(self._stops))

    def stop(self) -> bool:
        """Asks no more of them; False where none was asked."""
        if self._left is None or self._left.is_set():
            return False
        self._left.set()
        return True

    async def _refresh(self, left: Event, chosen: Callable[[Library], Plan], newest: int) -> None:
        try:
            count = await self._round(left, chosen, newest)
        except LibraryError as error:
            self._tell(str(error), failed=True)
            return
        finally:
            self._left = None
        if count is not None:
            self._tell(count.told(left.is_set()), failed=bool(count.errors))
            self._app.screen.post_message(self.Done())
        if not left.is_set():
            self._understand()

    async def _round(self, left: Event, chosen: Callable[[Library], Plan], newest: int) -> Count | None:
        """What came of the feeds; None where there was none to ask. Raises LibraryError."""
        library = self._shelf.library
        if library is None or not library.keeps:
            self._tell(NOTHING_KEPT)
            return None
        plan = await self._shelf.ask(chosen, Plan(0, lambda refresh: (), NOTHING_KEPT))
        if not plan.feeds:
            self._tell(plan.otherwise)
            return None
        count, steps = Count(plan.feeds, named=plan.named), SimpleQueue[Step]()

        def work() -> None:
            from reader.feeds.refreshing import Refresh  # what fetches is slow to import

            try:
                for step in plan.steps(Refresh(library, newest, left.is_set)):
                    steps.put(step)
            except SourceError as error:
                steps.put(Feed(plan.address, plan.address, error=str(error)))

        done = asyncio.wrap_future(beside(work))
        try:
            while not (done.done() and steps.empty()):
                self._show(f"{count.progress} {self._stops} stops it.")
                await asyncio.wait([done], timeout=TICK)
                asked = count.asked
                while not steps.empty():
                    count.take(steps.get_nowait())
                if count.asked != asked:
                    self._app.screen.post_message(self.Done())
            await done
        except asyncio.CancelledError:
            left.set()
            raise
        return count

    # What is new, understood

    def _understand(self) -> None:
        if self._analysing is None or self._analysing.is_finished:
            self._analysing = self._app.run_worker(self._analyse(), group="new")

    async def _analyse(self) -> None:
        """Has the unread articles analysed, one after the other, and keeps what is found."""
        none: tuple[str, ...] = ()
        for key in await self._shelf.ask(lambda library: library.feeds.unread_unanalysed(), none):
            article = await self._shelf.ask(partial(_article, key=key), None)
            if article is not None and (story := await self._story(article)) is not None:
                await self._shelf.ask(partial(_keep, key=key, story=story), None)

    async def _story(self, article: Article) -> Story | None:
        """What is understood of an article; whatever else is to be analysed comes first."""
        for _ in range(TRIES):
            while self._is_busy:
                await asyncio.sleep(TICK)
            known = await self._shelf.recall(article, self._engine)
            if known.analysis is not None:
                return Story(article, known.analysis, Pipeline("reader", version()))
            if self._is_busy:
                continue
            async with aclosing(self._engine.analyse(article)) as replies:  # type: ignore[type-var]
                async for reply in replies:
                    if isinstance(reply, Done):
                        await self._shelf.keep(reply.story, self._engine)
                        return reply.story
                    if isinstance(reply, Failed):
                        return None
        return None

    @property
    def _is_busy(self) -> bool:
        """Whether the article that is read is being analysed, or about to be."""
        return any(worker.group == "analysis" and not worker.is_finished for worker in self._app.workers)

    # What is said

    def _show(self, words: str) -> None:
        for line in self._app.screen.query(MessageLine):
            line.say(words, "information", SEEN)

    @property
    def _stops(self) -> str:
        """The key that stops it, on the screen that one is on."""
        screen = self._app.screen
        return configured(screen).called["leave_room" if isinstance(screen, Room) else "back"]

    @property
    def _no_feed(self) -> str:
        keys = configured(self._app.screen).actions
        return NO_FEED.format(
            next((shown_key(key.keys[0]) for key in keys if key.id == "feeds" and key.keys), "the menu")
        )

    def _tell(self, words: str, *, failed: bool = False) -> None:
        self._app.notify(words, severity="warning" if failed else "information", timeout=8, markup=False)


def refreshing_of(node: DOMNode) -> Refreshing:
    """What asks the feeds of the app that a widget or screen is in."""
    refreshing = getattr(node.app, "refreshing", None)
    assert isinstance(refreshing, Refreshing)
    return refreshing


def _article(library: Library, key: str) -> Article | None:
    return library.articles.article(key)


def _keep(library: Library, key: str, story: Story) -> None:
    """Keeps what was understood of an article; it is as unread as before."""
    entry = library.articles.entry(key)
    if entry is not None:
        library.articles.keep(library.corrected(story), fetched=entry.fetched, now=entry.last_opened)


def _many(count: int, thing: str, things: str = "") -> str:
    return f"{count:,} {thing if count == 1 else things or thing + 's'}"
