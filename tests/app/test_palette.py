"""The command palette, opened, searched and chosen from."""

from __future__ import annotations

from itertools import chain

import pytest
from msgspec.structs import replace
from textual.command import CommandInput, CommandList
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.documents import Document
from reader.app.home.home import Home
from reader.app.screens.help import Help
from reader.app.screens.palette import SHEET, Palette
from reader.app.screens.reading import Reading
from reader.app.screens.themes import ThemeChooser
from reader.story import Analysis
from tests.app.hand import STORY, TEXT, Answers, app, article, card_of, extent
from tests.app.test_reading import NARROW, WIDE, cursor, press, reading, thread, walked


async def offered(pilot: Pilot[None], typed: str) -> list[str]:
    """What the palette lists for what is typed."""
    screen = pilot.app.screen
    assert isinstance(screen, Palette)
    screen.query_one(CommandInput).value = typed
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    rows = screen.query_one(CommandList)
    return [str(rows.get_option_at_index(number).prompt) for number in range(rows.option_count)]


async def choose(pilot: Pilot[None], typed: str) -> None:
    """Opens the palette, types and takes the first that is offered."""
    await press(pilot, "ctrl+p")
    assert await offered(pilot, typed)
    await press(pilot, "enter")
    await pilot.pause()


async def test_it_lists_actions_and_then_actors() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p")
        listed = await offered(pilot, "")
        assert any(line.startswith("Theme") for line in listed)
        assert any(line.startswith("Next sentence") and line.endswith(")") for line in listed)
        assert any("John Kirby" in line for line in listed)
        assert not any("Next article" in line for line in listed)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Reading)


async def test_an_actor_opens_its_card() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await choose(pilot, "kirby")
        assert card_of(pilot)
        assert thread(pilot)[0] == "John Kirby"


async def test_an_event_is_leapt_to_and_one_can_go_back() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "j")
        before = cursor(pilot)
        event = next(e for e in reversed(STORY.analysis.events) if e.who and not e.same_as)
        words = (*(TEXT[slice(*who.span)] for who in event.who), TEXT[slice(*event.trigger)], event.type)
        await choose(pilot, " ".join(words))
        assert cursor(pilot) == event.trigger[0]
        assert walked(pilot)[0] == "events"
        assert reading(pilot).view.has_focus
        await press(pilot, "backspace")
        assert cursor(pilot) == before


async def test_a_quote_is_leapt_to_even_while_a_search_is_open() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "/", *"strikes")
        quote = STORY.analysis.quotes[-1]
        await choose(pilot, TEXT[slice(*quote.content[0])][:60])
        assert cursor(pilot) == quote.content[0][0]
        assert thread(pilot)[0] == "quotes"
        assert not reading(pilot).search.is_open


async def test_a_heading_is_leapt_to_and_read_from_and_one_can_go_back() -> None:
    chapters = [(f"Part {n} of the lock", f"It rained on day {n}. " * 60) for n in ("one", "two", "three")]
    told = article("\n".join(chain(*chapters)))
    blocks = [replace(b, kind="paragraph" if n % 2 else "heading") for n, b in enumerate(told.blocks)]
    async with app(replace(told, blocks=tuple(blocks)), engine=Answers(analysis=Analysis())).run_test(
        size=NARROW
    ) as pilot:
        await press(pilot, "j", "/", *"rained")
        before = cursor(pilot)
        await choose(pilot, "part two")
        view = reading(pilot).view
        assert cursor(pilot) == blocks[2].start
        assert view.visible_extent()[0] == blocks[2].start
        assert view.has_focus
        assert not reading(pilot).search.is_open
        await press(pilot, "backspace")
        assert cursor(pilot) == before


@pytest.mark.parametrize(
    ("typed", "screen"), [("all keys", Help), ("theme", ThemeChooser)], ids=["help", "theme"]
)  # fmt: skip
async def test_an_action_is_done(typed: str, screen: type) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await choose(pilot, typed)
        assert isinstance(pilot.app.screen, screen)


async def test_actions_of_the_text_and_of_the_screen_are_done_from_wherever_the_focus_is() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab")
        await choose(pilot, "end of the article")
        assert cursor(pilot) > len(TEXT) - 200
        await choose(pilot, "timeline")
        assert reading(pilot).panel.tab == "timeline"
        await choose(pilot, "search in the text")
        assert reading(pilot).search.is_open
        await press(pilot, *"kirby")
        assert cursor(pilot) == extent("Kirby")[0]


async def test_an_action_that_asks_for_a_letter_gets_it() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await choose(pilot, "mark this place")
        await press(pilot, "a", "G", "'", "a")
        assert cursor(pilot) == 0


async def test_a_click_chooses() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p")
        await offered(pilot, "kirby")
        await pilot.click(CommandList, offset=(5, 0))
        await pilot.pause()
        await pilot.pause()
        assert card_of(pilot)


async def test_without_an_analysis_there_are_the_actions() -> None:
    async with app(engine=Answers([])).run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p")
        assert not any("John Kirby" in line for line in await offered(pilot, "kirby"))
        assert any("Hide people" in line for line in await offered(pilot, "hide people"))


async def test_where_no_article_is_open_there_is_what_works_anywhere() -> None:
    made = ReaderApp([], Answers(), samples=[Document("one", article=STORY.article)])
    async with made.run_test(size=NARROW) as pilot:
        await pilot.pause()
        assert isinstance(made.screen, Home)
        await press(pilot, "ctrl+p")
        listed = await offered(pilot, "")
        assert any(line.startswith("Quit") for line in listed)
        assert not any("sentence" in line for line in listed)


FOUND_BY = {
    "export": "Export", "save": "Export", "exit": "Quit", "quit": "Quit", "theme": "Theme", "dark": "Theme",
    "find": "Search in the text", "open": "Open a file", "bookmark": "Mark this place", "unfold": "Show an event",
    "rename": "After e: call", "shortcuts": "All keys", "summary": "Brief",
}  # fmt: skip


async def test_other_words_for_an_action_find_it() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "ctrl+p")
        firsts = {typed: (await offered(pilot, typed))[0] for typed in FOUND_BY}
    assert {typed: name for typed, name in FOUND_BY.items() if not firsts[typed].startswith(name)} == {}, firsts


async def test_with_a_card_open_its_actions_are_offered_too() -> None:
    for size in (WIDE, (60, 20)):
        async with app().run_test(size=size) as pilot:
            await press(pilot, "n", "enter", "ctrl+p")
            assert any("copy all its lines" in line for line in await offered(pilot, "copy all its lines"))
            await press(pilot, "escape", "escape", "ctrl+p")
            assert not any("copy all its lines" in line for line in await offered(pilot, "copy all its lines"))


async def test_its_style_sheet_is_read_when_it_is_opened_and_outdoes_the_one_of_textual() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert not pilot.app.stylesheet.has_source(SHEET)
        for _ in range(2):
            await press(pilot, "ctrl+p")
            assert pilot.app.stylesheet.has_source(SHEET)
            assert pilot.app.screen.query_one(CommandInput).outer_size.height == 1
            await press(pilot, "escape")
