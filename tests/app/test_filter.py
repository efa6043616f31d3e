"""The filter of the panel's tabs, why a tab is empty, and what can be tried again."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from textual.events import Key

from reader.app.bars.messages import MessageLine
from reader.app.panel.filter import kept
from reader.app.panel.orders import rows
from reader.app.panel.side import NO_ROWS
from reader.app.threads.links import Links
from reader.engine.protocol import Done, Failed, Partial, Progress
from tests.app.hand import STORY, Answers, app, card
from tests.app.test_modes import footer
from tests.app.test_mouse import cell_of, click
from tests.app.test_opening import panel_text
from tests.app.test_reading import WIDE, actor, cursor, press, reading, row, thread

LINKS = Links(STORY.analysis)
ACTORS = rows("actors", "salience", STORY.article, LINKS)


def keys_of(typed: str) -> set[str]:
    return {row.key for row in kept(ACTORS, typed) if row.stands}


def test_words_in_any_order_are_found_in_any_case_unless_they_hold_a_capital() -> None:
    assert actor("John Kirby") in keys_of("kirby")
    assert keys_of("kirby john") == keys_of("John Kirby")
    assert actor("John Kirby") not in keys_of("KIRBY")
    assert keys_of("  ") == {row.key for row in ACTORS}
    assert keys_of("nobody is called so") == set()


def test_headings_stay_above_rows_that_stay() -> None:
    made = rows("quotes", "speaker", STORY.article, LINKS)
    left = kept(made, "kirby")
    assert 0 < sum(row.stands for row in left) < sum(row.stands for row in made)
    assert not left[0].stands
    assert left[0].key != "gap"
    assert left[-1].stands
    assert all(below.stands for above, below in pairwise(left) if above.key == "")


async def test_the_filter_is_live_and_counts_what_is_left() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/", *"kirby")
        panel = reading(pilot).panel
        assert [row.key for row in panel.list.rows] == [row.key for row in kept(ACTORS, "kirby")]
        assert str(panel.filter.query_one("#filter-count").render()) == f"{len(panel.list.rows)} of {len(ACTORS)}"
        assert f"{len(panel.list.rows)}/{len(ACTORS)}" in panel.bar.render().plain
        assert cursor(pilot) == 0 or reading(pilot).linking.thread.kind == "actor"  # typing leads nowhere
        await press(pilot, "enter")
        assert panel.list.has_focus
        assert row(pilot).key == actor("John Kirby")
        await press(pilot, "escape")
        assert len(panel.list.rows) == len(ACTORS)
        assert not panel.filter.display
        assert row(pilot).key == actor("John Kirby")


async def test_letters_that_come_faster_than_rows_are_filtered_stay_in_their_order() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/")
        typing = pilot.app.focused
        assert typing is not None
        for letter in "kirb":
            typing.post_message(Key(letter, letter))
        await press(pilot, "y", "!")
        assert reading(pilot).panel.filter.typed == "kirby!"


async def test_keys_that_act_at_once_are_letters_in_the_filter() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/", "f", "m", "'", "/", "q")
        assert reading(pilot).panel.filter.input.value == "fm'/q"
        assert "None of these has" in panel_text(reading(pilot))
        await press(pilot, "escape")
        assert reading(pilot).panel.list.has_focus
        assert len(reading(pilot).panel.list.rows) == len(ACTORS)


async def test_the_footer_offers_only_what_a_filter_leaves_to_do() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/", *"kirby")
        assert "Enter to the rows" in footer(pilot)
        await press(pilot, *"zzz")
        assert footer(pilot).strip() == "Esc all rows"
        await press(pilot, *["backspace"] * 3, "enter")
        assert "Enter open" in footer(pilot)
        assert "Esc all rows" in footer(pilot)
        await press(pilot, "escape")
        assert "Esc back" in footer(pilot)


async def test_the_footer_of_an_empty_tab_opens_nothing() -> None:
    engine = Answers(analysis=msgspec.structs.replace(STORY.analysis, quotes=()))
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await press(pilot, "3", "tab")
        assert "Enter open" not in footer(pilot)
        await press(pilot, "1")
        assert "Enter open" in footer(pilot)


async def test_arrows_walk_the_rows_while_one_types_and_each_tab_has_its_filter() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/", *"kirby", "down")
        assert thread(pilot)[0] == "John Kirby"
        await press(pilot, "tab", "2")
        panel = reading(pilot).panel
        assert not panel.filter.display
        await press(pilot, "1")
        assert panel.filter.display
        assert panel.filter.input.value == "kirby"
        assert reading(pilot).view.has_focus


async def test_slash_searches_the_text_from_the_text() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "/", *"ir")
        assert reading(pilot).search.is_open
        assert not reading(pilot).panel.filter.display


async def test_what_is_empty_says_why() -> None:
    part = msgspec.structs.replace(STORY.analysis, quotes=())
    engine = Answers([Partial(1, part), Progress(1, 3, 8)])
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await press(pilot, "3")
        assert "so far" in panel_text(reading(pilot))
        assert "3/8" in panel_text(reading(pilot))
    engine = Answers([Partial(1, part), Failed(1, "The engine stopped.")])
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await press(pilot, "3")
        assert "could not be read" in panel_text(reading(pilot))
        assert "The engine stopped." in panel_text(reading(pilot))


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_an_analysis_that_failed_can_be_tried_again(by_mouse: bool) -> None:
    engine = Answers([Failed(1, "The engine stopped.")])
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        assert "try again" in panel_text(screen)
        engine.replies = [Done(1, STORY)]
        if by_mouse:
            line = screen.panel.waiting
            await click(pilot, line, cell_of(line, "r try again"))
        else:
            await press(pilot, "r")
        await pilot.pause()
        assert len(engine.asked) == 2
        assert len(screen.panel.list.rows) == len(ACTORS)
        assert not screen.panel.waiting.display
        await press(pilot, "r")
        assert len(engine.asked) == 2


async def test_that_there_is_nothing_to_filter_yet_is_told() -> None:
    engine = Answers()
    engine.gate.clear()
    async with app(engine=engine).run_test(size=WIDE) as pilot:
        await pilot.press("tab", "/")
        await pilot.pause()
        assert pilot.app.screen.query_one(MessageLine).said[-1].words == NO_ROWS


async def test_other_words_take_the_place_of_those_that_were_filtered_by() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/", *"kirby", "enter", "/", *"iran")
        assert reading(pilot).panel.filter.input.value == "iran"
        await press(pilot, "enter", "/", "end", *"ian")
        assert reading(pilot).panel.filter.input.value == "iranian"


async def test_a_filter_that_leaves_no_row_keeps_the_typing() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "/", *"zebra", "enter")
        panel = reading(pilot).panel
        assert panel.filter.has_typing
        assert "Esc for all rows" in " ".join(one.words for one in reading(pilot).query_one(MessageLine).said)
        await press(pilot, "escape")
        assert panel.list.has_focus
        assert panel.list.has_rows


async def test_a_tab_begins_at_its_top_wherever_another_was_left_and_enter_opens_its_first_row() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "tab", "2", "G")
        panel = reading(pilot).panel
        assert panel.list.scroll_offset.y > 0
        await press(pilot, "3")
        assert panel.list.scroll_offset.y == 0
        first = next(row for row in panel.list.rows if row.stands)
        assert panel.list.row is first
        await press(pilot, "enter")
        assert card(pilot).thing == first.opens
