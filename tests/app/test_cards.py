"""The cards of actors, events and quotes: what they say, and where their lines lead."""

from __future__ import annotations

from typing import Any

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.cards import face
from reader.app.footer import KeyBar
from reader.app.links import Links, Thing
from reader.app.panel.rows import Row
from reader.app.screens.card import Card
from reader.app.screens.reading import Reading
from reader.app.screens.sheet import CorrectionSheet
from reader.sentences import sentence
from reader.story import Actor, Event, Quote
from tests.app.hand import STORY, TEXT, Answers, app, extent, pressing
from tests.app.test_mouse import cell_of, click, place_of
from tests.app.test_reading import WIDE, cursor, press, reading
from tests.app.texts import TEXTS

LINKS = Links(STORY.analysis)
KIRBY = next(actor for actor in STORY.analysis.actors if actor.name == "John Kirby")
THINGS: list[Thing] = [*STORY.analysis.actors, *STORY.analysis.events, *STORY.analysis.quotes]


def words(rows: list[Row], width: int = 76) -> list[str]:
    return ["\n".join(part.plain for part in row.draw(width)) for row in rows]


def section(thing: Thing, title: str) -> list[Row]:
    rows = face(STORY.article, LINKS, thing, 0).rows
    heads = words(rows)
    start = heads.index(title) + 1
    end = next((n for n in range(start, len(rows)) if not rows[n].stands), len(rows))
    return rows[start:end]


def card(pilot: Pilot[None]) -> Card:
    assert isinstance(pilot.app.screen, Card)
    return pilot.app.screen


@pytest.mark.parametrize("width", [16, 36, 76])
def test_every_line_of_every_card_leads_somewhere_and_fits(width: int) -> None:
    for thing in THINGS:
        shown = face(STORY.article, LINKS, thing, len(TEXT) // 2)
        assert any(row.stands for row in shown.rows)
        keys = [row.key for row in shown.rows if row.stands]
        assert len(set(keys)) == len(keys)
        assert all(row.extent or row.opens for row in shown.rows if row.stands)
        drawn = [*shown.head(width), *(part for row in shown.rows for part in row.draw(width))]
        assert all(part.cell_length <= width for part in drawn)


def test_an_actor_in_full() -> None:
    rows = face(STORY.article, LINKS, KIRBY, 0).rows
    titles = words([row for row in rows if not row.stands and words([row])[0]])
    assert titles[-1] == "All 3 mentions"
    assert "What they said" in titles
    assert words(section(KIRBY, "Also called")) == ["Kirby"]
    assert all(isinstance(row.opens, Quote) for row in section(KIRBY, "What they said"))
    beside = section(KIRBY, "Appears with")
    assert all(isinstance(row.opens, Actor) and row.opens != KIRBY for row in beside)
    counts = [int(w.rsplit("in ", 1)[1].split()[0]) for w in words(beside)]
    assert counts == sorted(counts, reverse=True)


def test_the_mention_before_is_the_one_before_the_cursor() -> None:
    last = KIRBY.mentions[-1]
    rows = face(STORY.article, LINKS, KIRBY, last.end + 1).rows
    (row,) = (row for row in rows if "before here" in row.key)
    assert row.extent == (last.start, last.end)


def test_an_event_in_full() -> None:
    event = next(e for e in LINKS.told if len(LINKS.tellings(e)) > 1 and any(who.actor for who in e.who))
    (told,) = section(event, "In the text")
    start, end = sentence(STORY.article, event.trigger[0])
    assert " ".join(words([told])[0].split()) == " ".join(TEXT[start:end].split())
    assert {row.opens for row in section(event, "Who")} == {LINKS.actors[w.actor] for w in event.who if w.actor}
    again = section(event, "Told again")
    assert [row.opens for row in again] == [e for e in LINKS.tellings(event) if e != event]


def test_a_quote_is_whole() -> None:
    for quote in STORY.analysis.quotes:
        title = "Said" if quote.kind != "indirect" else "Reported"
        shown = "".join(words(section(quote, title))[0].split())
        assert all("".join(TEXT[s:e].split()) in shown for s, e in quote.content)
        if quote.speaker:
            assert section(quote, "Speaker")[0].opens == LINKS.actors[quote.speaker]


def test_a_sentence_lies_in_its_block() -> None:
    start, end = extent("John Kirby")
    first, last = sentence(STORY.article, start)
    assert first <= start < end <= last
    assert any(b.start <= first and last <= b.end for b in STORY.article.blocks)


async def test_cards_open_over_one_another() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "enter")
        first = card(pilot).thing
        assert isinstance(first, Quote)
        await press(pilot, "j", "enter")
        second = card(pilot).thing
        assert isinstance(second, Actor)
        rows = card(pilot).rows
        rows.stand(next(row.key for row in rows.rows if row.opens))
        await press(pilot, "enter")
        assert card(pilot).thing != second
        await press(pilot, "backspace")
        assert card(pilot).thing == second
        await press(pilot, "alt+left")
        assert card(pilot).thing == first
        row = card(pilot).rows.row
        assert row is not None
        assert row.opens == second
        await press(pilot, "backspace")
        assert isinstance(pilot.app.screen, Reading)


async def test_esc_closes_all_cards_and_leaves_the_place() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n")
        here = cursor(pilot)
        await press(pilot, "enter", "j", "enter", "escape")
        assert isinstance(pilot.app.screen, Reading)
        assert cursor(pilot) == here


async def test_o_leads_from_a_line_to_its_place() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("John Kirby"))
        await press(pilot, "enter")
        row = next(row for row in card(pilot).rows.rows if isinstance(row.opens, Quote))
        card(pilot).rows.stand(row.key)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, Reading)
        assert row.extent is not None
        assert cursor(pilot) == row.extent[0]


async def test_e_corrects_what_the_card_is_of() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "enter", "e")
        assert isinstance(pilot.app.screen, CorrectionSheet)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Reading)


async def test_enter_on_a_trigger_opens_the_event() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2", "n", "enter")
        thing = card(pilot).thing
        assert isinstance(thing, Event)
        assert thing.trigger[0] == cursor(pilot)


async def test_a_quote_clicked_twice_opens_in_the_thread_of_quotes() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n")
        place = place_of(pilot, TEXT[cursor(pilot) : cursor(pilot) + 8])
        view = reading(pilot).view
        await click(pilot, view, place)
        assert isinstance(pilot.app.screen, Reading)
        await press(pilot, "j", "k")
        await click(pilot, view, place)
        assert isinstance(card(pilot).thing, Quote)


async def test_a_click_on_a_line_and_on_the_keys_below() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "enter")
        rows = card(pilot).rows
        speaker = next(n for n, row in enumerate(rows.rows) if isinstance(row.opens, Actor))
        above = sum(len(row.draw(76)) for row in rows.rows[:speaker])
        await click(pilot, rows, Offset(5, above))
        assert isinstance(card(pilot).thing, Actor)
        keys = pilot.app.screen.query_one(KeyBar)
        await click(pilot, keys, cell_of(keys, "Backspace back"))
        assert isinstance(card(pilot).thing, Quote)


@pytest.mark.parametrize("text", ["sample", "wide", "rtl"])
@pytest.mark.parametrize("tab", ["n", "2", "3"])
@pytest.mark.parametrize("terminal", [(40, 12), (80, 24)], ids=["40x12", "80x24"])
def test_pictures(snap_compare: Any, text: str, tab: str, terminal: tuple[int, int]) -> None:
    story = TEXTS[text]
    made = app(story.article, engine=Answers(analysis=story.analysis))
    assert snap_compare(made, run_before=pressing(tab, "n", "enter"), terminal_size=terminal)
