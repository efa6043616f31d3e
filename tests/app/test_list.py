from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, heading


def rows(count: int) -> list[Row]:
    def draw(number: int) -> Row:
        return Row(str(number), lambda width: [Content(f"row {number}"), Content("below")])

    return [heading("Numbers"), *(draw(number) for number in range(count)), gap()]


class Lists(App[None]):
    def __init__(self, shown: Sequence[Row]) -> None:
        super().__init__()
        self.shown = shown
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield RowList(self.shown)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.told.append(event.row.key)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.told.append(f"{event.row.key}!")


async def test_keys_pass_over_headings_and_stop_at_the_ends() -> None:
    app = Lists(rows(3))
    async with app.run_test(size=(30, 10)) as pilot:
        app.query_one(RowList).focus()
        await pilot.press("j", "j", "j", "k", "g", "k", "G", "enter")
        await pilot.pause()
        assert app.told == ["0", "1", "2", "1", "0", "2", "2!"]


async def test_a_long_list_is_drawn_as_far_as_it_is_needed() -> None:
    app = Lists(rows(20_000))
    async with app.run_test(size=(30, 10)) as pilot:
        shown = app.query_one(RowList)
        assert len(shown._drawn) < 20_000
        shown.stand("19999")
        await pilot.pause()
        assert "row 19999" in "".join(shown.render_line(y).text for y in range(10))
        assert "19999" not in app.told


async def test_another_height_draws_no_row_anew() -> None:
    drawn: list[int] = []

    def row(number: int) -> Row:
        def draw(width: int) -> list[Content]:
            drawn.append(number)
            return [Content(f"row {number} of {width}")]

        return Row(str(number), draw)

    app = Lists([row(number) for number in range(40)])
    async with app.run_test(size=(30, 12)) as pilot:
        shown = app.query_one(RowList)
        shown.stand("9")
        await pilot.resize_terminal(30, 6)
        assert sorted(drawn) == [*range(40)]
        assert "row 9" in "".join(shown.render_line(y).text for y in range(6)), "the cursor's row stays in sight"
        await pilot.resize_terminal(40, 6)
        assert sorted(drawn) == sorted([*range(40), *range(40)])
        assert "of 37" in shown.render_line(0).text


async def test_the_cursor_stays_on_its_row_when_rows_are_replaced() -> None:
    app = Lists(rows(9))
    async with app.run_test(size=(30, 10)) as pilot:
        shown = app.query_one(RowList)
        shown.stand("5")
        shown.show(rows(7)[3:])
        await pilot.pause()
        assert shown.row is not None
        assert shown.row.key == "5"
        shown.show(rows(2))
        assert shown.row is None


async def test_without_colours_the_cursor_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Lists(rows(3))
    async with app.run_test(size=(30, 10)) as pilot:
        shown = app.query_one(RowList)
        shown.focus()
        await pilot.press("j")
        looks = [any(segment.style and segment.style.reverse for segment in shown.render_line(y)) for y in range(7)]
        assert looks == [False, False, False, True, True, False, False]


async def test_rows_with_more_to_say_share_the_room_that_is_left() -> None:
    def draw(width: int, most: int = 1) -> list[Content]:
        return [Content(f"line {number}") for number in range(min(most, 4))]

    kept = Row("kept", lambda width: [Content("kept")])
    app = Lists([Row("a", draw, grown=draw), kept, Row("b", draw, grown=draw)])

    def heights(shown: RowList) -> list[int]:
        return [below - top for top, below in zip(shown._tops, shown._tops[1:], strict=False)]

    async with app.run_test(size=(30, 6)) as pilot:
        shown = app.query_one(RowList)
        assert heights(shown) == [3, 1, 2], "one by one until the list is full"
        await pilot.resize_terminal(30, 12)
        assert heights(shown) == [4, 1, 4], "no longer than what they have to say"
        await pilot.resize_terminal(30, 2)
        assert heights(shown) == [1, 1, 1]
