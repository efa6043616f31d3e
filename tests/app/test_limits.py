"""Where a key has nothing to do just there, it says why."""

from __future__ import annotations

import pytest

from reader.app.bars.messages import MessageLine
from reader.app.screens.card import Card
from reader.app.screens.picker import Picker
from tests.app.hand import app, article
from tests.app.test_reading import press, reading
from tests.app.test_said import message

SMALL, MIDDLE = (40, 12), (100, 30)


@pytest.mark.parametrize(
    ("size", "ways"),
    [
        (
            SMALL,
            (
                (["tab", "<"], "can be no higher", ["escape"]),
                (["tab", ">"], "can be no lower", ["escape"]),
                (["<"], "is not shown", []),
                (["|"], "no room for the panel beside", []),
            ),
        ),
        (
            MIDDLE,
            (
                (["B", "o"], "one order only", ["1"]),
                (["]"], "No other article", []),
                (["tab", "right"], "Nothing is folded here", []),
                (["left"], "Nothing is unfolded here", ["escape"]),
                (["s"], "nothing is kept", []),
                (["t"], "nothing is kept", []),
                (["n", "enter", "s"], "keeps nothing now", ["escape"]),
                ([*"<" * 20], "can be no wider", []),
                ([*">" * 20], "can be no narrower", []),
            ),
        ),
    ],
    ids=["small", "middle"],
)
async def test_a_key_without_anything_to_do_says_why(
    size: tuple[int, int], ways: tuple[tuple[list[str], str, list[str]], ...]
) -> None:
    async with app().run_test(size=size) as pilot:
        for keys, says, leaving in ways:
            reading(pilot).query_one(MessageLine).said = ()
            await press(pilot, *keys)
            assert says in message(pilot), keys
            await press(pilot, *leaving)


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
