"""The help: found by typing, done from there, with the user's own keys."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.keys.keymap import keymap
from reader.app.keys.table import KEYS, help_groups
from reader.app.screens.card import Card
from reader.app.screens.help import Help, found
from reader.app.screens.reading import Reading
from reader.app.screens.sheet import CorrectionSheet
from reader.app.settings.stored import Settings
from tests.app.hand import app, card_of
from tests.app.test_reading import NARROW, WIDE, cursor, press, reading


def ids(typed: str) -> list[str]:
    return [key.id for _, keys in found(typed, help_groups()) for key, _ in keys]


def rows(pilot: Pilot[None]) -> str:
    screen = pilot.app.screen
    assert isinstance(screen, Help)
    return "\n".join(line.plain for row in screen._list.rows for line in row.draw(70))


def test_without_typing_there_is_all_that_the_help_explains() -> None:
    assert sorted(ids("")) == sorted(key.id for key in KEYS if key.group)


@pytest.mark.parametrize(
    ("typed", "first"),
    [("save", "export"), ("find", "search"), ("exit", "quit"), ("bookmark", "mark"), ("sidebar", "focus"),
     ("nxt sent", "next_sentence"), ("clipboard", "copy"), ("COLUMN", "wider")],
)  # fmt: skip
def test_an_action_is_found_by_any_of_its_words(typed: str, first: str) -> None:
    assert first in ids(typed)
    assert len(ids(typed)) < len(ids(""))


def test_a_key_finds_what_it_does() -> None:
    assert {"export", "dismiss", "hide"} <= set(ids("x"))
    assert ids("Ctrl+R") == ids("ctrl+r") == ["redo"]
    assert ids("\x1b[31m") == []


async def test_one_types_at_once_and_enter_does_what_is_found() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "question_mark", *"end of the article")
        assert "Moving" in rows(pilot)
        assert "Following" not in rows(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Reading)
        assert cursor(pilot) > 1000


async def test_the_line_that_one_types_on_stays_and_the_status_line_is_whole() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "question_mark")
        typed, box = pilot.app.screen.query_one(Input).region, pilot.app.screen.query_one("#help").region
        assert box.bottom <= pilot.app.size.height - 2
        assert box.width == min(80, pilot.app.size.width)
        await press(pilot, *"zzz")
        assert pilot.app.screen.query_one(Input).region == typed


async def test_an_action_of_the_panel_is_done_from_the_text() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "question_mark", *"only the rows", "enter", *"iran")
        assert reading(pilot).panel.filter.input.value == "iran"


async def test_a_correction_is_chosen_by_name() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n", "question_mark", *"call the actor by another", "enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, CorrectionSheet | Help | Reading)
        assert pilot.app.screen.query_one(Input).value


async def test_what_needs_a_card_cannot_be_chosen_without_one() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        await press(pilot, "question_mark", *"copy all its lines", "enter")
        assert isinstance(pilot.app.screen, Help)
        await press(pilot, "escape", "n", "enter")
        assert isinstance(pilot.app.screen, Card)
        await press(pilot, "question_mark", *"from the first to where", "enter")
        assert card_of(pilot) is None


async def test_the_key_that_led_there_leads_back() -> None:
    async with app().run_test(size=NARROW) as pilot:
        for *typed, back in (["question_mark"], ["j", "q", "f1"], ["j", "q", "escape"]):
            await press(pilot, "question_mark", *typed)
            assert isinstance(pilot.app.screen, Help), back
            await press(pilot, back)
            assert isinstance(pilot.app.screen, Reading), back


async def test_it_shows_the_users_own_keys_and_is_closed_by_them() -> None:
    made, _ = keymap({"search": "ctrl+f", "help": "f2"})
    async with app(settings=Settings(keys=made)).run_test(size=NARROW) as pilot:
        await press(pilot, "f2", *"grep")
        assert "Ctrl+F" in rows(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, Reading)


async def test_nothing_found_is_said_without_markup() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "f1", *"[b]zqzq")
        assert "[b]zqzq" in rows(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Help)


async def test_a_click_does_it() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "f1", *"timeline")
        screen = pilot.app.screen
        assert isinstance(screen, Help)
        await pilot.click(screen._list, offset=(5, 1))
        await pilot.pause()
        assert reading(pilot).panel.tab == "timeline"
