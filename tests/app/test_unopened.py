"""Where an article could not be opened: which keys do something, and what the others say."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.bars.footer import KeyBar
from reader.app.documents import Document, documents
from reader.app.home.feeds import FeedsRoom
from reader.app.keys.table import UNOPENED, shown
from reader.app.looks.words import clean
from reader.app.screens.doing import idle, parts
from reader.app.screens.picker import Picker
from reader.app.screens.reading import Reading
from reader.app.settings.stored import Settings
from reader.engine.protocol import Failed
from reader.story import Analysis
from tests.app.hand import Answers, app, article
from tests.app.test_modes import done_opening
from tests.app.test_reading import WIDE, press, reading
from tests.app.test_said import message


def unopened(folder: Path) -> ReaderApp:
    made = ReaderApp(documents([str(folder / "gone.txt")]), Answers(), settings=Settings(first_tab="actors"))
    made.animation_level = "none"
    return made


@pytest.mark.parametrize("size", [(60, 20), WIDE], ids=["narrow", "wide"])
async def test_what_needs_a_text_says_that_it_does_nothing(size: tuple[int, int], tmp_path: Path) -> None:
    async with unopened(tmp_path).run_test(size=size) as pilot:
        await done_opening(pilot)
        for key in (*"nfvyYmTcdets1Wjz*/", "tab", "enter"):
            await press(pilot, key)
            assert type(pilot.app.screen) is Reading, key
            assert reading(pilot).view.has_focus, key
            assert message(pilot).startswith(f"{clean(shown(key))} does nothing here"), key


async def test_so_it_is_where_a_text_was_shown_before(tmp_path: Path) -> None:
    made = app(article("Rain fell on the hills."))
    made.documents.append(Document(str(tmp_path / "gone.txt")))
    async with made.run_test(size=WIDE) as pilot:
        await press(pilot, "right_square_bracket")
        await done_opening(pilot)
        await press(pilot, "j")
        assert "does nothing here" in message(pilot)
        await press(pilot, "left_square_bracket")
        await done_opening(pilot)
        await press(pilot, "v")
        assert "Selecting" in message(pilot)


async def test_a_key_without_a_character_of_its_own_is_called_by_its_name(tmp_path: Path) -> None:
    async with unopened(tmp_path).run_test(size=WIDE) as pilot:
        await done_opening(pilot)
        await press(pilot, "space")
        assert message(pilot).startswith("Space does nothing here")


async def test_the_footer_and_the_menu_offer_only_what_can_be_done(tmp_path: Path) -> None:
    async with unopened(tmp_path).run_test(size=WIDE) as pilot:
        await done_opening(pilot)
        screen = reading(pilot)
        assert set(screen.query_one(KeyBar).only) <= {*UNOPENED}
        assert {"next", "search", "export", "star"} <= idle(screen)
        assert not {"text", "list", "correct"} & parts(screen).keys()
        assert "retry" not in idle(screen)


async def test_the_way_back_from_a_link_that_leads_nowhere_is_offered(tmp_path: Path) -> None:
    async with app(article("Rain fell on the hills.")).run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        reading(pilot).open_link(str(tmp_path / "gone.html"))
        await done_opening(pilot)
        bar = reading(pilot).query_one(KeyBar)
        assert "Backspace back" in bar.parts(bar.size.width).plain
        await press(pilot, "backspace")
        assert reading(pilot).number == 0
        assert "Backspace back" not in bar.parts(bar.size.width).plain


async def test_where_an_address_has_no_article_the_feeds_are_offered() -> None:
    async with ReaderApp(documents(["http://127.0.0.1:1/"]), Answers()).run_test(size=WIDE) as pilot:
        await done_opening(pilot)
        bar = reading(pilot).query_one(KeyBar)
        assert bar.parts(bar.size.width).plain.startswith("r try again  F feeds")
        await press(pilot, "F")
        assert isinstance(pilot.app.screen, FeedsRoom)


async def test_where_a_list_was_left_the_footer_offers_it_again(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Rain fell on the hills.")
    async with ReaderApp(documents([str(tmp_path)]), Answers()).run_test(size=WIDE) as pilot:
        await done_opening(pilot)
        await press(pilot, "escape")
        bar = reading(pilot).query_one(KeyBar)
        offered = bar.parts(bar.size.width).plain
        assert offered.startswith("L list  ] next")
        assert "card" not in offered
        await press(pilot, "L")
        assert isinstance(pilot.app.screen, Picker)


async def test_nothing_is_exported_before_there_is_something() -> None:
    async with unopened(Path("/")).run_test(size=WIDE) as pilot:
        await done_opening(pilot)
        await press(pilot, "x")
        assert message(pilot) == "There is nothing to export yet."


async def test_a_thread_that_leads_nowhere_says_so() -> None:
    made = app(article("Rain fell on the hills."), engine=Answers(analysis=Analysis()))
    async with made.run_test(size=WIDE) as pilot:
        for keys, says in (
            ("n", "There are no names to go to."),
            ("2n", "There are no events to go to."),
            ("3N", "There are no quotes to go to."),
        ):
            await press(pilot, *keys)
            assert message(pilot) == says, keys


async def test_while_the_text_is_read_nobody_is_told_that_nothing_is_in_it() -> None:
    engine = Answers()
    engine.gate.clear()
    made = app(engine=engine)
    async with made.run_test(size=WIDE) as pilot:
        await press(pilot, *"3N")
        assert message(pilot) == "There are no quotes to go to so far. The rest is still being read."
        engine.gate.set()
        while not reading(pilot).document.complete:
            await pilot.pause(0.02)
        await press(pilot, *"3N")
        assert "no quotes" not in message(pilot)


async def test_where_the_text_could_not_be_read_that_is_said() -> None:
    made = app(engine=Answers([Failed(1, "It broke.")]))
    async with made.run_test(size=WIDE) as pilot:
        await press(pilot, "n")
        assert message(pilot) == "There are no names to go to so far. The rest could not be read."


def test_a_file_without_a_title_is_called_by_its_name() -> None:
    assert Document("/long/way/to/a town's news.txt").title == "a town's news.txt"
    assert Document("news/").title == "news/"
    assert Document("https://example.org/news/a.html").title == "https://example.org/news/a.html"


async def test_the_menu_leads_to_the_settings() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p", *"preferences")
        await chosen(pilot)
        assert "config.toml" in message(pilot)


async def chosen(pilot: Pilot[None]) -> None:
    """Takes the first that the menu found."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await press(pilot, "enter")
    await pilot.pause()
