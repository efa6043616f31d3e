"""Feeds refreshed in the app: beside the keys, told of in the message line, and understood while nothing else is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from reader.app import refreshing
from reader.app.bars.messages import MessageLine
from reader.app.home.home import Home
from reader.app.panel.list import RowList
from reader.app.settings.stored import Settings
from reader.engine.protocol import Done, Reply
from reader.library import Library
from reader.story import Analysis, Article, Extent, Pipeline, Story
from tests.app.hand import Answers, app, article
from tests.app.test_reading import WIDE, reading
from tests.feeds.site import Reply as Sent
from tests.feeds.site import Site, rss, serving


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "TICK", 0.02)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


@pytest.fixture
def site(library: Library) -> Iterator[Site]:
    with serving() as site:
        site.pages["/rss"] = rss("The Quay", "a", "b", "c")
        library.feeds.add(f"{site.base}/rss")
        yield site


class Understanding(Answers):
    """An engine that finds nothing in whatever it is given, and lets go of an article for the next one."""

    async def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]:
        self.asked.append(article)
        number = len(self.asked)
        await self.gate.wait()
        if number == len(self.asked):
            yield Done(1, Story(article, Analysis(), Pipeline("by hand", "1")))


async def until(pilot: Pilot[None], done: Callable[[], bool]) -> None:
    for _ in range(3_000):
        if done():
            return
        await asyncio.sleep(0.02)
        await pilot.pause()
    raise AssertionError("it does not come")


def said(pilot: Pilot[None]) -> str:
    return " ".join(one.words for one in reading(pilot).query_one(MessageLine).said)


async def test_what_is_new_is_kept_and_understood(site: Site, library: Library) -> None:
    engine = Understanding()
    shown = article("Nobody came.")
    settings = Settings(first_tab="actors", feed_articles=2)
    async with app(shown, engine=engine, library=library, settings=settings).run_test(size=WIDE) as pilot:
        await pilot.app.run_action("refresh_feeds")
        await until(pilot, lambda: "3 new entries, 2 articles kept." in said(pilot))
        await until(pilot, lambda: sum(entry.analysed for entry in library.articles.entries()) == 3)
    fetched = [entry for entry in library.articles.entries() if entry.facts.source.startswith(site.base)]
    assert sorted(entry.facts.title for entry in fetched) == ["a", "b"]
    assert {entry.title for entry in library.feeds.entries(unread=True)} == {"a", "b", "c"}
    assert [asked.title for asked in engine.asked[1:]] in (["a", "b"], ["b", "a"])


async def test_what_is_read_is_analysed_first(site: Site, library: Library) -> None:
    engine = Understanding()
    engine.gate.clear()
    async with app(article("Nobody came."), engine=engine, library=library).run_test(size=WIDE) as pilot:
        await pilot.app.run_action("refresh_feeds")
        await until(pilot, lambda: "3 articles kept." in said(pilot))
        await pilot.pause(0.2)
        assert len(engine.asked) == 1
        engine.gate.set()
        await until(pilot, lambda: sum(entry.analysed for entry in library.articles.entries()) == 4)


async def test_esc_stops_it_and_keys_are_answered_meanwhile(site: Site, library: Library) -> None:
    answered = Event()

    def feed(headers: Mapping[str, str]) -> Sent:
        answered.wait(600)
        return Sent()

    site.pages["/rss"] = feed
    async with app(article("One.\nTwo.\nThree."), library=library).run_test(size=WIDE) as pilot:
        await pilot.app.run_action("refresh_feeds")
        await until(pilot, lambda: "0 of 1 asked" in said(pilot))
        before = reading(pilot).view.cursor
        await pilot.press("j")
        assert reading(pilot).view.cursor != before
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped: 0 of 1 feed asked" in said(pilot))
        assert len(library.articles.entries()) == 1
        assert library.feeds.all()[0].failures == 0
        answered.set()


async def test_what_went_wrong_is_told(site: Site, library: Library) -> None:
    site.pages["/rss"] = Sent(status=410)
    async with app(article("Nobody came."), library=library).run_test(size=WIDE) as pilot:
        await pilot.app.run_action("refresh_feeds")
        await until(pilot, lambda: "1 failed:" in said(pilot))
        assert "is gone for good" in said(pilot)
        await pilot.app.run_action("refresh_feeds")
        await until(pilot, lambda: refreshing.NOT_DUE in said(pilot))


async def test_without_a_feed_or_a_library(tmp_path: Path) -> None:
    for library, words in (
        (Library(tmp_path, tmp_path), refreshing.NO_FEED.format("F")),
        (None, refreshing.NOTHING_KEPT),
    ):
        async with app(article("Nobody came."), library=library).run_test(size=WIDE) as pilot:
            await pilot.app.run_action("refresh_feeds")
            await until(pilot, lambda words=words: words in said(pilot))  # type: ignore[misc]


async def test_home_shows_what_has_come(site: Site, library: Library) -> None:
    async with app(article("Nobody came."), engine=Understanding(), library=library).run_test(size=WIDE) as pilot:
        await pilot.press("H")
        await until(pilot, lambda: isinstance(pilot.app.screen, Home))
        await pilot.press("R")
        await until(pilot, lambda: "The Quay" in shown(pilot) or "127.0.0.1" in shown(pilot))
        assert all(entry.unread for entry in library.articles.entries() if entry.facts.source.startswith("http"))


def shown(pilot: Pilot[None]) -> str:
    """What the rows of the screen say."""
    rows = pilot.app.screen.query_one(RowList).rows
    return "\n".join(line.plain for row in rows for line in row.draw(100))
