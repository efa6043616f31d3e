"""The cards of actors, events and quotes: what they say, and where their lines lead."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from textual.geometry import Offset
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.bars.footer import KeyBar
from reader.app.panel.rows import Row
from reader.app.screens.card import Card
from reader.app.screens.reading import Reading
from reader.app.screens.sheet import CorrectionSheet
from reader.app.telling.cards import face
from reader.app.telling.correcting import Subject
from reader.app.telling.mentioned import PARTS
from reader.app.threads.links import Links, Thing
from reader.sentences import sentence
from reader.story import Actor, Analysis, Event, Mention, Participant, Quote
from tests.app.hand import STORY, TEXT, Answers, app, article, card, card_of, extent, pressing
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
    assert sum(int(title.rsplit("(", 1)[1][:-1]) for title in titles if "(" in title) == len(KIRBY.mentions)
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
        assert card_of(pilot) is None


async def test_esc_leads_back_card_by_card_to_the_place() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n")
        here = cursor(pilot)
        await press(pilot, "enter", "j", "enter", "escape")
        assert isinstance(card(pilot).thing, Quote)
        await press(pilot, "escape")
        assert card_of(pilot) is None
        assert cursor(pilot) == here


async def test_a_card_stands_in_the_panels_place_beside_the_text() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        screen = reading(pilot)
        screen.view.go_to(extent("John Kirby"))
        width = screen.view.size.width
        await press(pilot, "enter")
        assert pilot.app.screen is screen
        assert screen.view.size.width == width
        assert card(pilot).region.width == screen.panel.list.container_size.width
        assert not screen.panel.bar.display or not screen.panel.bar.region
        assert path(pilot) == "Actors › John Kirby"
        assert screen.status.parts(120).plain.startswith(" CARD ")
        rows = card(pilot).rows
        passed = 0
        while rows.row is not None and rows.row is not rows.rows[-1]:
            await press(pilot, "j")
            if rows.row.extent:
                assert cursor(pilot) == rows.row.extent[0]
                passed += 1
        assert passed > 3
        await press(pilot, "escape")
        assert cursor(pilot) == extent("John Kirby")[0]
        assert screen.view.has_focus


def path(pilot: Pilot[None]) -> str:
    return str(card(pilot).query_one("#card-path").render())  # type: ignore[attr-defined]


async def test_the_path_grows_and_shrinks() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "enter", "j", "enter")
        assert path(pilot).endswith(" › " + card(pilot).thing.name)  # type: ignore[union-attr]
        await press(pilot, "escape")
        assert path(pilot).startswith("Quotes › The US military")


async def test_where_there_is_no_room_a_card_covers_the_text() -> None:
    async with app().run_test(size=(79, 24)) as pilot:
        await press(pilot, "n", "enter")
        assert isinstance(pilot.app.screen, Card)
        await press(pilot, "escape")
        assert card_of(pilot) is None
    async with app().run_test(size=(80, 24)) as pilot:
        await press(pilot, "n", "enter")
        assert card_of(pilot)
        assert isinstance(pilot.app.screen, Reading)
        assert reading(pilot).view.size.height >= 6
        await press(pilot, "escape")
        assert not reading(pilot).panel.region  # it was there for the card alone


async def test_braces_turn_to_the_cards_beside() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "enter")
        listed = [row.opens for row in reading(pilot).panel.list.rows if row.opens]
        await press(pilot, "}", "}")
        assert card(pilot).thing == listed[2]
        await press(pilot, "{")
        assert card(pilot).thing == listed[1]
        await press(pilot, "{", "{")
        assert card(pilot).thing == listed[0]


async def test_all_lines_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(ReaderApp, "copy_to_clipboard", lambda self, text: copied.append(text))
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("John Kirby"))
        await press(pilot, "enter", "Y")
        lines = copied[0].split("\n")
        assert "John Kirby" in lines[0]
        assert "What they said" in lines
        assert len(lines) > len(card(pilot).rows.rows) - 2


async def test_tabs_clicks_and_esc_in_the_text_close_the_card() -> None:
    async with app().run_test(size=WIDE) as pilot:
        for keys in (["2"], ["tab", "escape"]):
            await press(pilot, "1", "tab", "enter")
            assert card_of(pilot)
            await press(pilot, *keys)
            assert card_of(pilot) is None


async def test_the_card_stays_while_more_becomes_known() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "tab", "enter")
        screen, name = reading(pilot), card(pilot).thing.name  # type: ignore[union-attr]
        actors = tuple(replace(actor, id=f"new {actor.id}") for actor in STORY.analysis.actors)
        screen.document.learn(replace(STORY.analysis, actors=actors, quotes=(), events=()), complete=True)
        screen.linking.learn(screen.document)
        assert card(pilot).thing == next(actor for actor in actors if actor.name == name)
        screen.document.learn(Analysis(), complete=True)
        screen.linking.learn(screen.document)
        await pilot.pause()
        assert card_of(pilot) is None


def test_mentions_are_grouped_by_what_is_done() -> None:
    text = "Ada Pym left. They fined Ada Pym. “No,” said Ada Pym. The pilot of the year. Ada Pym."

    def place(words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    names = [Mention(*place("Ada Pym", nth), "name") for nth in range(4)]
    pym = Actor(
        "a1", "Ada Pym", "person", 1.0, (*names[:3], Mention(*place("The pilot of the year"), "nominal"), names[3])
    )
    left = Event(
        "e1", "movement", place("left"), "actual", (Participant(place("Ada Pym"), "a1"),), (), (), (), None, 1.0
    )
    fined = Event(
        "e2", "justice", place("fined"), "actual", (), (Participant(place("Ada Pym", 1), "a1"),), (), (), None, 1.0
    )  # type: ignore[arg-type]
    no = Quote("q1", "direct", (place("“No,”"),), place("said"), place("Ada Pym", 2), "a1")
    rows = face(article(text), Links(Analysis((), (pym,), (no,), (left, fined))), pym, 0).rows
    heads = [title for title in words([row for row in rows if not row.stands]) if title.endswith("(1)")]
    assert [title.split(" (")[0] for title in heads] == list(PARTS.values())


async def test_o_leads_from_a_line_to_its_place() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await pilot.pause()
        reading(pilot).view.go_to(extent("John Kirby"))
        await press(pilot, "enter")
        row = next(row for row in card(pilot).rows.rows if isinstance(row.opens, Quote))
        card(pilot).rows.stand(row.key)
        await press(pilot, "o")
        assert card_of(pilot) is None
        assert row.extent is not None
        assert cursor(pilot) == row.extent[0]


async def test_e_corrects_what_the_card_is_of() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "enter")
        thing = card(pilot).thing
        await press(pilot, "e")
        assert isinstance(pilot.app.screen, CorrectionSheet)
        assert pilot.app.screen._options[0].subject == Subject(thing)  # type: ignore[arg-type]
        await press(pilot, "escape")
        assert card(pilot).thing == thing


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
        assert card_of(pilot) is None
        await press(pilot, "j", "k")
        await click(pilot, view, place)
        assert isinstance(card(pilot).thing, Quote)


async def test_a_click_on_a_line_and_on_the_keys_below() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "3", "n", "enter")
        rows = card(pilot).rows
        speaker = next(n for n, row in enumerate(rows.rows) if isinstance(row.opens, Actor))
        above = sum(len(row.draw(rows.size.width - 2)) for row in rows.rows[:speaker])
        await click(pilot, rows, Offset(5, above))
        assert isinstance(card(pilot).thing, Actor)
        keys = pilot.app.screen.query_one(KeyBar)
        await click(pilot, keys, cell_of(keys, "Esc back"))
        assert isinstance(card(pilot).thing, Quote)


@pytest.mark.parametrize("text", ["sample", "wide", "rtl"])
@pytest.mark.parametrize("tab", ["n", "2", "3"])
@pytest.mark.parametrize("terminal", [(40, 12), (80, 24)], ids=["40x12", "80x24"])
def test_pictures(snap_compare: Any, text: str, tab: str, terminal: tuple[int, int]) -> None:
    story = TEXTS[text]
    made = app(story.article, engine=Answers(analysis=story.analysis))
    assert snap_compare(made, run_before=pressing(tab, "n", "enter"), terminal_size=terminal)


async def test_whoever_a_card_is_turned_to_is_walked() -> None:
    async with app().run_test(size=(120, 40)) as pilot:
        await press(pilot, "n", "enter", "}")
        assert card(pilot).thing is not None
        turned = card(pilot).thing
        assert isinstance(turned, Actor)
        assert reading(pilot).status.status.thread == turned.name != "Iran"
        await press(pilot, "{")
        assert reading(pilot).status.status.thread == "Iran"
