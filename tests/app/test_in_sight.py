"""What the cursor stands on stays in sight when the pane becomes smaller."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.app.hand import app, settled
from tests.app.test_reading import press, reading

KEPT_HITS = ["/", *"iran", "enter", "n", "n"]


def in_sight(pilot: Pilot[None]) -> bool:
    """Whether the first row of what the cursor stands on is in the pane."""
    view = reading(pilot).view
    _, row = view.standing
    return 0 <= row < view.size.height


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (80, 18), (80, 30)])
@pytest.mark.parametrize(
    ("way", "key"),
    [(KEPT_HITS, "tab"), (KEPT_HITS, "c"), (["j"] * 15, "B"), (["j"] * 8, "3"), (["3", "tab", "n", "n", "n"], "1")],
)
async def test_a_panel_that_opens_below_leaves_it_in_sight(size: tuple[int, int], way: list[str], key: str) -> None:
    async with app().run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *way)
        assert in_sight(pilot)
        await press(pilot, key)
        await settled(pilot)
        assert reading(pilot).panel_shown
        assert in_sight(pilot)


async def test_a_terminal_that_becomes_lower_or_narrower_leaves_it_in_sight() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, *["l"] * 180)
        for size in ((120, 16), (120, 40), (50, 16), (36, 12)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert in_sight(pilot)
