"""Where a key has nothing to do just there, it says why."""

from __future__ import annotations

import pytest

from reader.app.screens.card import Card
from reader.app.screens.picker import Picker
from tests.app.hand import app, article
from tests.app.test_modes import message
from tests.app.test_reading import press

SMALL, MIDDLE = (40, 12), (100, 30)


@pytest.mark.parametrize(
    ("size", "keys", "says"),
    [
        (SMALL, ["tab", "<"], "can be no higher"),
        (SMALL, ["tab", ">"], "can be no lower"),
        (SMALL, ["<"], "is not shown"),
        (SMALL, ["|"], "no room for the panel beside"),
        (MIDDLE, [*"<" * 20], "can be no wider"),
        (MIDDLE, [*">" * 20], "can be no narrower"),
        (MIDDLE, ["B", "o"], "one order only"),
        (MIDDLE, ["]"], "No other article"),
        (MIDDLE, ["tab", "right"], "Nothing is folded here"),
        (MIDDLE, ["tab", "left"], "Nothing is unfolded here"),
        (MIDDLE, ["s"], "nothing is kept"),
        (MIDDLE, ["t"], "nothing is kept"),
        (MIDDLE, ["n", "enter", "s"], "keeps nothing now"),
    ],
    ids=str,
)
async def test_a_key_without_anything_to_do_says_why(size: tuple[int, int], keys: list[str], says: str) -> None:
    async with app().run_test(size=size) as pilot:
        await press(pilot, *keys)
        assert says in message(pilot)


async def test_where_a_page_has_nothing_around_its_article_its_key_says_so() -> None:
    async with app(article("One paragraph alone.")).run_test(size=MIDDLE) as pilot:
        await press(pilot, "z")
        assert "nothing around this article" in message(pilot)


async def test_a_file_can_be_opened_from_a_card_over_the_text() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        await press(pilot, "n", "enter")
        assert isinstance(pilot.app.screen, Card)
        await press(pilot, "ctrl+o")
        await pilot.app.workers.wait_for_complete()
        assert isinstance(pilot.app.screen, Picker)
