"""The footers of the lists with a screen of their own: they offer what a key does where the cursor stands, no more."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine
from reader.app.documents import Document
from reader.app.home.finding import NONE_TO_OPEN
from reader.app.home.home import Home
from reader.app.home.room import Room
from reader.app.panel.list import NOTHING
from reader.library import Library
from tests.app.hand import article
from tests.app.home.test_home import ALL, made
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE
from tests.library.synthetic import story

SAMPLE = article("A hen was found on the pier.", title="The hen", source="hen.txt")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def footer(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(KeyBar).parts(200).plain


def said(pilot: Pilot[None]) -> str:
    return " ".join(one.words for line in pilot.app.screen.query(MessageLine) for one in line.said)


def room(pilot: Pilot[None]) -> Room[object]:
    assert isinstance(pilot.app.screen, Room)
    return pilot.app.screen


@pytest.mark.parametrize("key", ["K", "F"])
async def test_where_there_is_no_row_nothing_is_offered_for_one_and_enter_says_so(library: Library, key: str) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press(key)
        await done(pilot)
        assert not {"open", "filter", "copy", "export", "ask anew"} & {*footer(pilot).split()}
        assert "Esc back" in footer(pilot)
        await pilot.press("enter")
        await done(pilot)
        assert said(pilot) == NOTHING


async def test_the_keys_of_an_article_are_offered_while_the_cursor_stands_on_one(library: Library) -> None:
    library.articles.keep(story("The quay", "Mara Quill met the board.", source="https://gull.example/quay"))
    async with made(library, Document("hen.txt", article=SAMPLE)).run_test(size=WIDE) as pilot:
        await done(pilot)
        assert "s star" in footer(pilot)
        await pilot.press("G")
        await done(pilot)
        assert "s star" not in footer(pilot)
        assert "Enter open" in footer(pilot)
        await pilot.press("g")
        await done(pilot)
        assert "s star" in footer(pilot)


async def test_a_filter_that_leaves_no_row_keeps_the_typing_and_says_the_way_out(library: Library) -> None:
    for one in ALL:
        library.articles.keep(one)
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *"zebra", "enter")
        await done(pilot)
        assert room(pilot).filter.has_typing
        assert "Esc for all rows" in said(pilot)
        assert footer(pilot).strip() == "Esc all rows"
        await pilot.press(*["backspace"] * 5, "enter")
        await done(pilot)
        assert not room(pilot).filter.has_typing


async def test_the_footer_says_that_enter_opens_what_was_named(library: Library, tmp_path: Path) -> None:
    for one in ALL:
        library.articles.keep(one)
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/")
        assert "Enter to the rows" in footer(pilot)
        await pilot.press(*"http://127.0.0.1:9/x")
        await done(pilot)
        assert "Enter open" in footer(pilot)
        assert "to the rows" not in footer(pilot)
        await pilot.press("escape", "/", "q")
        await done(pilot)
        assert "Enter to the rows" in footer(pilot)


async def test_from_a_named_file_down_leads_to_the_rows_and_enter_then_to_them(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quay").mkdir()
    monkeypatch.chdir(tmp_path)
    library.articles.keep(story("The ./quay", "Mara Quill met the board.", source="https://gull.example/quay"))
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *"./quay", "down")
        await done(pilot)
        assert "Enter to the rows" in footer(pilot)
        await pilot.press("enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, Home)
        assert room(pilot).list.has_focus


async def test_where_nothing_is_found_enter_says_so(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S")
        await done(pilot)
        assert footer(pilot).strip() == "Esc back"
        await pilot.press("enter")
        await done(pilot)
        assert said(pilot) == NONE_TO_OPEN
