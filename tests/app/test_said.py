"""What is said, and where: messages, keys that do nothing, and that a sentence names the user's own keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import MouseDown
from textual.pilot import Pilot
from textual.widgets import Static

from reader.app.bars.asking import AskBar
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine
from reader.app.keys.keymap import keymap
from reader.app.panel.list import RowList
from reader.app.screens.card import Card
from reader.app.screens.picker import Picker
from reader.app.settings.stored import Settings
from reader.library import Library
from reader.story import Analysis, Event, When
from tests.app.hand import Answers, app, article, settled
from tests.app.test_reading import WIDE, press, reading, thread
from tests.app.test_refreshing import until


def message(pilot: Pilot[None]) -> str:
    line = reading(pilot).query_one(MessageLine)
    return line.parts(100).plain if line.display else ""


async def test_a_message_has_a_line_of_its_own() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "n")
        screen, place = reading(pilot), thread(pilot)
        assert message(pilot) == ""
        pilot.app.notify("[b]Said\x1b[0m.", timeout=60, markup=False)
        await pilot.pause()
        assert "[b]Said" in message(pilot)
        assert "\x1b" not in message(pilot)
        line = screen.query_one(MessageLine).region
        assert line.y + line.height == screen.status.region.y
        assert not line.overlaps(screen.view.region)
        assert f"{place[1] + 1}/{place[2]}" in screen.status.parts(120).plain  # type: ignore[operator]
        pilot.app.notify("Another.", timeout=60)
        pilot.app.notify("Beware.", severity="warning", timeout=60)
        pilot.app.notify("The last.", timeout=60)
        await pilot.pause()
        assert message(pilot).split("\n") == ["Beware.", "The last."]


async def test_nothing_is_made_of_a_message_but_its_line() -> None:
    async with app().run_test(size=WIDE, notifications=True) as pilot:
        await settled(pilot)
        before = len(pilot.app.screen.query("*"))
        pilot.app.notify("Said.", timeout=60)
        await pilot.pause()
        assert message(pilot) == "Said."
        assert len(pilot.app.screen.query("*")) == before


async def test_a_key_that_does_nothing_says_so_on_a_card_over_the_text() -> None:
    async with app().run_test(size=(60, 20)) as pilot:
        await press(pilot, "n", "enter", "Z")
        assert isinstance(pilot.app.screen, Card)
        said = pilot.app.screen.query_one(MessageLine)
        assert said.display
        assert said.parts(100).plain.startswith("Z does nothing here")
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, Card)


@pytest.mark.parametrize(("keys", "says"), [(None, "Ctrl+Q quits."), ("F9", "F9 quits.")])
async def test_what_ends_other_programs_says_what_ends_this_one(keys: str | None, says: str) -> None:
    settings = Settings(keys=keymap({"quit": keys})[0]) if keys else None
    async with app(settings=settings).run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+c")
        assert message(pilot) == says
        await press(pilot, "n", "enter", "ctrl+c")
        assert message(pilot) == says


async def test_a_key_that_does_nothing_says_so() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "Q")
        assert message(pilot).startswith("Q does nothing here")
        await press(pilot, "c", "!")
        assert message(pilot).startswith("! does nothing here")
        await press(pilot, "escape", "f", "1")
        bar = reading(pilot).query_one(AskBar)
        assert "1 leads nowhere here" in bar.parts(200).plain
        await press(pilot, "up")
        assert "↑ leads nowhere here" in bar.parts(200).plain
        assert bar.parts(200).plain.startswith("↑ leads nowhere here")  # which no long question pushes out
        await press(pilot, "backspace")
        assert "nowhere" not in bar.parts(200).plain


async def test_of_one_key_the_same_is_known_as_of_all() -> None:
    async with app().run_test(size=WIDE) as pilot:
        for pressed in ((), ("n", "enter"), ("escape", "tab"), ("/",), ("escape", "c"), ("escape", "question_mark")):
            await press(pilot, *pressed)
            active = pilot.app.screen.active_bindings
            for key in {*active, *"abcdefghijklmnopqrstuvwxyz", "Q", "!", "f9", "space", "escape", "enter", "slash"}:
                assert pilot.app._does(key) == (key in active), (pressed, key)  # type: ignore[attr-defined]


async def test_what_is_said_names_the_users_own_keys() -> None:
    own, problems = keymap(
        {"help": "F9", "take_selection": "f8", "select_words": ["f6", "v"], "mark": "f7", "to_mark": ["f10", "'"]}
    )
    assert not problems
    text = "Nothing of interest is in here, and nobody."
    made = app(article(text), engine=Answers(analysis=Analysis()), settings=Settings(keys=own))
    async with made.run_test(size=WIDE) as pilot:
        for keys, says, leaving in (
            (["Z"], "Z does nothing here: F9 tells", []),
            (["f5"], "F5 does nothing here", []),
            (["c", "f5"], "F5 does nothing here", ["escape"]),
            (["v", "5"], "5 does nothing here", ["escape"]),
            (["v"], "then F8 copies and Esc leaves it", ["escape"]),
            (["y"], "F6 begins a selection", []),
            (["'"], "F7 and a letter", ["escape"]),
            (["f7", "a"], "F10 and a lead back", []),
        ):
            reading(pilot).query_one(MessageLine).said = ()
            await press(pilot, *keys)
            assert says in message(pilot), keys
            await press(pilot, *leaving)


async def test_of_many_mistakes_in_the_settings_the_first_are_told_and_how_many_more_there_are() -> None:
    def wrong(count: int) -> Settings:
        return Settings(problems=tuple(f"In config.toml: mistake {n}." for n in range(1, count + 1)))

    for count, last in ((3, "mistake 3."), (5, "3 more things are wrong in the settings: “reader config --check”")):
        async with app(settings=wrong(count)).run_test(size=WIDE) as pilot:
            await pilot.pause()
            told = message(pilot)
            assert "mistake 1." in told
            assert "mistake 2." in told
            assert last in told
            assert "mistake 4." not in told


@pytest.mark.parametrize(
    ("key", "says"), [("ctrl+o", "F8 opens what is typed"), ("t", "F8 adds it")], ids=["files", "tags"]
)
async def test_what_asks_names_the_users_own_keys(key: str, says: str, tmp_path: Path) -> None:
    library = Library(tmp_path / "cache", tmp_path / "data")
    async with app(settings=Settings(keys=keymap({"pick": "F8"})[0]), library=library).run_test(size=WIDE) as pilot:
        await settled(pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, Picker))
        await press(pilot, *"zzzz")
        asked = pilot.app.screen.query_one(Static).render()
        rows = [line.plain for row in pilot.app.screen.query_one(RowList).rows for line in row.draw(200)]
        assert says in " ".join([str(asked), *rows])


async def test_the_timelines_offer_names_the_users_own_key() -> None:
    rained = Event("e1", "other", (3, 9), "actual", (), (), (), (When((10, 19), None),), None, 1.0)
    made = app(
        article("It rained yesterday in the hills."),
        engine=Answers(analysis=Analysis(events=(rained,))),
        settings=Settings(keys=keymap({"choose": "F9"})[0]),
    )
    async with made.run_test(size=WIDE) as pilot:
        await press(pilot, "4")
        lines = [line.plain for row in reading(pilot).panel.list.rows for line in row.draw(200)]
        assert lines[-1].endswith("F9 sets it.")


@pytest.mark.parametrize(
    ("size", "ways"),
    [
        (
            WIDE,
            (
                (["1"], "Actors is open already: Tab leads there."),
                (["escape"], "There is nothing to leave here: H leads home, q quits."),
                (["G", "n"], "On from the beginning."),
                (["g", "N"], "On from the end."),
                (["2", "2"], "Events is open already: Tab leads there."),
                (["1", "tab", "1"], "Actors is open already."),
            ),
        ),
        (
            (40, 12),
            (
                (["n", "tab", "d"], "The sentences without what is chosen are dimmed in the text."),
                (["d"], "No sentence is dimmed any more."),
            ),
        ),
    ],
    ids=["wide", "small"],
)
async def test_a_key_that_shows_nothing_says_what_it_did(
    size: tuple[int, int], ways: tuple[tuple[list[str], str], ...]
) -> None:
    async with app().run_test(size=size) as pilot:
        await settled(pilot)
        for keys, says in ways:
            await press(pilot, *keys)
            assert message(pilot) == says, keys


async def test_a_key_that_does_something_says_nothing() -> None:
    async with app().run_test(size=WIDE) as pilot:
        for keys, back in (
            (["2"], ["1"]),
            (["W", "1"], []),
            (["n", "enter", "1"], []),
            (["2", "escape"], []),
            (["n", "d"], []),
        ):
            await press(pilot, *keys)
            assert message(pilot) == "", keys
            await press(pilot, *back)


async def test_what_answers_a_key_goes_with_the_next_key_or_click_and_other_news_stay() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await settled(pilot)
        pilot.app.notify("The page is fetched.", severity="warning", timeout=3)
        await press(pilot, "escape")
        assert "There is nothing to leave here" in message(pilot)
        await press(pilot, "j")
        assert message(pilot) == "The page is fetched."
        await press(pilot, "escape")
        assert "There is nothing to leave here" in message(pilot)
        pilot.app.post_message(MouseDown(None, 40, 12, 0, 0, 1, False, False, False))
        await pilot.pause()
        assert message(pilot) == "The page is fetched."


async def test_the_footer_offers_the_way_back_where_something_is_to_be_left() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await settled(pilot)
        bar = reading(pilot).query_one(KeyBar)
        assert "Esc" not in bar.parts(200).plain
        await press(pilot, "*")
        assert "Esc back" in bar.parts(200).plain
        await press(pilot, "escape")
        assert "Esc" not in bar.parts(200).plain
        await press(pilot, "n", "enter")
        assert "Esc" in bar.parts(200).plain
        await press(pilot, "escape", "escape")
        assert "Esc" not in bar.parts(200).plain


async def test_a_panel_that_lies_over_the_text_can_be_left_from_the_text() -> None:
    async with app().run_test(size=(60, 80)) as pilot:
        await settled(pilot)
        bar = reading(pilot).query_one(KeyBar)
        assert "Esc" not in bar.parts(200).plain
        await press(pilot, "tab")
        reading(pilot).view.focus()
        await pilot.pause()
        assert "Esc back" in bar.parts(200).plain
