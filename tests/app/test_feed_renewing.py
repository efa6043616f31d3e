"""An article that only its feed has is read again: out of the feed as it is now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.documents import Document, documents, list_out
from reader.library import Library
from reader.story import Article
from tests.app.home.test_home import made
from tests.app.home.test_keeping import done
from tests.app.test_listing import listed
from tests.app.test_listing import shown as article_of
from tests.app.test_reading import WIDE, reading
from tests.app.test_refreshing import until
from tests.app.test_renewing import FIRST, REST, SECOND, Nothing, said

DAY = "Tue, 05 Mar 2024 10:00:00 GMT"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def item(title: str, words: str, *, identity: str = "", day: str = DAY) -> str:
    guid = f"<guid isPermaLink='false'>{identity}</guid>" if identity else ""
    told = f"<description>{words} {REST}</description>"
    return f"<item><title>{title}</title>{guid}<pubDate>{day}</pubDate>{told}</item>"


def write(path: Path, *items: str) -> None:
    text = f"<?xml version='1.0'?><rss version='2.0'><channel><title>The Board</title>{''.join(items)}</channel></rss>"
    path.write_text(text)


def entry_of(path: Path) -> tuple[Document, Article]:
    """The first article of a feed, read."""
    all_of_them = documents([str(path)])
    all_of_them[0].load()
    list_out(all_of_them, 0)
    all_of_them[1].load()
    assert all_of_them[1].article is not None
    return all_of_them[1], all_of_them[1].article


def out_of_the_list(document: Document, before: Article) -> Document:
    return Document(document.target, entry=document.entry, listed_at=document.listed_at)


def out_of_the_library(document: Document, before: Article) -> Document:
    return Document(before.source)


def text_of(pilot: Pilot[None]) -> str:
    article = reading(pilot).document.article
    return article.text if article is not None else ""


@pytest.mark.parametrize("known", [out_of_the_list, out_of_the_library])
def test_it_is_found_by_its_title_and_day(known: Callable[..., Document], tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write(path, item("Ferry to close", FIRST), item("Fares", "Fares go up."))
    document, before = entry_of(path)
    later = item("Ferry to close", "A year has passed.", day="Wed, 05 Mar 2025 10:00:00 GMT")
    write(path, later, item("Fares", "Fares go up."), item("Ferry  to Close", SECOND))
    fresh = known(document, before)
    fresh.load_anew(before)
    assert fresh.article is not None
    assert SECOND in fresh.article.text


def changed(title: str, words: str, day: str) -> str:
    return f"<entry><title>{title}</title><updated>{day}T10:00:00Z</updated><summary>{words} {REST}</summary></entry>"


def write_atom(path: Path, *entries: str) -> None:
    head = "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Board</title>"
    path.write_text(f"<?xml version='1.0'?>{head}{''.join(entries)}</feed>")


@pytest.mark.parametrize("known", [out_of_the_list, out_of_the_library])
def test_it_is_found_though_the_day_of_its_last_change_is_another(
    known: Callable[..., Document], tmp_path: Path
) -> None:
    path = tmp_path / "feed.xml"
    write_atom(path, changed("Ferry to close", FIRST, "2024-03-05"))
    document, before = entry_of(path)
    other = changed("Ferry to close", " ".join(f"word{n}" for n in range(400)), "2024-03-08")
    write_atom(path, other, changed("Ferry to close", SECOND, "2024-03-07"))
    fresh = known(document, before)
    fresh.load_anew(before)
    assert fresh.article is not None
    assert SECOND in fresh.article.text
    write_atom(path, other)
    gone = known(document, before)
    gone.load_anew(before)
    assert gone.error == f"{path} lists articles, but “Ferry to close” is not among them any more."


def test_it_is_found_by_its_identity_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write(path, item("Ferry to close", FIRST, identity="n7"))
    document, before = entry_of(path)
    write(path, item("Ferry to close", "Another one."), item("Ferry closes later", SECOND, identity="n7"))
    fresh = out_of_the_list(document, before)
    fresh.load_anew(before)
    assert fresh.article is not None
    assert (fresh.article.title, SECOND in fresh.article.text) == ("Ferry closes later", True)
    document.renew(fresh)
    assert document.title == "Ferry closes later"


@pytest.mark.parametrize("known", [out_of_the_list, out_of_the_library])
def test_where_it_is_gone_a_sentence_says_so(known: Callable[..., Document], tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write(path, item("Ferry to close", FIRST))
    document, before = entry_of(path)
    write(path, item("Fares", "Fares go up."))
    fresh = known(document, before)
    fresh.load_anew(before)
    assert fresh.error == f"{path} lists articles, but “Ferry to close” is not among them any more."


def test_where_its_feed_is_no_feed_now_a_sentence_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write(path, item("Ferry to close", FIRST))
    document, before = entry_of(path)
    path.write_text("The board has no news.\n")
    fresh = out_of_the_list(document, before)
    fresh.load_anew(before)
    assert fresh.error == f"{path} lists no articles any more."


async def test_the_key_reads_it_again(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "feed.xml"
    write(path, item("Ferry to close", FIRST, identity="n7"), item("Fares", "Fares go up."))
    made_app = ReaderApp(documents([str(path)]), Nothing(), library=library)
    async with made_app.run_test(size=WIDE) as pilot:
        await listed(pilot)
        await pilot.press("enter")
        assert FIRST in (await article_of(pilot)).text
        await done(pilot)
        write(path, item("Ferry to close", SECOND, identity="n7"))
        await pilot.press("r")
        await until(pilot, lambda: "1 figure" in said(pilot))
        assert SECOND in (await article_of(pilot)).text
    write(path, item("Ferry to close", FIRST, identity="n7"))
    async with made(library, engine=Nothing()).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("r")
        await until(pilot, lambda: FIRST in text_of(pilot))
