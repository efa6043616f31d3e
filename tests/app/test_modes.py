"""One look tells where one is: the pane with the keys, the mode, its keys, and what was said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.dom import DOMNode
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.bars.edge import Edge
from reader.app.bars.footer import KeyBar
from reader.app.documents import Document, documents
from reader.app.screens.palette import Palette
from reader.app.screens.sheet import CorrectionSheet
from tests.app.hand import STORY, Answers, app, card_of, extent, pressing, settled
from tests.app.test_mouse import cell_of, click, place_of
from tests.app.test_reading import WIDE, actor, cursor, press, reading, row, thread
from tests.app.test_said import message


def footer(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(KeyBar).parts(200).plain


def status(pilot: Pilot[None]) -> str:
    return reading(pilot).status.parts(120).plain


async def test_the_pane_that_has_the_keys_has_an_edge() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        edges = screen.query_one("#article Edge", Edge), screen.query_one("SidePanel Edge", Edge)
        assert [edge.lit for edge in edges] == [True, False]
        width = screen.view.size.width
        await press(pilot, "tab")
        assert [edge.lit for edge in edges] == [False, True]
        assert screen.view.size.width == width


async def test_a_mode_is_named_with_its_keys_and_left_by_escape() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        for keys, mode, offered in (
            (["v"], "SELECT", "y copy  Esc leave it"),
            (["V", "j"], "SELECT", "y copy  Esc leave it"),
            (["f"], "HINTS", "Esc leave"),
            (["m"], "MARK", "Esc leave"),
            (["m", "a", "'"], "GO TO", "Esc leave"),
            (["c"], "COLOURS", "p people"),
            (["/"], "SEARCH", "Enter keep as thread"),
            (["tab", "/"], "FILTER", "Enter to the rows"),
        ):
            assert not status(pilot).startswith(f" {mode} "), keys
            await press(pilot, *keys)
            assert status(pilot).startswith(f" {mode} "), keys
            assert offered in footer(pilot), keys
            assert "n next" not in footer(pilot), keys
            await press(pilot, "escape")
            assert not status(pilot).startswith(f" {mode} "), keys
            assert "n next" in footer(pilot), keys


async def test_what_selecting_does_is_told_no_longer_than_one_selects() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, "v")
        assert "Selecting" in message(pilot)
        await press(pilot, "escape")
        assert not message(pilot)


async def test_esc_leaves_a_selection_and_nothing_with_it() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n", "asterisk")
        walked = thread(pilot)[0]
        await press(pilot, "v", "l", "escape")
        assert not reading(pilot).view.selects
        assert thread(pilot)[0] == walked != "names"
        assert not message(pilot)


async def test_the_selection_is_copied_by_the_key_of_its_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(ReaderApp, "copy_to_clipboard", lambda self, text: copied.append(text))
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("several targets"))
        await press(pilot, "v", "l", "y")
        assert copied == ["several targets"]
        assert "SELECT" not in status(pilot)
        await click(pilot, reading(pilot).query_one(KeyBar), (2, 0))  # type: ignore[arg-type]


async def test_where_nothing_could_be_opened_only_keys_that_do_something_are_offered(tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    made = ReaderApp(documents([str(gone)]), Answers())
    async with made.run_test(size=WIDE) as pilot:
        await made.workers.wait_for_complete()
        await pilot.pause()
        assert footer(pilot).split("  ") == ["r try again", "Ctrl+P menu", "? help", "q quit"]
        gone.write_text("Rain fell on the town all day, said the mayor of it.")
        await press(pilot, "r")
        await made.workers.wait_for_complete()
        await pilot.pause()
        assert "n next" in footer(pilot)


async def test_on_a_low_terminal_the_legend_is_one_line_until_it_is_used() -> None:
    async with app().run_test(size=(40, 12)) as pilot:
        await press(pilot, "tab")
        legend = reading(pilot).panel.legend
        assert legend.region.height == 1
        await press(pilot, "c")
        assert legend.region.height > 1


# The mouse


async def test_a_second_click_beside_the_first_opens_and_one_elsewhere_shows() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        await press(pilot, "tab", "escape")
        place = place_of(pilot, "John Kirby")
        await click(pilot, view, place)
        assert row(pilot).key == actor("John Kirby")
        await click(pilot, view, place_of(pilot, "Pentagon"))  # somebody else
        assert thread(pilot)[0] != "John Kirby"
        await click(pilot, view, place)
        assert thread(pilot)[0] == "John Kirby"
        await press(pilot, "n", "N")
        await click(pilot, view, place - (1, 0))
        assert is_open(pilot)


async def test_a_name_that_was_walked_to_is_not_opened_by_one_click() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("John Kirby"))
        await press(pilot, "*", "#")
        await click(pilot, reading(pilot).view, place_of(pilot, "John Kirby"))
        assert not is_open(pilot)


async def test_two_quick_clicks_select_the_word() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        view = reading(pilot).view
        await pilot.click(view, offset=place_of(pilot, "John Kirby"), times=2)
        await pilot.pause()
        assert not is_open(pilot)
        assert pilot.app.screen.get_selected_text() == "John"
        assert "SELECT" in status(pilot)


async def test_the_other_button_offers_the_card_and_corrections() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.click(reading(pilot).view, offset=place_of(pilot, "John Kirby"), button=3)
        await pilot.pause()
        assert isinstance(pilot.app.screen, CorrectionSheet)
        assert cursor(pilot) == extent("John Kirby")[0]
        assert {option.deed for option in pilot.app.screen._options} >= {"open", "rename", "merge", "dismiss"}
        await press(pilot, "enter")
        assert is_open(pilot)


async def test_the_other_button_on_a_row_too() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        rows = reading(pilot).panel.list
        await pilot.click(rows, offset=(5, 4), button=3)
        await pilot.pause()
        assert isinstance(pilot.app.screen, CorrectionSheet)
        await press(pilot, "escape")
        assert rows.row is not None
        assert rows.row.key == actor("John Kirby")


def is_open(pilot: Pilot[None]) -> bool:
    return card_of(pilot) is not None


@pytest.mark.parametrize("terminal", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["n", "v", "l"], ["tab", "j"], ["f", "1"]], ids=["select", "panel", "hints"])
def test_pictures(snap_compare: Any, keys: list[str], terminal: tuple[int, int]) -> None:
    assert snap_compare(app(STORY.article), run_before=pressing(*keys), terminal_size=terminal)


WAYS_OUT = (
    (["tab"], "Tab text", ["tab"]),
    (["n", "enter"], "Esc back", ["escape"]),
    (["c"], "Esc leave", ["escape"]),
    (["v"], "Esc leave it", ["escape"]),
    (["/"], "Esc back to the place before", ["escape"]),
    (["tab", "/"], "Esc all rows", ["escape", "tab"]),
    (["n", "e"], "Esc leave", ["escape"]),
    (["question_mark"], "Esc close", ["escape"]),
)
"""The keys into panel, card, legend, selection, search, filter, sheet and help, what leads out, and the keys for it."""


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
async def test_the_footer_names_the_way_out_in_any_width(width: int) -> None:
    async with app().run_test(size=(width, 20)) as pilot:
        await press(pilot)
        for keys, out, leaving in WAYS_OUT:
            assert "q quit" in named(pilot), f"before {keys}"
            await press(pilot, *keys)
            assert out in named(pilot), keys
            await press(pilot, *leaving)
        assert "q quit" in named(pilot)


async def test_a_footer_is_made_once_for_each_of_what_the_keys_do() -> None:
    async with app().run_test(size=WIDE) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        made = []
        for _ in range(2):
            for key in ("tab", "tab"):
                await press(pilot, key)
                made.append(bar.parts(120))
        assert made[0] is made[2]
        assert made[1] is made[3]
        assert made[0].plain != made[1].plain
        assert bar.parts(60).plain != bar.parts(120).plain
        bar.without |= {"quit"}
        assert "q quit" not in bar.parts(120).plain


def named(pilot: Pilot[None]) -> list[str]:
    """What the footer of the screen on top offers; it is no longer than there is room."""
    bar = pilot.app.screen.query_one(KeyBar)
    parts = bar.parts(bar.content_size.width)
    assert parts.cell_length <= bar.content_size.width
    return parts.plain.split("  ")


async def test_the_footer_leads_to_the_menu_and_from_a_card_too() -> None:
    for size in ((60, 20), (80, 24), WIDE):
        async with app().run_test(size=size) as pilot:
            for keys in (["n"], ["enter"]):
                await press(pilot, *keys)
                bar = pilot.app.screen.query_one(KeyBar)
                await click(pilot, bar, cell_of(bar, "Ctrl+P menu"))
                assert isinstance(pilot.app.screen, Palette)
                await press(pilot, "escape")


async def test_after_a_card_the_footer_is_the_texts_again() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", "enter", "escape")
        assert reading(pilot).view.has_focus
        assert "Enter card" in footer(pilot)


async def test_a_footer_calls_a_choice_what_it_does() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n", "e")
        assert isinstance(pilot.app.screen, CorrectionSheet)
        assert "Enter do it" in footer(pilot)
        await press(pilot, "escape")
        pilot.app.action_change_theme()
        await pilot.pause()
        assert "Enter take it" in footer(pilot)


async def test_past_the_last_article_leads_no_key(tmp_path: Path) -> None:
    gone = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
    made = ReaderApp([Document(target) for target in gone], Answers())
    async with made.run_test(size=WIDE) as pilot:
        offered = []
        for _ in gone:
            await done_opening(pilot)
            offered.append([word for word in ("next article", "previous") if word in footer(pilot)])
            await press(pilot, "]")
        assert offered == [["next article"], ["next article", "previous"], ["previous"]]


async def done_opening(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def test_footer_follows_the_focus_at_once_and_nothing_is_styled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await settled(pilot)
        screen = reading(pilot)
        styled: list[DOMNode] = []
        monkeypatch.setattr(pilot.app, "update_styles", lambda node, animate=True: styled.append(node))
        for widget, where in ((screen.panel.list, "list"), (screen.view, "text")):
            screen.set_focus(widget)
            assert screen.query_one(KeyBar).wheres[0] == where
            await pilot.pause()
            assert widget.has_focus
        assert styled == []


@pytest.mark.parametrize("size", [(80, 24), WIDE, (220, 50)])
async def test_the_letters_of_the_colours_are_seen_where_a_card_is_open_which_comes_back(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "n", "enter", "c")
        panel = reading(pilot).panel
        assert panel.legend.has_focus
        assert panel.legend.region.height > 0
        assert panel.legend.region in panel.region
        await press(pilot, "escape")
        await press(pilot, *([] if reading(pilot).panel_shown else ["tab"]))
        assert panel.has_card
        assert panel.card.region.height > 0


async def test_a_footer_has_no_way_up_without_the_one_down() -> None:
    bar = KeyBar("filter")
    async with app().run_test(size=WIDE) as pilot:
        await pilot.app.screen.mount(bar)
        offered = [bar.parts(width).plain for width in range(24, 90)]
        assert "↑ up" in offered[-1]
        assert all("↓ down" in words for words in offered if "↑ up" in words)


async def test_in_a_narrow_footer_the_letters_of_the_colours_are_all_there_and_what_they_do_is_said_once() -> None:
    for size, offered in (
        ((60, 20), "p o l g t x hide or show  Esc leave"),
        ((130, 30), "p people  o organizations  l places  g groups  t times  x other names  Esc leave"),
    ):
        async with app().run_test(size=size) as pilot:
            await press(pilot, "c")
            bar = reading(pilot).query_one(KeyBar)
            shown = str(bar.render())
            assert offered in shown
            assert len(shown) <= bar.content_size.width
            await click(pilot, bar, (shown.index("o ") + 1, 0))  # type: ignore[arg-type]
            assert reading(pilot).view.hidden == {"organization"}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_q_leads_back_from_what_lies_over_the_article_and_from_there_quits(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await press(pilot, "n")
        for way in (["c"], ["enter"], ["H"], ["K"], ["F"], ["ctrl+p", *"theme", "enter"], ["e"]):
            await press(pilot, *way)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            assert "q quit" not in footer(pilot), way
            await press(pilot, "q")
            assert pilot.app.screen is reading(pilot), way
            assert not pilot.app._exit, way
            assert "q quit" in footer(pilot), way
        await press(pilot, "H", "/", *"zebra", "escape", "ctrl+q")
        assert pilot.app._exit


async def test_q_leads_from_a_panel_over_the_text_back_to_it_and_quits_from_one_beside_it() -> None:
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        assert "q quit" not in footer(pilot)
        await press(pilot, "q")
        assert not pilot.app._exit
        assert reading(pilot).view.has_focus
        assert "q quit" in footer(pilot)
        await press(pilot, "2")
        await pilot.resize_terminal(120, 40)
        await press(pilot, "tab")
        if not reading(pilot).panel.list.has_focus:
            await press(pilot, "tab")
        assert "q quit" in footer(pilot)
        await press(pilot, "q")
        assert pilot.app._exit


async def test_where_there_is_nothing_to_go_back_to_q_quits() -> None:
    async with ReaderApp([], Answers()).run_test(size=WIDE) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "q quit" in footer(pilot)
        await press(pilot, "F")
        assert "q quit" not in footer(pilot)
        await press(pilot, "q")
        assert not pilot.app._exit
        await press(pilot, "q")
        assert pilot.app._exit
