"""Feeds among the screens of what was read: subscribed to, listed, asked, removed, taken in and written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app import refreshing
from reader.app.home.feed import FeedRoom
from reader.app.home.feeds import FeedsRoom, spelled
from reader.app.home.home import Home
from reader.app.screens.reading import Reading
from reader.app.settings.stored import Settings
from reader.feeds.refreshing import Refresh
from reader.library import Library
from tests.app.hand import app, article
from tests.app.home.test_home import lines, made
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE, reading
from tests.app.test_refreshing import Understanding, until
from tests.feeds.site import Reply, Site, rss, serving
from tests.sources.feeds import OPML
from tests.sources.lists.test_feed import placed

QUIET = Settings(first_tab="actors", feed_articles=1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(refreshing, "TICK", 0.02)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages["/rss"] = rss("The Quay", "a", "b", "c")
        link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
        site.pages["/"] = Reply(f"<html><head>{link}</head><body>Home</body></html>".encode(),
                                headers={"Content-Type": "text/html"})  # fmt: skip
        yield site


def rows(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    return "\n".join(lines(screen)) if isinstance(screen, FeedsRoom | FeedRoom | Home) else ""


def wrong(pilot: Pilot[None]) -> str:
    """What is said of what was typed, where it can be set right."""
    return "".join(str(line.render()) for line in pilot.app.screen.query("#wrong") if line.display)


def said(pilot: Pilot[None]) -> str:
    return "\n".join(notification.message for notification in pilot.app._notifications)


async def test_a_page_leads_to_its_feed_whose_newest_article_is_read(site: Site, library: Library) -> None:
    async with app(article("Nobody came."), engine=Understanding(), library=library, settings=QUIET).run_test(
        size=WIDE
    ) as pilot:
        await pilot.press("F")
        await done(pilot)
        assert rows(pilot).startswith("You subscribe to no feed yet. a adds one")
        await pilot.press("a", *f"{site.base}/", "enter")
        await until(pilot, lambda: "The Quay: 3 new entries, 1 article kept." in said(pilot))
        await done(pilot)
        assert "3 unread" in rows(pilot)
        await pilot.press("enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, FeedRoom)
        assert [line.split()[0] for line in rows(pilot).splitlines()[::2]] == ["a", "b", "c"]
        await pilot.press("enter")
        await done(pilot)
        assert reading(pilot).document.title == "a"
        assert reading(pilot).document.feed == f"{site.base}/rss"


async def test_what_is_no_feed_is_told_in_a_sentence_and_can_be_set_right(site: Site, library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await pilot.press("F", "a", *f"{site.base}/page", "enter")
        await until(pilot, lambda: "/page is no feed and links to none." in said(pilot))
        await pilot.press("a")
        assert pilot.app.screen.query_one(Input).value == f"{site.base}/page"
        await pilot.press("end", *["backspace"] * len("page"), "enter")
        await until(pilot, lambda: "The Quay: 3 new entries" in said(pilot))
        await done(pilot)
        await pilot.press("a", *"nonsense", "enter")
        await until(pilot, lambda: "nonsense is no address of the web" in wrong(pilot))
        await pilot.press("home", *f"{site.base}/page?")
        assert (wrong(pilot), pilot.app.screen.query_one(Input).value) == ("", f"{site.base}/page?nonsense")
    assert [feed.address for feed in library.feeds.all()] == [f"{site.base}/rss"]


async def test_an_entry_that_was_not_fetched_is_unread_at_home_and_is_fetched_to_be_read(
    site: Site, library: Library
) -> None:
    library.feeds.add(f"{site.base}/rss")
    assert len([*Refresh(library, 0).steps(library.feeds.all())]) == 1
    async with made(library, engine=Understanding()).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *"b.", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading) and bool(reading(pilot).document.key))
        assert reading(pilot).document.title == "b"
    assert [entry.title for entry in library.feeds.waiting()] == ["a", "c"]
    assert {entry.title for entry in library.feeds.entries() if entry.read} == {"b"}


async def test_home_counts_what_waits_in_feeds_and_f_is_done_with_it(site: Site, library: Library) -> None:
    library.feeds.add(f"{site.base}/rss")
    settings = Settings(first_tab="actors", feed_articles=0)
    async with app(article("Nobody came."), library=library, settings=settings).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("R", "H")
        await until(pilot, lambda: "to fetch" in rows(pilot))
        note = str(pilot.app.screen.query_one("#room-note").render())
        assert note.endswith("3 more in feeds")
        await pilot.press("/", *"c.", "enter", "f")
        await done(pilot)
        assert [entry.title for entry in library.feeds.waiting()] == ["a", "b"]


async def test_an_entry_whose_page_is_gone_says_so(site: Site, library: Library) -> None:
    library.feeds.add(f"{site.base}/rss")
    site.pages["/a"] = Reply(status=404)
    settings = Settings(first_tab="actors", feed_articles=0)
    async with app(article("Nobody came."), library=library, settings=settings).run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "3 new entries" in said(pilot))
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading) and bool(reading(pilot).document.error))
        assert reading(pilot).document.title == "a"


async def test_a_feed_is_removed_once_that_is_confirmed(library: Library) -> None:
    library.feeds.add("https://quay.example/feed", "The Quay", ["North"])
    async with made(library).run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await done(pilot)
        assert rows(pilot).splitlines()[:2] == ["North", "The Quay" + rows(pilot).splitlines()[1][8:]]
        await pilot.press("x", "n")
        await done(pilot)
        assert len(library.feeds.all()) == 1
        await pilot.press("x", "y")
        await done(pilot)
        assert library.feeds.all() == ()


async def test_lists_of_feeds_are_taken_in_and_written(library: Library, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text(placed(OPML), encoding="utf-8")
    (tmp_path / "wrong.xml").write_text("<html><body>No.</body></html>", encoding="utf-8")
    async with made(library).run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await done(pilot)
        await pilot.press("i")
        await done(pilot)
        await pilot.press(*"wrong", "enter")
        await until(pilot, lambda: "wrong.xml is no list of feeds in OPML." in said(pilot))
        await pilot.press("i")
        await done(pilot)
        await pilot.press(*"not/there.opml", "enter")
        await until(pilot, lambda: "not/there.opml" in wrong(pilot))
        assert pilot.app.screen.query_one(Input).value == "not/there.opml"
        await pilot.press("escape")
        await pilot.press("i")
        await done(pilot)
        await pilot.press(*"mine", "enter")
        await until(pilot, lambda: "feeds are new." in said(pilot))
        known = library.feeds.all()
        assert known
        for name in ("feeds.opml", "feeds-2.opml"):
            await done(pilot)
            await pilot.press("e")
            await until(pilot, lambda name=name: f"feeds written to {name}" in said(pilot))  # type: ignore[misc]
    text = (tmp_path / "feeds-2.opml").read_text(encoding="utf-8")
    assert all(feed.address in text for feed in known)


async def test_an_address_that_is_pasted_among_feeds_is_added(site: Site, library: Library) -> None:
    async with made(library, engine=Understanding()).run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await done(pilot)
        pilot.app.screen.post_message(events.Paste(f" {site.base}/rss\n"))
        await until(pilot, lambda: "The Quay" in rows(pilot))
    assert [feed.title for feed in library.feeds.all()] == ["The Quay"]


async def test_the_list_of_a_feed_begins_at_the_article_that_one_comes_from(site: Site, library: Library) -> None:
    library.feeds.add(f"{site.base}/rss")
    async with made(library, engine=Understanding()).run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "article" in said(pilot))
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading) and reading(pilot).document.title == "b")
        await done(pilot)
        await pilot.press("L")
        await done(pilot)
        await pilot.press("j", "escape", "L")
        await done(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FeedRoom)
        assert screen._entry is not None
        assert screen._entry.title == "b"


async def test_the_list_of_a_feed_has_what_else_is_open(site: Site, library: Library) -> None:
    library.feeds.add(f"{site.base}/rss")
    here = article("Nobody came.", "Alone")
    async with app(here, engine=Understanding(), library=library, settings=QUIET).run_test(size=WIDE) as pilot:
        await pilot.press("F")
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "1 article kept" in said(pilot))
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Reading) and bool(reading(pilot).document.feed))
        await pilot.press("L")
        await done(pilot)
        assert rows(pilot).splitlines()[-2:] == ["Also open", "Alone"]
        await pilot.press("G", "enter")
        await done(pilot)
        assert reading(pilot).document.title == "Alone"


def test_an_address_is_spelled_out() -> None:
    assert spelled("quay.example/feed") == "https://quay.example/feed"
    assert [spelled(words) for words in ("http://a.b", "feed:x", "ftp://a.b")] == ["http://a.b", "feed:x", "ftp://a.b"]
