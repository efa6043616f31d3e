"""Every correction, by its keys and by the mouse, and that it is there when the article is opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input

from reader.app.bars.footer import KeyBar
from reader.app.panel.card import CardView
from reader.app.panel.list import RowList
from reader.app.panel.rows import EDITED
from reader.app.screens.picker import Picker
from reader.app.screens.reading import Reading
from reader.app.screens.sheet import CorrectionSheet
from reader.app.telling.correcting import Subject, dismissed, sentence, title
from reader.app.threads.links import Links
from reader.library import Library
from reader.story import Actor, Analysis, Quote
from tests.app.hand import STORY, TEXT, app, card_of, extent, settled
from tests.app.test_mouse import cell_of, click, place_of
from tests.app.test_opening import panel_text
from tests.app.test_reading import NARROW, WIDE, press, reading, thread


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def analysis(pilot: Pilot[None]) -> Analysis:
    found = reading(pilot).document.analysis
    assert found is not None
    return found


def actor(pilot: Pilot[None], name: str) -> Actor:
    return next(actor for actor in analysis(pilot).actors if actor.name == name)


def names(pilot: Pilot[None]) -> list[str]:
    return [actor.name for actor in analysis(pilot).actors]


def said(pilot: Pilot[None]) -> str:
    return list(pilot.app._notifications)[-1].message


def on_screen(pilot: Pilot[None]) -> set[str]:
    """The characters that are written to the terminal."""
    strips = pilot.app.screen._compositor.render_strips()
    return {character for strip in strips for segment in strip for character in segment.text}


async def go(pilot: Pilot[None], words: str, nth: int = 0) -> None:
    await pilot.pause()
    reading(pilot).view.go_to(extent(words, nth))
    await pilot.pause()


async def test_an_actor_is_renamed_shown_as_edited_and_kept(library: Library) -> None:
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await go(pilot, "John Kirby")
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, CorrectionSheet)
        await press(pilot, "r")
        assert pilot.app.screen.query_one(Input).value == "John Kirby"
        await press(pilot, *"Adm. Kirby", "enter")
        assert isinstance(pilot.app.screen, Reading)
        assert f"Adm. Kirby {EDITED}" in panel_text(reading(pilot))
        assert "“John Kirby” is called Adm. Kirby" in said(pilot)
        await pilot.app.workers.wait_for_complete()
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert f"Adm. Kirby {EDITED}" in panel_text(reading(pilot))
        await press(pilot, "u")
        assert "Taken back: “John Kirby” is called Adm. Kirby." in said(pilot)
        assert EDITED not in panel_text(reading(pilot))
        await press(pilot, "u")
        assert said(pilot) == "Nothing is corrected in this article."
        await press(pilot, "ctrl+r", "u")
        await pilot.app.workers.wait_for_complete()
    assert library.corrections(STORY.article) == ()


async def test_a_name_of_the_article_is_chosen() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await go(pilot, "John Kirby")
        await press(pilot, "e", "r", "down", "enter")
        assert "the Pentagon spokesman" in names(pilot) or "Kirby" in names(pilot)
        assert "John Kirby" not in names(pilot)


async def test_two_actors_are_merged_by_part_of_a_name() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await go(pilot, "Iran")
        both = len(actor(pilot, "Iran").mentions) + len(actor(pilot, "John Kirby").mentions)
        await press(pilot, "e", "m")
        assert isinstance(pilot.app.screen, Picker)
        await press(pilot, *"jkirb", "enter")
        assert "Iran" not in names(pilot)
        assert len(actor(pilot, "John Kirby").mentions) == both
        assert EDITED in panel_text(reading(pilot))


async def test_one_mention_is_split_off_and_given() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await go(pilot, "Kirby", 1)
        await press(pilot, "e", "s")
        assert [(m.start, m.end) for m in actor(pilot, "Kirby").mentions] == [extent("Kirby", 1)]
        assert len(actor(pilot, "John Kirby").mentions) == 2
        await press(pilot, "e", "a", *"iran", "enter")
        assert "Kirby" not in names(pilot)
        assert extent("Kirby", 1) in [(m.start, m.end) for m in actor(pilot, "Iran").mentions]
        await press(pilot, "e", "U")
        assert analysis(pilot) == STORY.analysis
        assert said(pilot) == "Taken back: all 2 corrections."
        await press(pilot, "ctrl+r")
        assert [(m.start, m.end) for m in actor(pilot, "Kirby").mentions] == [extent("Kirby", 1)]
        await press(pilot, "e", "R")
        assert "Kirby" not in names(pilot)
        await press(pilot, "ctrl+r")
        assert said(pilot) == "No correction was taken back."
        assert len(reading(pilot).document.corrections) == 2


async def test_another_kind_changes_the_colour_of_the_names() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await go(pilot, "John Kirby")
        people = reading(pilot).panel.legend.counts["person"]
        await press(pilot, "e", "t", *"organ", "enter")
        assert actor(pilot, "John Kirby").kind == "organization"
        assert reading(pilot).panel.legend.counts["person"] < people


async def test_an_actor_that_is_none() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "j", "j", "j", "j")
        assert thread(pilot)[0] == "John Kirby"
        await press(pilot, "e", "x")
        assert "John Kirby" not in names(pilot)
        assert thread(pilot)[0] == "names"
        await press(pilot, "u")
        assert "John Kirby" in names(pilot)


async def test_events_from_their_rows_and_from_the_text(library: Library) -> None:
    event = STORY.analysis.events[0]
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "2", "tab", "e", "t", *"catastro", "enter")
        assert analysis(pilot).events[0].type == "catastrophe"
        assert EDITED in panel_text(reading(pilot))
        await press(pilot, "tab")
        reading(pilot).view.go_to(event.trigger)
        await press(pilot, "e", "x")
        assert event.id not in [e.id for e in analysis(pilot).events]
        await pilot.app.workers.wait_for_complete()
    async with app(library=library).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert event.id not in [e.id for e in analysis(pilot).events]


async def test_who_said_it() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "tab", "e", "w", *"iran", "enter")
        assert analysis(pilot).quotes[0].speaker == actor(pilot, "Iran").id
        await press(pilot, "o")  # under the speakers' names
        assert EDITED in panel_text(reading(pilot))
        await press(pilot, "e", "w", *"nobody", "enter")
        assert analysis(pilot).quotes[0].speaker is None
        assert EDITED in panel_text(reading(pilot))


async def test_names_that_are_no_actors() -> None:
    date = next(e for e in STORY.analysis.entities if e.label == "DATE" and e.actor is None)
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to((date.start, date.end))
        times = reading(pilot).panel.legend.counts["time"]
        await press(pilot, "e", "t", *"place", "enter")
        assert reading(pilot).panel.legend.counts["time"] < times
        await press(pilot, "e", "x")
        assert date.start not in [e.start for e in analysis(pilot).entities]


async def test_by_the_mouse_alone() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        await click(pilot, screen.view, place_of(pilot, "John Kirby"))
        keys = screen.query_one(KeyBar)
        await click(pilot, keys, cell_of(keys, "e correct"))
        sheet = pilot.app.screen.query_one(RowList)
        drawn = ["".join(line.plain for line in row.draw(50)) for row in sheet.rows]
        merge = next(n for n, words in enumerate(drawn) if "another actor…" in words)
        await click(pilot, sheet, Offset(5, merge))
        chooser = pilot.app.screen.query_one(RowList)
        await click(pilot, chooser, Offset(5, 0))
        assert "John Kirby" not in names(pilot)
        pilot.app.clear_notifications()
        await click(pilot, keys, cell_of(keys, "e correct"))
        sheet = pilot.app.screen.query_one(RowList)
        await click(pilot, sheet, Offset(5, len(sheet.rows) - 1))
        assert analysis(pilot) == STORY.analysis


async def test_leaving_changes_nothing() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await go(pilot, "John Kirby")
        for keys in (["e", "escape"], ["e", "e"], ["e", "m", "escape"], ["e", "r", "escape"]):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, Reading)
        await press(pilot, "e", "r", "enter")
        assert said(pilot) == "It is so already."
        await press(pilot, "e", "m", *"nobody of this name", "enter", "escape")
        await press(pilot, "e")
        await pilot.click(offset=(0, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, Reading)
        assert analysis(pilot) == STORY.analysis
        assert reading(pilot).document.corrections == ()


async def test_where_nothing_can_be_corrected() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "G")
        view = reading(pilot).view
        view.go_to((len(TEXT) - 1, len(TEXT)))
        await press(pilot, "e")
        assert said(pilot).startswith("There is nothing to correct here")


async def test_names_that_mean_harm_are_only_names(library: Library) -> None:
    harmful = {
        "[bold red]X[/]": "[bold red]X[/]",
        "[/nothing] [@click=app.quit]Y": "[/nothing] [@click=app.quit]Y",
        "A\x1b[31mB\x07": "A [31mB",
        "\u202eevil\u200b": "evil",
        "東京都 山田 👩‍👩‍👧‍👦 ليلى": "東京都 山田 👩‍👩‍👧‍👦 ليلى",
        "x" * 500: "x" * 200,
        "'; DROP TABLE corrections; --": "'; DROP TABLE corrections; --",
    }
    places = [actor.mentions[0] for actor in STORY.analysis.actors if actor.mentions][: len(harmful)]
    for size in (NARROW, WIDE):
        made = app(library=library)
        async with made.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            for place, (typed, name) in zip(places, harmful.items(), strict=True):
                reading(pilot).view.go_to((place.start, place.end))
                await pilot.pause()
                if size == NARROW:
                    await press(pilot, "e", "r")
                    pilot.app.screen.query_one(Input).value = typed
                    await press(pilot, "enter")
                assert name in names(pilot)
                for key, there in (("enter", CardView), ("e", CorrectionSheet), ("m", Picker)):
                    await press(pilot, key)
                    assert isinstance(card_of(pilot) or pilot.app.screen, there), (name, key)
                    assert not {"\x1b", "\x07", "\u202e"} & on_screen(pilot), (name, key)
                await press(pilot, "escape", "escape")
                assert not card_of(pilot), name
            await pilot.app.workers.wait_for_complete()


def test_a_quote_is_called_by_its_speakers_words_in_marks_and_by_the_articles_without() -> None:
    text = "Mara Quill said that she had “sold the boat”. “Never again,” she said."
    start, end = text.index("that she"), text.index(". “Never")
    mixed = Quote("q1", "mixed", ((start, end),), None, None, None)
    start = text.index("“Never")
    direct = Quote("q2", "direct", ((start, start + len("“Never again,”")),), None, None, None)
    assert title(text, Subject(mixed)) == "she had “sold the boat”"
    assert title(text, Subject(direct)) == "“Never again,”"
    assert title(text, Subject(replace(mixed, content=()))) == ""


@pytest.mark.parametrize("marks", ["“”", "‘’", '""', ("", "")])
def test_a_correction_of_a_quote_names_it_in_one_pair_of_marks(marks: tuple[str, str]) -> None:
    words = f"{marks[0]}The quay is gone,{marks[1]}"
    text = f"{words} said Ola Fenn."
    quote = Quote("q1", "direct", ((0, len(words)),), None, None, None)
    links = Links(Analysis(quotes=(quote,)))
    assert title(text, Subject(quote)) == "“The quay is gone,”"
    assert sentence(dismissed(text, links, Subject(quote))) == "“The quay is gone,” is not a quote."


@pytest.mark.parametrize("moves", [("j",), ("tab", "G")])
async def test_what_is_taken_back_has_the_cursors_on_it_again(moves: tuple[str, ...]) -> None:
    async with app().run_test(size=WIDE) as pilot:
        await settled(pilot)
        await press(pilot, "3", "tab", "j")
        quote = reading(pilot).linking.thing_here()
        assert isinstance(quote, Quote)
        await press(pilot, "e", "x", *moves)
        assert quote not in analysis(pilot).quotes
        await press(pilot, "u")
        assert reading(pilot).view.cursor == quote.content[0][0]
        row = reading(pilot).panel.list.row
        assert row is not None
        assert row.opens == quote
