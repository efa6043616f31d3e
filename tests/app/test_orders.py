"""The orders of the panel's rows, its timeline, its place and its width."""

from __future__ import annotations

import pytest

from reader.app.panel.orders import by_speaker, ordered_actors, ordered_events
from reader.app.threads.links import Links
from tests.app.hand import STORY, app
from tests.app.test_reading import NARROW, WIDE, press, reading, walked

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
        assert walked(pilot)[0] == "events"
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


@pytest.mark.parametrize("size", [(100, 30), (40, 12)], ids=str)
async def test_all_tabs_are_there_in_any_width(size: tuple[int, int]) -> None:
    async with app().run_test(size=size) as pilot:
        await press(pilot)
        bar = reading(pilot).panel.bar
        for width in range(24, 60):
            lines = bar.parts(width).plain.split("\n")
            assert all(len(line) <= width for line in lines), width
            names = [word for word in lines[0].split() if word.isalpha()][:5]
            assert [name[:2] for name in names] == ["Br", "Ac", "Ev", "Qu", "Ti"], width


async def test_where_there_are_few_lines_they_are_for_rows() -> None:
    async with app().run_test(size=(40, 12)) as pilot:
        await press(pilot, "3")
        panel = reading(pilot).panel
        assert panel.list.size.height >= 8
        assert panel.bar.size.height == panel.legend.size.height == 1
        assert (panel.bar.region.y, panel.legend.region.bottom) == (0, reading(pilot).status.region.y)
        label = next(span for span in panel.bar.render().spans if "underline" in str(span.style))
        assert panel.bar.render().plain[label.start : label.end] == "Quote"
        assert "Quote 11" in panel.bar.render().plain


async def test_the_text_is_where_it_was_after_a_panel_that_left_it_no_line() -> None:
    async with app().run_test(size=(40, 12)) as pilot:
        await press(pilot, *"nnnnnnnn")
        view = reading(pilot).view
        place = view.cursor
        await press(pilot, "tab", "tab")
        top, bottom = view.visible_extent()
        assert view.cursor == place
        assert top <= place < bottom
        await press(pilot, "tab", "j", "j", "j", "j", "j", "j", "j", "tab")
        top, bottom = view.visible_extent()
        assert view.cursor != place
        assert top <= view.cursor < bottom
