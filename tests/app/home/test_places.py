"""Coming back to a list: to what one had sought or filtered by, and to the row that one left."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot

from reader.app.home.finding import Finding
from reader.app.home.home import Home
from reader.app.home.places import Place, back, standing
from reader.app.home.room import Room
from reader.app.panel.rows import Row, gap
from reader.app.screens.reading import Reading
from reader.library import Library
from tests.app.home.test_home import made
from tests.app.home.test_keeping import done
from tests.app.test_reading import WIDE
from tests.library.synthetic import story


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for number in range(9):
        title = f"Lock {number} {'of the canal' if number % 2 else 'by the mill'}"
        library.articles.keep(
            story(title, f"Mara Quill opened lock {number}.", source=f"https://gull.example/{number}",
                  published=f"2022-01-0{number + 1}")
        )  # fmt: skip
    return library


def rows(*keys: str) -> list[Row]:
    return [gap(), *(Row(key, lambda width: [Content("")]) for key in keys), gap()]


def room(pilot: Pilot[None]) -> Room[object]:
    assert isinstance(pilot.app.screen, Room)
    return pilot.app.screen


@pytest.mark.parametrize(
    ("left", "now", "row"),
    [("abcd", "abcd", "b"), ("abcd", "xabcd", "b"), ("abcd", "bacd", "c"), ("abcd", "acdb", "c"), ("abcd", "acd", "c"),
     ("ab", "ba", "b"), ("abcd", "ab", "b"), ("abcd", "xy", None), ("abcd", "", None)],
)  # fmt: skip
def test_one_comes_back_to_the_row_that_was_left_or_the_one_after_it(left: str, now: str, row: str | None) -> None:
    before = rows(*left)
    place = Place("", *standing(before, before[2]))
    assert back(rows(*now), place) == row


async def test_from_an_article_one_comes_home_to_the_next_that_is_unread(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("j", "j", "j")
        at = room(pilot).list.row
        assert at is not None
        follows = standing(room(pilot).list.rows, at)[1]
        await pilot.press("enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, Reading)
        await pilot.press("H")
        await done(pilot)
        assert isinstance(pilot.app.screen, Home)
        assert room(pilot).list.row is not None
        assert room(pilot).list.row.key == follows


async def test_a_filter_stands_when_one_comes_home(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *"mill", "enter", "enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, Reading)
        await pilot.press("H")
        await done(pilot)
        assert room(pilot).filter.input.value == "mill"
        await pilot.press("escape")
        await done(pilot)
        assert room(pilot).filter.input.value == ""
        assert isinstance(pilot.app.screen, Home)


async def test_an_address_that_was_opened_is_not_offered_again(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "pier.txt"
    file.write_text("The pier\n\nThe pier at Wex was closed on Monday.\n")
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("/", *str(file), "enter")
        await done(pilot)
        assert isinstance(pilot.app.screen, Reading)
        await pilot.press("H")
        await done(pilot)
        assert room(pilot).filter.input.value == ""


async def test_what_was_sought_stands_there_with_the_row_that_was_opened_and_gives_way_to_what_is_typed(
    library: Library,
) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("S", *"opened")
        await pilot.pause(0.3)
        await done(pilot)
        await pilot.press("down", "down")
        at = room(pilot).list.row
        assert at is not None
        await pilot.press("enter")
        await done(pilot)
        await pilot.press("S")
        await pilot.pause(0.3)
        await done(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Finding)
        assert screen.input.value == "opened"
        assert screen.list.row is not None
        assert screen.list.row.key == at.key
        await pilot.press(*"lock")
        assert screen.input.value == "lock"
