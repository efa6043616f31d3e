"""What a newcomer is told, once; and what small and large terminals show."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.app.bars.messages import MessageLine
from reader.app.keys.keymap import keymap
from reader.app.settings.configured import configured
from reader.app.settings.stored import Settings, load
from tests.app.hand import Answers, app, card_of
from tests.app.test_mouse import click
from tests.app.test_reading import NARROW, WIDE, press, reading


def told(pilot: Pilot[None]) -> str:
    line = reading(pilot).query_one(MessageLine)
    return line.parts(79).plain if line.display else ""


async def test_where_the_panel_is_a_drawer_a_newcomer_is_told_of_it_once() -> None:
    async with app(newcomer=True).run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert told(pilot).startswith("Tab opens the panel")
        await press(pilot, "tab")
        assert told(pilot) == ""
        await press(pilot, "escape")
        assert told(pilot) == ""
    assert "panel" in load().told
    async with app(settings=load(), newcomer=True).run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert told(pilot) == ""


async def test_the_key_that_is_told_is_the_users_own() -> None:
    made, _ = keymap({"focus": "f4"})
    async with app(settings=Settings(keys=made), newcomer=True).run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert told(pilot).startswith("F4 opens the panel")


async def test_where_the_panel_is_seen_or_nothing_is_in_it_yet_nothing_is_told() -> None:
    async with app(newcomer=True).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert told(pilot) == ""
        assert "panel" not in configured(pilot.app.screen).settings.told
    async with app(newcomer=True, engine=Answers([])).run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert told(pilot) == ""


async def test_on_the_smallest_terminal_eight_rows_of_the_article_are_seen_whatever_is_said() -> None:
    async with app(newcomer=True).run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        for words in ("One thing is wrong, and it takes a line or two to say which.", "Another is wrong.", "A third."):
            pilot.app.notify(words, severity="warning", timeout=60)
        await pilot.pause()
        assert told(pilot).endswith("A third.")
        assert reading(pilot).view.size.height >= 8


async def test_the_panel_and_a_card_work_on_the_smallest_terminal() -> None:
    async with app().run_test(size=(40, 12)) as pilot:
        await press(pilot, "tab")
        assert reading(pilot).panel.list.size.height >= 3
        await press(pilot, "enter")
        assert card_of(pilot)
        await press(pilot, "escape")
        assert not card_of(pilot)


@pytest.mark.parametrize(("size", "both"), [((200, 60), True), ((120, 40), False), ((80, 24), False)], ids=str)
async def test_card_and_panel_stand_side_by_side_where_there_is_room(size: tuple[int, int], both: bool) -> None:
    async with app().run_test(size=size) as pilot:
        await press(pilot, "n", "enter")
        panel = reading(pilot).panel
        assert panel.has_card
        assert panel.has_list is both
        if both:
            assert panel.list.region.right <= panel.card.region.x
            assert panel.list.region.width > 30
            assert panel.card.region.width > 30
            other = panel.list.rows[0].opens
            await click(pilot, panel.list, (5, 0))  # type: ignore[arg-type]
            await click(pilot, panel.list, (5, 0))  # type: ignore[arg-type]
            assert panel.card.thing == other
            await press(pilot, "tab", "/")
            assert not panel.filter.has_typing
        await press(pilot, "escape", "escape")
        assert not panel.has_card
        assert panel.list.region.width > 60 or not both
