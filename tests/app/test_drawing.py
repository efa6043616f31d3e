"""What need not be drawn is not, and columns look as they did when they were drawn line by line."""

from __future__ import annotations

import pytest
from textual._styles_cache import StylesCache
from textual.geometry import Region, Size
from textual.widget import Widget

from reader.app.bars.edge import Edge
from reader.app.bars.messages import MessageLine
from reader.app.drawing.column import ColumnBar
from reader.app.drawing.covered import Covered, covers
from reader.app.screens.reading import Reading
from tests.app.hand import app
from tests.app.test_reading import WIDE, press, reading


@pytest.mark.parametrize(
    ("others", "covered"),
    [
        ([Region(0, 0, 10, 5)], True),
        ([Region(-1, -1, 20, 20)], True),
        ([Region(0, 0, 4, 5), Region(4, 0, 6, 5)], True),
        ([Region(0, 0, 10, 2), Region(3, 1, 7, 4), Region(0, 2, 3, 3)], True),
        ([Region(0, 0, 4, 5), Region(5, 0, 5, 5)], False),
        ([Region(0, 0, 10, 4), Region(0, 0, 9, 5)], False),
        ([Region(20, 20, 10, 5)], False),
        ([], False),
    ],
)
def test_a_region_is_covered_when_nothing_of_it_is_left(others: list[Region], covered: bool) -> None:
    assert covers(Region(0, 0, 10, 5), others) == covered


@pytest.mark.parametrize("size", [WIDE, (80, 24), (40, 12), (9, 4), (1, 1)])
async def test_every_cell_is_drawn_whatever_is_covered(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        for key in ("n", "tab", "p", "p", "enter", "escape", "question_mark", "escape"):
            await press(pilot, key)
            strips = pilot.app.screen._compositor.render_strips()
            assert [strip.cell_length for strip in strips] == [size[0]] * size[1], key
        assert isinstance(screen, Reading)


async def test_panes_under_others_are_not_drawn() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        for pane in (screen, screen.query_one("#page"), screen.query_one("#article"), screen.panel):
            assert isinstance(pane, Covered)
            assert pane.render_lines(Region(0, 0, *pane.size)) == []


async def test_columns_look_as_widgets_that_are_drawn_line_by_line() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        await press(pilot, "space")
        for column in (screen.view.vertical_scrollbar, *screen.query(Edge)):
            whole = column.region.size.region
            at_once = [(s.text, s.style) for line in column.render_lines(whole) for s in line]
            if isinstance(column, ColumnBar):
                slowly = Widget.render_lines(column, whole)
                assert at_once == [(s.text, s.style) for line in slowly for s in line]
                assert len(set(at_once)) > 1, "a thumb on its ground"
            assert len(at_once) == whole.height


async def test_a_message_has_the_screen_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        layouts: list[Size] = []
        lay_out = Reading._refresh_layout

        def counted(self: Reading, *how: Size, **more: bool) -> None:
            lay_out(self, *how, **more)
            layouts.append(screen.query_one(MessageLine).size)

        monkeypatch.setattr(Reading, "_refresh_layout", counted)
        screen.notify("It is said in one line.")
        await pilot.pause(0.1)
        assert [size.height for size in layouts] == [1]
        screen.query_one(MessageLine).said = ()
        await pilot.pause(0.1)
        assert len(layouts) == 2


async def test_a_bar_is_as_high_as_its_words_from_its_first_layout_on() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        line = reading(pilot).query_one(MessageLine)
        line.say("word " * 40, "warning", 60)
        assert not line.size
        around = pilot.app.size
        assert [line.get_content_height(around, around, width) for width in (250, 110, 60)] == [1, 2, 2]


@pytest.mark.parametrize("theme", ["ink", "paper", "ansi-dark"])
async def test_lines_with_nothing_around_them_look_as_others_do(theme: str) -> None:
    made = app()
    made.theme = theme
    async with made.run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        await press(pilot, "n")
        for widget in (screen.view, screen.panel.list):
            whole = widget.region.size.region
            at_once = widget.render_lines(whole)
            widget._styles_cache = StylesCache()
            slowly = widget.render_lines(whole)
            for fast, slow in zip(at_once, slowly, strict=True):
                assert fast.text == slow.text
                assert list(fast.simplify()) == list(slow.simplify())


async def test_a_text_is_not_drawn_anew_for_being_of_more_or_fewer_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        height, drawn = screen.view.size.height, list[bool]()
        monkeypatch.setattr(screen.view, "refresh", lambda *regions, **how: drawn.append(not regions))
        screen.notify("It is said in one line.")
        await pilot.pause(0.1)
        assert screen.view.size.height == height - 1
        assert not any(drawn)


async def test_rows_of_another_number_lay_nothing_else_out(monkeypatch: pytest.MonkeyPatch) -> None:
    async with app().run_test(size=(WIDE[0], 16)) as pilot:
        await pilot.pause()
        screen, layouts = reading(pilot), list[bool]()
        rows = screen.panel.list
        monkeypatch.setattr(Reading, "_refresh_layout", lambda *how, **more: layouts.append(True))
        long = list(rows.rows)
        assert rows.show_vertical_scrollbar
        rows.show(long[:-1])
        await pilot.pause()
        assert not layouts
        assert rows.virtual_size.height == rows._tops[-1] == rows.vertical_scrollbar.window_virtual_size
        rows.show(long[:2])
        await pilot.pause()
        assert layouts, "the scrollbar goes"
