"""Answers that are typed: a wrong one stays, with what is wrong with it, until it is set right or left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reader.app.panel.list import RowList
from reader.app.screens.picker import Picker
from tests.app.hand import app
from tests.app.test_reading import NARROW, press, reading
from tests.app.test_refreshing import until
from tests.feeds.site import Reply, Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def asking(pilot: Pilot[None]) -> Picker:
    screen = pilot.app.screen
    assert isinstance(screen, Picker)
    return screen


def typed(pilot: Pilot[None]) -> str:
    return asking(pilot).query_one(Input).value


def wrong(pilot: Pilot[None]) -> str:
    line = asking(pilot).query_one("#wrong", Static)
    return str(line.content) if line.display else ""


async def answer(pilot: Pilot[None], words: str) -> None:
    asking(pilot).query_one(Input).value = words
    await press(pilot, "enter")


async def test_a_wrong_day_stays_and_is_set_right() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "T")
        await answer(pilot, "2021-06-31")
        assert typed(pilot) == "2021-06-31"
        assert "2021-06-31" in wrong(pilot)
        assert asking(pilot).query_one(Input).has_focus
        await press(pilot, "end", "backspace")
        assert wrong(pilot) == ""
        await press(pilot, "0", "enter")
        article = reading(pilot).document.article
        assert article is not None
        assert article.published == "2021-06-30"


async def test_what_cannot_be_opened_stays_and_is_set_right(site: Site, tmp_path: Path) -> None:
    site.pages["/gone"] = Reply(status=404)
    there = tmp_path / "mill.txt"
    there.write_text("The mill reopened on Monday.\n")
    async with app().run_test(size=NARROW) as pilot:
        for named in (str(tmp_path / "mil.txt"), f"{site.base}/gone", "http://[harbour/"):
            await press(pilot, "ctrl+o")
            await until(pilot, lambda: isinstance(pilot.app.screen, Picker))
            await answer(pilot, named)
            await until(pilot, lambda: wrong(pilot) not in ("", "Opening…"))
            assert typed(pilot) == named
            assert not asking(pilot).query_one(RowList).rows
            assert asking(pilot).query_one(Input).has_focus
            await press(pilot, "escape")
            assert len(reading(pilot).documents) == 1
        await press(pilot, "ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, Picker))
        await answer(pilot, str(there))
        await until(pilot, lambda: not isinstance(pilot.app.screen, Picker))
        await until(pilot, lambda: reading(pilot).document.target == str(there))
        article = reading(pilot).document.article
        assert article is not None
        assert article.text.startswith("The mill")
