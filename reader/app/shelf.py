"""The library as the app uses it: beside the keys, one piece of work after another, and never in the way of reading."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterable
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec import Struct
from textual.dom import DOMNode

from reader.app.documents import LanguageEngine
from reader.beside import beside
from reader.library.files.database import LibraryError
from reader.story import Analysis, Article, Story

if TYPE_CHECKING:
    from reader.library import Library
    from reader.library.corrected.corrections import Correction

T = TypeVar("T")

NOTHING_KEPT = "Reader keeps nothing now."
MOMENT = 0.5
"""Seconds that who leaves waits for what is being kept."""


class Answer(Awaitable[T]):
    """What a piece of work gives, to be awaited or left: who asked may have gone before there is time to listen."""

    def __init__(self, listen: Callable[[], Coroutine[Any, Any, T]]) -> None:
        self._listen = listen

    def __await__(self) -> Generator[Any, None, T]:
        return self._listen().__await__()


class Known(Struct, frozen=True):
    """What is kept of an article."""

    analysis: Analysis | None = None
    corrections: tuple[Correction, ...] = ()


class Shelf:
    """Every call takes up its work at once, in the order of the calls; what it gives can be awaited, or left.

    What goes wrong is told, each sentence once, and is as if nothing were kept.
    """

    def __init__(self, library: Library | Callable[[], Library] | None, tell: Callable[[str], None]) -> None:
        """Without a library, or what opens it when something is first asked of it, nothing is kept."""
        self._given = library
        self._opening = Lock()
        self._tell = tell
        self._told: set[str] = set()
        self._left: set[asyncio.Future[object]] = set()
        self._last: Future[object] | None = None
        """The work taken up last."""

    async def recall(self, article: Article, engine: LanguageEngine) -> Known:
        """What is kept of an article: the user's corrections, and the analysis if it is by this engine."""
        nothing: tuple[Correction, ...] = ()
        corrections = self.ask(lambda library: library.corrections(article), nothing)
        analysis = self.ask(lambda library: library.analysis(article, engine.maker), None)
        return Known(await analysis, await corrections)

    def keep(self, story: Story, engine: LanguageEngine) -> Awaitable[None]:
        """Keeps what the engine found."""
        return self.ask(lambda library: library.keep(story.article, engine.maker, story.analysis), None)

    def add(self, article: Article, correction: Correction) -> Awaitable[None]:
        """Keeps one more correction."""
        return self.ask(lambda library: library.add(article, correction), None)

    def take_back(self, article: Article, corrections: Iterable[Correction]) -> Awaitable[None]:
        """Forgets corrections."""
        gone = tuple(corrections)
        return self.ask(lambda library: library.take_back(article, gone), None)

    @property
    def library(self) -> Library | None:
        """The library itself, for work that takes its time: none of the shelf's has to wait for it."""
        with self._opening:  # which is done once, beside the keys wherever that can be
            if callable(self._given):
                self._given = self._given()
            return self._given

    @property
    def keeps(self) -> bool:
        """Whether anything is kept for the next time."""
        return self.library is not None and self.library.keeps

    async def close(self) -> None:
        """Gives the work that was taken up a moment, so that what was found last is kept too; it is left after that."""
        done = beside(lambda: None, after=self._last)
        await asyncio.wait([asyncio.wrap_future(done)], timeout=MOMENT)

    def ask(self, work: Callable[[Library], T], otherwise: T) -> Awaitable[T]:
        """What `work` gives, which is done beside the keys; `otherwise`, where that cannot be done."""
        if self._given is None:
            return Answer(lambda: self._result(None, otherwise))
        future = beside(lambda: self._done(work), after=self._last)
        self._last = cast(Future[object], future)
        return Answer(lambda: self._result(future, otherwise))

    def look(self, work: Callable[[Library], T], otherwise: T) -> Awaitable[T]:
        """As `ask`, of what takes long and changes nothing: what is asked later need not wait for it."""
        future = None if self._given is None else beside(lambda: self._done(work))
        return Answer(lambda: self._result(future, otherwise))

    async def order(self, work: Callable[[Library], object]) -> bool:
        """Whether `work`, which the user has asked for, could be done; if not, that is told each time."""
        if self._given is None:
            self._tell(NOTHING_KEPT)
            return False
        future = beside(lambda: self._done(work), after=self._last)
        self._last = future
        try:
            await asyncio.shield(asyncio.wrap_future(future))
        except LibraryError as error:
            self._tell(str(error))
            return False
        return True

    def leave(self, work: Callable[[Library], object]) -> None:
        """Has `work` done beside the keys; nobody waits for it, but what goes wrong is told."""
        awaited = asyncio.ensure_future(self.ask(work, None))
        self._left.add(awaited)  # or it might be collected before it is done
        awaited.add_done_callback(self._left.discard)

    def _done(self, work: Callable[[Library], T]) -> T:
        library = self.library
        assert library is not None
        return work(library)

    async def _result(self, future: Future[T] | None, otherwise: T) -> T:
        if future is None:
            return otherwise
        try:  # who awaits it may go; the work goes on
            return await asyncio.shield(asyncio.wrap_future(future))
        except LibraryError as error:
            if str(error) not in self._told:
                self._told.add(str(error))
                self._tell(str(error))
            return otherwise


def shelf_of(node: DOMNode) -> Shelf:
    """The shelf of the app that a widget or screen is in."""
    shelf = getattr(node.app, "shelf", None)
    assert isinstance(shelf, Shelf)
    return shelf
