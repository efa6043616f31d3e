"""The rows of the tabs that are not open are drawn while nothing happens, and shown as they would be otherwise."""

from __future__ import annotations

import asyncio

from textual.content import Content
from textual.pilot import Pilot
from textual.strip import Strip

from reader.app.panel.ready import Ready
from reader.app.panel.rows import Row
from reader.app.panel.tabs import TABS
from tests.app.hand import app
from tests.app.test_reading import WIDE, press, reading


async def idle(pilot: Pilot[None]) -> None:
    rows, lists = reading(pilot).panel.list, reading(pilot).panel._rows

    def ready() -> bool:
        return all(rows.is_ready(made) for tab, made in lists.items() if tab not in (reading(pilot).panel.tab, "brief"))

    async with asyncio.timeout(60):
        await pilot.pause(0.03)
        while not ready():
            await pilot.pause(0.03)


def lines(pilot: Pilot[None]) -> list[str]:
    rows = reading(pilot).panel.list
    return [rows.render_line(y).text for y in range(rows.size.height)]


async def test_the_other_tabs_are_ready_when_nothing_happens() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await idle(pilot)
        for tab in TABS[1:]:
            await press(pilot, str(TABS.index(tab)) if tab != "brief" else "1")
            await idle(pilot)


async def test_what_is_ready_looks_as_what_is_drawn_when_it_is_asked_for() -> None:
    shown = []
    for ready in (True, False):
        async with app().run_test(size=WIDE) as pilot:
            await pilot.pause()
            if ready:
                await idle(pilot)
            else:
                reading(pilot).panel.list._ready.expect([])
            await press(pilot, "2", "n")
            shown.append(lines(pilot))
    assert shown[0] == shown[1]


async def test_what_is_ready_is_made_anew_for_another_width_and_look() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await idle(pilot)
        await pilot.resize_terminal(150, 40)
        await idle(pilot)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        await idle(pilot)
        await press(pilot, "2")
        rows = reading(pilot).panel.list
        assert {line.cell_length for line in map(rows.render_line, range(rows.size.height))} == {rows.size.width}
        ground = rows.background_colors[1].rich_color
        assert all(s.style is None or s.style.bgcolor in (None, ground) for s in rows.render_line(rows.size.height - 1))


def rows_of(name: str, count: int) -> list[Row]:
    return [Row(f"{name}{n}", lambda width: [Content(name)] * 2) for n in range(count)]


def test_lists_are_made_as_far_as_they_are_seen_and_once() -> None:
    ready, first, second = Ready(), rows_of("a", 20), rows_of("b", 2)
    drawn: list[str] = []

    def draw(row: Row) -> list[Content]:
        drawn.append(row.key)
        return list(row.draw(10))

    def paint(line: Content, state: str) -> Strip:
        return Strip.blank(10)

    ready.expect([first, second])
    while ready.go_on(5, draw, paint):
        pass
    assert drawn == ["a0", "a1", "a2", "b0", "b1"]
    assert ready.has(first, 5)
    assert ready.has(second, 5)
    assert len(ready.take(first).strips) == 5
    assert not ready.has(first, 5), "it is not ready but shown now"
    ready.expect([first])
    assert not ready.has(second, 5), "nobody expects it any more"


def test_what_grows_with_its_room_is_not_made_before_that_is_known() -> None:
    ready = Ready()
    rows = [Row("a", lambda width: [Content("a")], grown=lambda width, most: [Content("a")] * most)]
    ready.expect([rows])
    assert not ready.go_on(5, lambda row: list(row.draw(10)), lambda line, state: Strip.blank(10))
    assert not ready.has(rows, 5)
