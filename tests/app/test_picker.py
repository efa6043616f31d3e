"""What one chooses from by typing: its footer offers what there is to do, and Enter says so where there is nothing."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.pilot import Pilot

from reader.app.bars.footer import KeyBar
from reader.app.screens.picker import NOTHING_TO_TAKE, Picker, plainly
from tests.app.hand import app
from tests.app.test_reading import NARROW, press

BOATS = [plainly("a", "Auk"), plainly("b", "Bittern")]


def footer(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(KeyBar).parts(200).plain


def said(pilot: Pilot[None]) -> str:
    return "".join(str(line.render()) for line in pilot.app.screen.query("#wrong") if line.display)


@pytest.mark.parametrize(("typed", "choices"), [("Auk", ()), (None, BOATS)])
async def test_the_footer_has_the_keys_that_do_something(typed: str | None, choices: list[object]) -> None:
    async with app().run_test(size=NARROW) as pilot:
        await pilot.pause()
        given: list[str | None] = []
        pilot.app.push_screen(Picker(Content("Which boat?"), choices, typed=typed), given.append)  # type: ignore[arg-type]
        await pilot.pause()
        assert "Enter take it" in footer(pilot)
        assert ("next" in footer(pilot)) == bool(choices)
        await press(pilot, "home", *"zq", *["delete"] * 3, "backspace", "backspace")
        if choices:
            await press(pilot, *"zq")
        assert footer(pilot).strip() == "Esc leave"
        await press(pilot, "enter")
        assert said(pilot) == NOTHING_TO_TAKE
        await press(pilot, *["backspace"] * 2, *"Bitt")
        assert said(pilot) == ""
        await press(pilot, "enter")
        assert given == ["b" if choices else "Bitt"]
