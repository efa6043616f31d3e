"""That a number means the same wherever it stands, and says of what it is."""

import pytest

from reader.main_events import main_events, main_tellings
from tests.app.hand import STORY, app
from tests.app.test_reading import press, reading


async def test_the_status_line_says_what_it_counts_and_the_legend_counts_the_same() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await press(pilot, "n")
        screen = reading(pilot)
        assert screen.status.status.steps == sum(screen.panel.legend.counts.values())
        assert "names" in screen.status.parts(100).plain
        await press(pilot, "*")
        assert screen.status.parts(100).plain.split("/")[1].split()[1] == "mentions"
        await press(pilot, "2")
        assert "tellings" in screen.status.parts(100).plain
        await press(pilot, "3")
        assert screen.status.status.steps == (screen.panel.bar.counts or {})["quotes"]
        assert "tellings" not in screen.status.parts(100).plain


async def test_the_events_that_are_walked_are_counted_as_the_panel_counts_them() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await press(pilot, "2")
        screen = reading(pilot)
        everything = (screen.panel.bar.counts or {})["events"]
        main = len(main_events(STORY.analysis.events))
        assert screen.status.status.thread == f"{main} main events"
        assert screen.status.status.steps == len(main_tellings(STORY.analysis.events))
        shown = [line.plain for row in screen.panel.list.rows for line in row.draw(60)]
        assert f"▸ {everything - main} more in the background" in shown
        await press(pilot, "tab", "G", "l")
        assert screen.status.status.thread == f"{everything} events"
        assert screen.status.status.steps == len(STORY.analysis.events)
        await press(pilot, "4")
        assert screen.status.status.thread == f"{(screen.panel.bar.counts or {})['timeline']} dated events"


async def test_tellings_are_called_so_on_a_narrow_terminal_too() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        await press(pilot, "2")
        bar = reading(pilot).status
        assert "tellings" in bar.parts(bar.content_size.width).plain


@pytest.mark.parametrize("width", [40, 50])
async def test_a_legend_without_room_for_all_groups_says_so(width: int) -> None:
    async with app().run_test(size=(width, 14)) as pilot:
        await press(pilot, "tab")
        legend = reading(pilot).panel.legend
        parts = legend.parts(legend.content_size.width)
        assert parts.plain.endswith(" …")
        assert parts.cell_length <= legend.content_size.width
        await press(pilot, "c")
        assert "…" not in legend.parts(legend.content_size.width).plain
