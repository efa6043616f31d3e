"""How the screens of what was read look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.documents import Document
from reader.app.home.person import PersonRoom
from reader.app.panel.card import PERSON
from reader.library import Library
from reader.library.feeds import Told
from tests.app.hand import Answers, app, article
from tests.app.home.test_finding import TALK
from tests.app.home.test_home import ALL, BUDGET, FIRE, key, made
from tests.app.home.test_keeping import done
from tests.app.home.test_things import AGAIN, THIRD
from tests.app.test_reading import reading
from tests.app.test_refreshing import until

SIZES = pytest.mark.parametrize("terminal", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
WEATHER = Document("s", article=article("Rain fell on the quay all day, " * 4, "Weather"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for number, one in enumerate((*ALL, TALK, AGAIN, THIRD)):
        library.articles.keep(one, now=1_600_000_000.0 + number)
    library.articles.moved(key(FIRE), 60, 900)
    library.articles.star(key(FIRE))
    library.articles.finish(key(BUDGET))
    library.watching.add("Greta Holm", "person")
    for one in (TALK, AGAIN):
        library.notebook.keep(one, one.analysis.quotes[0], now=1_600_000_000.0)
    return library


@SIZES
def test_home(snap_compare: Any, library: Library, terminal: tuple[int, int]) -> None:
    assert snap_compare(made(library, WEATHER), run_before=done, terminal_size=terminal)


def test_first_start(snap_compare: Any, tmp_path: Path) -> None:
    shown = made(Library(tmp_path / "c", tmp_path / "d"), WEATHER)
    assert snap_compare(shown, run_before=done, terminal_size=(80, 24))


@SIZES
def test_search(snap_compare: Any, library: Library, terminal: tuple[int, int]) -> None:
    async def search(pilot: Pilot[None]) -> None:
        await done(pilot)
        await pilot.press("S", *"ferry")
        await pilot.pause(0.3)
        await done(pilot)
        pilot.app.screen.query_one("#sought", Input).cursor_blink = False

    assert snap_compare(made(library), run_before=search, terminal_size=terminal)


@SIZES
def test_somebody(snap_compare: Any, library: Library, terminal: tuple[int, int]) -> None:
    async def open_page(pilot: Pilot[None]) -> None:
        await done(pilot)
        reading(pilot).open_card(TALK.analysis.actors[0])
        rows = reading(pilot).panel.card.rows
        await until(pilot, lambda: any(row.does == PERSON for row in rows.rows))  # the library was asked for the others
        await pilot.press("g", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, PersonRoom))
        await done(pilot)

    shown = app(TALK.article, engine=Answers(analysis=TALK.analysis), library=library)
    assert snap_compare(shown, run_before=open_page, terminal_size=terminal)


@pytest.mark.parametrize("terminal", [(60, 20), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_note(snap_compare: Any, library: Library, terminal: tuple[int, int]) -> None:
    async def write(pilot: Pilot[None]) -> None:
        await done(pilot)
        reading(pilot).open_card(TALK.analysis.actors[0])
        await done(pilot)
        await pilot.press("N", *"met in 2019", "enter")
        await done(pilot)
        await pilot.press("N")
        await done(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False

    shown = app(TALK.article, engine=Answers(analysis=TALK.analysis), library=library)
    assert snap_compare(shown, run_before=write, terminal_size=terminal)


def test_notebook(snap_compare: Any, library: Library) -> None:
    async def open_notebook(pilot: Pilot[None]) -> None:
        await done(pilot)
        await pilot.press("K")
        await done(pilot)

    assert snap_compare(made(library), run_before=open_notebook, terminal_size=(80, 24))


@pytest.fixture
def subscribed(library: Library) -> Library:
    quay, gone = "https://quay.example/feed", "https://gone.example/feed"
    library.feeds.add(quay, "The Quay", ["North"])
    library.feeds.add(gone, "Gone")
    tide = Told("1", "The tide comes in", "2024-05-01", "https://quay.example/tide", "Ola Nes", "It came at noon. " * 9)
    library.feeds.answered(quay, [tide, Told("2", "The wind", "2024-05-02", "https://quay.example/wind")], due=9e9)
    library.feeds.failed(gone, f"{gone} could not be had: the server says 404.", due=9e9)
    return library


@pytest.mark.parametrize("keys", [["F"], ["F", "G", "enter"]], ids=["feeds", "feed"])
def test_feeds(snap_compare: Any, subscribed: Library, keys: list[str]) -> None:
    async def press(pilot: Pilot[None]) -> None:
        await done(pilot)
        for one in keys:
            await pilot.press(one)
            await done(pilot)

    assert snap_compare(made(subscribed), run_before=press, terminal_size=(80, 24))
