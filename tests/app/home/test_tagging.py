"""Tags: given and taken while one reads and at home, and what they are good for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.home.home import Home
from reader.app.home.tagging import PRIVATE, TagPicker, toggled
from reader.library import Library, Private
from reader.library.finding.query import parse
from tests.app.hand import STORY, app
from tests.app.home.test_home import ALL, BUDGET, FIRE, TENNIS, key, lines, made
from tests.app.home.test_keeping import KEY, done
from tests.app.test_reading import WIDE, reading


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for number, one in enumerate(ALL):
        library.articles.keep(one, now=1_600_000_000.0 + number)
    library.articles.tag(key(FIRE), ["harbour"])
    library.articles.tag(key(TENNIS), ["sports", "harbour"])
    return library


def tags(library: Library, article: str) -> tuple[str, ...]:
    entry = library.articles.entry(article)
    assert entry is not None
    return entry.tags


async def offered(pilot: Pilot[None]) -> list[str]:
    await done(pilot)
    assert isinstance(pilot.app.screen, TagPicker)
    return [" ".join(line.plain.split()) for row in pilot.app.screen._list.rows for line in row.draw(50)]


async def test_the_article_that_is_open_gets_tags_and_loses_them(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("t")
        assert await offered(pilot) == ["#harbour 2 articles", "#sports 1 article"]
        await pilot.press(*"harb", "enter")
        await done(pilot)
        assert tags(library, KEY) == ("harbour",)
        assert any(note.message == "Tags: #harbour" for note in pilot.app._notifications)
        await pilot.press("t")
        assert (await offered(pilot))[0] == "#harbour take away"
        await pilot.press(*"Har Bour")
        assert await offered(pilot) == ["#har-bour new"]
        await pilot.press("enter")
        await done(pilot)
        assert tags(library, KEY) == ("har-bour", "harbour")
        for name in ("har-bour", "harbour"):
            await pilot.press("t")
            await offered(pilot)
            await pilot.press(*name, "enter")
            await done(pilot)
        assert tags(library, KEY) == ()
        await pilot.press("t")
        await offered(pilot)
        await pilot.press("escape")
        assert reading(pilot).document.article == STORY.article


async def test_a_new_tag_is_offered_below_those_that_begin_so(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("t")
        await offered(pilot)
        await pilot.press(*"#sport")
        assert await offered(pilot) == ["#sports 1 article", "#sport new"]
        await pilot.press("down", "enter")
        await done(pilot)
        assert tags(library, KEY) == ("sport",)


async def test_home_shows_them_and_filters_by_them(library: Library) -> None:
    async with made(library).run_test(size=WIDE) as pilot:
        await done(pilot)
        assert any("#harbour #sports" in one for one in lines(pilot.app.screen))
        await pilot.press("/", *"#sports")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, Home)
        assert [row.key.split()[-1] for row in screen.list.rows if row.stands] == [key(TENNIS)]
        await pilot.press("enter", "t")
        await offered(pilot)
        await pilot.press(*"winter", "enter")
        await done(pilot)
        assert tags(library, key(TENNIS)) == ("harbour", "sports", "winter")
        assert any("#harbour #sports #winter" in one for one in lines(pilot.app.screen))


def test_a_search_finds_by_them(library: Library) -> None:
    assert {hit.key for hit in library.search.find(parse("tag:#harbour"))} == {key(FIRE), key(TENNIS)}
    assert {hit.key for hit in library.search.find(parse("tag:harbour tag:sports"))} == {key(TENNIS)}


async def test_in_private_none_is_asked_for(tmp_path: Path) -> None:
    async with app(library=Private(tmp_path / "cache", tmp_path / "data")).run_test(size=WIDE) as pilot:
        await done(pilot)
        await pilot.press("t")
        await done(pilot)
        assert not isinstance(pilot.app.screen, TagPicker)
        assert any(note.message == PRIVATE for note in pilot.app._notifications)


def test_a_tag_is_added_or_taken_away() -> None:
    assert toggled(("war",), "sea") == ("sea", "war")
    assert toggled(("sea", "war"), "war") == ("sea",)


@pytest.mark.parametrize("terminal", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture(snap_compare: Any, library: Library, terminal: tuple[int, int]) -> None:
    library.articles.finish(key(BUDGET))

    async def choose(pilot: Pilot[None]) -> None:
        await done(pilot)
        await pilot.press("t")
        await done(pilot)
        await pilot.press(*"sport")
        await done(pilot)
        pilot.app.screen.query_one(Input).cursor_blink = False

    assert snap_compare(made(library), run_before=choose, terminal_size=terminal)
