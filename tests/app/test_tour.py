"""The tour: a line for each thing, which waits for its key, on any terminal and whatever the keys are."""

from __future__ import annotations

import asyncio

import pytest
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.documents import Document
from reader.app.home.home import TOUR_WORDS, Home
from reader.app.keys.keymap import keymap
from reader.app.screens.touring import STEPS, Touring
from reader.app.settings.stored import Settings
from reader.cli import run
from reader.engine.protocol import Failed, Progress
from reader.sources.samples import guided
from tests.app.hand import STORY, Answers, settled
from tests.app.test_mouse import cell_of, click
from tests.app.test_reading import press


def tour(engine: Answers | None = None, settings: Settings | None = None) -> ReaderApp:
    made = ReaderApp([Document("s", article=STORY.article)], engine or Answers(), settings=settings, tour=True)
    made.animation_level = "none"
    return made


def screen(pilot: Pilot[None]) -> Touring:
    return next(one for one in pilot.app.screen_stack if isinstance(one, Touring))


def said(pilot: Pilot[None]) -> str:
    bar = screen(pilot).bar
    return bar.parts(bar.content_size.width).plain if bar.display else ""


async def until_said(pilot: Pilot[None], words: str) -> None:
    """Waits for what the tour says once it has looked again, which it does by itself."""
    async with asyncio.timeout(60):
        while words not in said(pilot):
            await pilot.pause(0.05)


WALK = (
    ["space"], ["n"], ["enter", "escape"], ["tab"], ["3"], ["y"], ["/", *"strikes", "enter"], ["ctrl+p", "escape"],
    ["question_mark", "escape"],
)  # fmt: skip


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_every_key_that_is_told_leads_on(size: tuple[int, int]) -> None:
    made = tour()
    copied: list[str] = []
    made.copy_to_clipboard = copied.append  # type: ignore[method-assign]
    async with made.run_test(size=size) as pilot:
        await settled(pilot)
        for number, keys in enumerate(WALK, 1):
            assert f" {number}/{len(STEPS)} " in said(pilot), keys
            await press(pilot, *keys)
            await pilot.pause()
        assert f" {len(STEPS)}/{len(STEPS)} " in said(pilot)
        assert len(copied) == 1
        assert "“" in copied[0]
        await press(pilot, "q")
    assert made.return_code == 0


async def test_another_key_does_what_it_does_and_the_step_stays() -> None:
    async with tour().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "j", "g", "v", "escape")
        assert " 2/" in said(pilot)


async def test_a_step_can_be_skipped_and_the_tour_left_by_key_or_mouse() -> None:
    async with tour().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+n")
        assert " 2/" in said(pilot)
        bar = screen(pilot).bar
        await click(pilot, bar, cell_of(bar, "skip"))
        assert " 3/" in said(pilot)
        height = screen(pilot).view.size.height
        await click(pilot, bar, cell_of(bar, "end tour"))
        assert said(pilot) == ""
        assert screen(pilot).view.size.height >= height
        await press(pilot, "n", "enter", "ctrl+n")
        assert said(pilot) == ""
        assert screen(pilot).panel.has_card


async def test_whatever_is_skipped_the_next_key_works() -> None:
    for number, keys in enumerate(WALK):
        made = tour()
        made.copy_to_clipboard = lambda text: None  # type: ignore[method-assign]
        async with made.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, *["ctrl+n"] * number)
            assert f" {number + 1}/" in said(pilot)
            await press(pilot, *keys)
            await pilot.pause()
            assert f" {number + 2}/" in said(pilot), keys


async def test_of_ten_steps_each_can_be_skipped() -> None:
    assert len(STEPS) == len(WALK) + 1 == 10
    async with tour().run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for number in range(1, 11):
            assert f" {number}/10 " in said(pilot)
            await press(pilot, "ctrl+n")
        assert said(pilot) == ""


@pytest.mark.parametrize("size", [(40, 12), (120, 40)], ids=str)
async def test_a_card_is_left_again_before_the_tour_goes_on(size: tuple[int, int]) -> None:
    async with tour().run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "space", "n", "escape")
        assert " 3/10 " in said(pilot)
        await press(pilot, "n", "enter")
        await pilot.pause(0.3)
        assert " 3/10 " in said(pilot)
        await press(pilot, "escape")
        await until_said(pilot, " 4/10 ")


async def test_it_waits_for_what_is_still_being_found_and_says_so() -> None:
    engine = Answers()
    engine.gate.clear()
    async with tour(engine).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "turns the page" in said(pilot)
        await press(pilot, "space")
        assert " 2/" in said(pilot)
        assert "still being found" in said(pilot)
        await press(pilot, "n")
        assert " 2/" in said(pilot)
        engine.gate.set()
        await until_said(pilot, "next name")
        await press(pilot, "n")
        assert " 3/" in said(pilot)


async def test_where_nothing_could_be_found_the_way_on_is_told() -> None:
    async with tour(Answers([Progress(1, 0, 1), Failed(1, "It broke.")])).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        await until_said(pilot, "r tries again")
        await press(pilot, *["ctrl+n"] * 5)
        assert "searches the text" in said(pilot)


async def test_the_keys_are_the_users_own() -> None:
    made, _ = keymap({"page_down": "ctrl+f", "page_up": [], "skip_step": "f9"})
    async with tour(settings=Settings(keys=made)).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "Ctrl+F turns the page" in said(pilot)
        assert "One page up" in said(pilot)
        await press(pilot, "ctrl+f", "f9")
        assert " 3/" in said(pilot)


async def test_what_is_done_by_mouse_counts() -> None:
    async with tour().run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, *["ctrl+n"] * 3)
        await click(pilot, screen(pilot).panel.list, (5, 2))  # type: ignore[arg-type]
        await until_said(pilot, " 5/")
        tabs = screen(pilot).panel.bar
        await click(pilot, tabs, cell_of(tabs, "Quotes"))
        assert " 6/" in said(pilot)


async def test_the_samples_lead_to_it() -> None:
    path = guided()
    assert path is not None
    document = Document(str(path))
    document.load()
    made = ReaderApp([], Answers(), samples=[document])
    async with made.run_test(size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, Home)
        await press(pilot, "G", "enter")
        await pilot.pause()
        assert " 1/" in said(pilot)


def test_without_a_terminal_it_is_one_sentence(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["tour"]) == 2
    assert capfd.readouterr().err.count("\n") == 1


def test_home_says_how_many_steps_there_are() -> None:
    assert (TOUR_WORDS.split()[:2], len(STEPS)) == (["Ten", "steps,"], 10)
