"""The sample article, analysed by hand, and an engine that answers with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from pathlib import Path

import msgspec
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.documents import Document
from reader.app.panel.card import CardView
from reader.app.screens.card import Card
from reader.app.screens.reading import Reading
from reader.app.settings.stored import TIPS, Settings
from reader.engine.protocol import Done, Reply
from reader.library import Library
from reader.story import Analysis, Article, Block, Extent, Pipeline, Story

STORY = msgspec.json.decode((Path(__file__).parent / "data" / "us-air-strikes.json").read_bytes(), type=Story)
TEXT = STORY.article.text


class Answers:
    """An engine that gives prepared replies, or what the analysis by hand says; `hold` makes it wait in between."""

    def __init__(self, replies: Iterable[Reply] | None = None, analysis: Analysis = STORY.analysis) -> None:
        self.replies = replies
        self.analysis = analysis
        self.asked: list[Article] = []
        self.stopped = False
        self.gate = asyncio.Event()
        self.gate.set()

    @property
    def maker(self) -> str:
        return "by hand"

    async def start(self) -> None: ...

    async def stop(self) -> None:
        self.stopped = True

    async def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]:
        self.asked.append(article)
        done = Done(1, Story(article, self.analysis, Pipeline("by hand", "1")))
        for reply in self.replies if self.replies is not None else (done,):
            await self.gate.wait()
            yield reply


def article(text: str, title: str | None = None, source: str = "words.txt") -> Article:
    """An article of paragraphs, one a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Article(source, title, None, None, text, tuple(blocks))


def app(
    *articles: Article,
    engine: Answers | None = None,
    settings: Settings | None = None,
    library: Library | None = None,
    newcomer: bool = False,
) -> ReaderApp:
    """The app on these articles, or on the sample; without settings on the actors. Nothing in it moves by itself.

    Unless for a newcomer, what is told once has been told."""
    shown = [Document(a.source, article=a) for a in articles or (STORY.article,)]
    settings = settings or Settings(first_tab="actors")
    if not newcomer:
        settings = msgspec.structs.replace(settings, told=TIPS)
    made = ReaderApp(shown, engine or Answers(), settings=settings, library=library)
    made.animation_level = "none"
    return made


def card_of(pilot: Pilot[None]) -> CardView | None:
    """The card that is open, in the panel or over the text."""
    screen = pilot.app.screen
    if isinstance(screen, Card):
        return screen.view
    return screen.panel.card if isinstance(screen, Reading) and screen.panel.has_card else None


def card(pilot: Pilot[None]) -> CardView:
    """The card that is open; one is."""
    found = card_of(pilot)
    assert found is not None
    return found


async def settled(pilot: Pilot[None]) -> None:
    """Waits until the text is laid out to its end, which is done beside the keys."""
    await pilot.pause()
    screen = pilot.app.screen
    while isinstance(screen, Reading) and screen.document.article and not screen.view.is_laid_out:
        await asyncio.sleep(0.01)
    await pilot.pause()


def pressing(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """For a picture: presses the keys, each once what was before it is done, the analysis to begin with."""

    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()

    return press


def extent(words: str, nth: int = 0) -> Extent:
    """Where words stand in the sample's text, for the first time or a later one."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)
