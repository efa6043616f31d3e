"""An article fetched anew: both versions are kept, and what changed is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from textual.pilot import Pilot

from reader.app.bars.messages import MessageLine
from reader.engine.protocol import Done, Reply
from reader.library import Library
from reader.sources import Listing, opened, read_entry
from reader.story import Article, Extent, Pipeline, Story
from tests.app.hand import Answers, app, article
from tests.app.home.test_home import made
from tests.app.home.test_keeping import AFTER, BEFORE, done
from tests.app.test_reading import WIDE, cursor, press, reading
from tests.app.test_refreshing import until
from tests.feeds.site import Reply as Sent
from tests.feeds.site import Site, serving

FIRST = "The harbour board will close the ferry in 12 days, it told the council on Tuesday evening."
SECOND = "The harbour board will close the ferry in 20 days, it told the council on Tuesday evening."
REST = "“It is over,” said Mara Quill, who has led the board for eleven years and lives on the other shore."


def page(*paragraphs: str) -> Sent:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    text = f"<html><head><title>Ferry to close</title></head><body><article><h1>Ferry to close</h1>{body}</article>"
    return Sent(text.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


class Nothing(Answers):
    """An engine that finds nothing in whatever it is given."""

    async def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]:
        self.asked.append(article)
        yield Done(1, Story(article, BEFORE.analysis.__class__(), Pipeline("by hand", "1")))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.pages["/ferry"] = page(FIRST, REST, REST.replace("eleven", "twelve"))
        yield site


def said(pilot: Pilot[None]) -> str:
    return "\n".join(notification.message for notification in pilot.app._notifications)


async def test_a_page_is_fetched_anew_and_what_changed_is_told(site: Site, library: Library) -> None:
    read = opened(f"{site.base}/ferry")
    assert isinstance(read, Article)
    async with app(read, engine=Nothing(), library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "It is as it was." in said(pilot))
        reading(pilot).view.cursor = read.text.index("“It is over")
        site.pages["/ferry"] = page("Updated on Friday at noon.", SECOND, REST, REST.replace("eleven", "twelve"))
        await pilot.press("r")
        await until(pilot, lambda: "Changed since you read it" in said(pilot))
        now = reading(pilot).document.article
        assert now is not None
        assert "20 days" in now.text
        assert cursor(pilot) == now.text.index("“It is over")
    assert len(library.articles.versions(f"{site.base}/ferry")) == 2


async def test_links_that_a_page_has_got_since_are_there_at_once(site: Site, library: Library) -> None:
    read = opened(f"{site.base}/ferry")
    assert isinstance(read, Article)
    async with app(read, engine=Nothing(), library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await press(pilot, "U")
        assert reading(pilot).linking.thread.kind == "entities"
        told = FIRST.replace("the council", "<a href='https://council.example/'>the council</a>")
        site.pages["/ferry"] = page(told, REST, REST.replace("eleven", "twelve"))
        await pilot.press("r")
        await until(pilot, lambda: "It is as it was." in said(pilot))
        await press(pilot, "U")
        start = read.text.index("the council")
        assert reading(pilot).linking.thread.extents == ((start, start + len("the council")),)
        view = reading(pilot).view
        links = [segment.text for y in range(view.size.height) for segment in view.render_line(y)
                 if segment.style and segment.style.frame]  # fmt: skip
        assert "".join(links) == "the council"


async def test_home_opens_an_article_as_its_page_is_now(site: Site, library: Library) -> None:
    read = opened(f"{site.base}/ferry")
    assert isinstance(read, Article)
    library.articles.moved(library.articles.opened(read), 0, 30)
    site.pages["/ferry"] = page(SECOND, REST, REST.replace("eleven", "twelve"))
    async with made(library, engine=Nothing()).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "1 figure" in said(pilot))
        await pilot.press("H")
        await done(pilot)
        site.pages["/ferry"] = page(FIRST, REST, REST)
        await pilot.press("r")
        await until(pilot, lambda: len(library.articles.versions(f"{site.base}/ferry")) == 3)


async def test_what_cannot_be_fetched_stays_as_it_is(site: Site, library: Library) -> None:
    piped = article("Nobody came.", source="-")
    gone = article("It rained.", source=f"{site.base}/gone")
    site.pages["/gone"] = Sent(status=404)
    async with app(piped, gone, engine=Nothing(), library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("r")
        await done(pilot)
        assert "piped in" in said(pilot)
        await pilot.press("]", "r")
        await until(pilot, lambda: "/gone" in said(pilot))
        assert reading(pilot).document.article == gone


def shown(pilot: Pilot[None]) -> str:
    """What stands on the line of messages."""
    return " ".join(one.words for one in reading(pilot).query_one(MessageLine).said)


async def test_what_is_said_of_an_article_goes_with_it(site: Site, library: Library) -> None:
    read = opened(f"{site.base}/ferry")
    assert isinstance(read, Article)
    async with app(read, article("Nobody came."), engine=Nothing(), library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "It is as it was." in shown(pilot))
        await pilot.press("]")
        await done(pilot)
        assert shown(pilot) == ""
        for key in ("s", "u", "n", "v"):
            await pilot.press("[", key)
            await pilot.pause()
            if words := shown(pilot):
                await pilot.press("]")
                await done(pilot)
                assert words not in shown(pilot)
            else:
                await pilot.press("]")


async def test_what_is_fetched_anew_is_told_only_of_what_is_shown(site: Site, library: Library) -> None:
    read = opened(f"{site.base}/ferry")
    assert isinstance(read, Article)
    async with app(read, article("Nobody came."), engine=Nothing(), library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("r", "]")
        await done(pilot)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert shown(pilot) == ""


async def test_what_is_told_of_no_article_stays_with_the_next(library: Library) -> None:
    async with app(article("It rained."), article("Nobody came."), engine=Nothing(), library=library).run_test(
        size=WIDE
    ) as pilot:
        await done(pilot)
        pilot.app.notify("Written to rain.md")
        await pilot.press("]")
        await done(pilot)
        assert shown(pilot) == "Written to rain.md"


async def test_a_capital_mark_leads_to_an_article_that_is_not_open(library: Library) -> None:
    key = library.articles.keep(AFTER)
    place = AFTER.article.text.index("“We have")
    library.articles.mark(key, "Q", place)
    async with app(article("Nobody came."), engine=Nothing(), library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("'", "Q")
        await done(pilot)
        assert reading(pilot).document.title == AFTER.article.title
        assert cursor(pilot) == place
        await pilot.press("'", "'")
        await done(pilot)
        assert reading(pilot).number == 0


async def test_a_member_of_an_archive_is_read_again_from_it(tmp_path: Path, library: Library) -> None:
    archive = tmp_path / "news.zip"

    def pack(words: str) -> None:
        with ZipFile(archive, "w") as file:
            file.writestr("tuesday/ferry.txt", f"{words}\n\n{REST}\n")

    pack(FIRST)
    listing = opened(str(archive))
    assert isinstance(listing, Listing)
    read = read_entry(listing.entries[0], str(archive))
    assert isinstance(read, Article)
    library.articles.moved(library.articles.opened(read), 0, 30)
    pack(SECOND)
    async with made(library, engine=Nothing()).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "1 figure" in said(pilot))
        now = reading(pilot).document.article
        assert now is not None
        assert "20 days" in now.text


async def test_a_file_is_read_again_wherever_reader_was_started_then(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "ferry.txt").write_text(f"{FIRST}\n\n{REST}\n")
    monkeypatch.chdir(tmp_path / "there")
    read = opened("ferry.txt")
    assert isinstance(read, Article)
    library.articles.moved(library.articles.opened(read), 0, 30)
    monkeypatch.chdir(tmp_path)
    async with made(library, engine=Nothing()).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: "It is as it was." in said(pilot))
