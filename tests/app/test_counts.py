"""That a number means the same wherever it stands, and says of what it is."""

from tests.app.hand import app
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
