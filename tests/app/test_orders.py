"""The orders of the panel's rows, its timeline, its place and its width."""

from __future__ import annotations

from reader.app.panel.orders import by_speaker, ordered_actors, ordered_events
from reader.app.threads.links import Links
from tests.app.hand import STORY, app
from tests.app.test_reading import NARROW, WIDE, press, reading, thread

LINKS = Links(STORY.analysis)


def test_orders_keep_every_row() -> None:
    for order in ("salience", "text", "name"):
        assert {a.id for a in ordered_actors(STORY.analysis.actors, order)} == set(LINKS.actors)
    for order in ("salience", "text", "time"):
        assert sorted(e.id for e in ordered_events(LINKS, order)) == sorted(e.id for e in LINKS.told)
    assert sum(map(len, by_speaker(LINKS, STORY.analysis.quotes).values())) == len(STORY.analysis.quotes)


async def test_the_timeline_has_a_tab() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "4", "n")
        assert reading(pilot).panel.tab == "timeline"
        assert thread(pilot)[0] == "events"
        assert reading(pilot).panel.list.row is not None


async def test_o_changes_the_order_of_the_open_tab() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "o")
        panel = reading(pilot).panel
        assert panel.order("quotes") == "speaker"
        assert any(not row.stands for row in panel.list.rows)
        await press(pilot, "o", "4", "o")
        assert panel.order("quotes") == "text"


async def test_the_panel_gets_wider_and_narrower_and_moves_below() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n")
        panel = reading(pilot).panel
        width = panel.outer_size.width
        await press(pilot, "<", "<", ">")
        assert panel.outer_size.width == width + 4
        await press(pilot, "|")
        assert panel.outer_size.width == WIDE[0]
        assert panel.display
        await press(pilot, "tab", "tab")
        assert panel.display
        await press(pilot, "|")
        assert (panel.region.x, panel.outer_size.width) == (0, width + 4)
        await press(pilot, "|")
        assert panel.region.right == WIDE[0]


async def test_without_room_the_panel_only_comes_below() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "|", "<", "4")
        assert reading(pilot).panel.display
        assert reading(pilot).panel.outer_size.width == NARROW[0]


async def test_a_panel_below_gets_higher_and_lower() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "<", "tab")
        panel = reading(pilot).panel
        height = panel.outer_size.height
        await press(pilot, "<", "<", ">")
        assert panel.outer_size.height == height + 2
        await press(pilot, "tab", "tab")
        assert panel.outer_size.height == height + 2


async def test_the_tabs_fit_a_narrow_panel() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, *">" * 9)
        bar = reading(pilot).panel.bar
        assert all(len(line) <= bar.content_size.width for line in bar.render().plain.split("\n"))
