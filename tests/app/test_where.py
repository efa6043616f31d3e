"""Whatever is coloured opens: places, times, sums and works have cards, rows and threads as actors have."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace as but
from textual.pilot import Pilot

from reader.app.panel.where import where_rows
from reader.app.screens.sheet import CorrectionSheet
from reader.app.settings.stored import Settings
from reader.app.telling.cards import face
from reader.app.threads.links import Links, Thing
from reader.story import Actor, Analysis, Article, Block, Entity, Event, Mention, Participant, Place, Quote, When
from tests.app.hand import Answers, app, article, card, card_of, pressing
from tests.app.test_reading import WIDE, press, reading, thread

TEXT = (
    "Ferry to Ostrava Bay sinks\n"
    "“On Tuesday the ferry sank off Ostrava Bay,” said Ilse Varga. The Danish firm lost €3m and will sue in Lund.\n"
    "The wreck was raised on 4 May. It lies in Lund. On Tuesday a film, The Tide, was shown in Ostrava Bay."
)
ARTICLE = article(TEXT)


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def entity(words: str, label: str, nth: int = 0, actor: str | None = None) -> Entity:
    return Entity(*at(words, nth), label, actor)


TUESDAY, BAY, DANISH = entity("Tuesday", "DATE"), entity("Ostrava Bay", "LOC"), entity("Danish", "NORP")
MONEY, FILM, MAY = entity("€3m", "MONEY"), entity("The Tide", "WORK_OF_ART"), entity("4 May", "DATE")
ENTITIES = (
    BAY, TUESDAY, entity("Ostrava Bay", "LOC", 1), entity("Ilse Varga", "PERSON", 0, "a1"), DANISH, MONEY,
    entity("Lund", "GPE", 0, "a2"), MAY, entity("Lund", "GPE", 1, "a2"), entity("Tuesday", "DATE", 1), FILM,
    entity("Ostrava Bay", "LOC", 2),
)  # fmt: skip
VARGA = Actor("a1", "Ilse Varga", "person", 1.0, (Mention(*at("Ilse Varga"), "name"),))
LUND = Actor("a2", "Lund", "place", 0.5, (Mention(*at("Lund"), "name"), Mention(*at("Lund", 1), "name")))
SANK = Event("e1", "catastrophe", at("sank"), "actual", (), (), (Place(at("Ostrava Bay", 1)),),
             (When(at("Tuesday"), "2026-05-05", "day"),), None, 1.0)  # fmt: skip
LOST = Event("e2", "business", at("lost"), "actual", (), (Participant(at("€3m")),), (), (), None, 0.8)
SUE = Event("e3", "justice", at("sue"), "planned", (), (), (Place(at("Lund")),), (), None, 0.8)
RAISED = Event("e4", "other", at("raised"), "actual", (), (), (), (When(at("4 May"), "2026-05-05"),), None, 0.5)
SAID = Quote("q1", "direct", (at("“On Tuesday the ferry sank off Ostrava Bay,”"),), at("said"), at("Ilse Varga"), "a1")
ANALYSIS = Analysis(ENTITIES, (VARGA, LUND), (SAID,), (SANK, LOST, SUE, RAISED))
LINKS = Links(ANALYSIS)


def section(thing: Thing, title: str) -> list[Any]:
    rows = face(ARTICLE, LINKS, thing, 0).rows
    drawn = ["\n".join(part.plain for part in row.draw(76)) for row in rows]
    if title not in drawn:
        return []
    start = drawn.index(title) + 1
    end = next((n for n in range(start, len(rows)) if not rows[n].stands), len(rows))
    return rows[start:end]


def test_a_place_tells_what_happened_there_and_where_it_is_named() -> None:
    assert [row.opens for row in section(BAY, "What happened there")] == [SANK]
    assert [row.extent for row in section(BAY, "Mentioned")] == [at("Ostrava Bay", n) for n in range(3)]
    assert "place, 3 mentions" in face(ARTICLE, LINKS, BAY, 0).head(60)[0].plain


def test_a_time_tells_what_happened_then_by_whatever_words() -> None:
    assert [row.opens for row in section(TUESDAY, "What happened then")] == [SANK, RAISED]
    assert "5 May 2026" in face(ARTICLE, LINKS, MAY, 0).head(60)[1].plain


def test_a_place_that_acts_tells_it_too() -> None:
    assert [row.opens for row in section(LUND, "What happened there")] == [SUE]


def test_a_sum_tells_what_it_takes_part_in() -> None:
    assert [row.opens for row in section(MONEY, "What is told with it")] == [LOST]
    assert section(FILM, "Mentioned")


def test_everything_that_is_no_actor_is_listed_once_and_places_all() -> None:
    rows = [row for row in where_rows(ARTICLE, LINKS) if row.stands]
    drawn = [row.draw(40)[0].plain for row in rows]
    assert [" ".join(words.split()) for words in drawn] == [
        "Ostrava Bay 3 mentions", "◆ Lund 2 mentions", "Tuesday 2 mentions", "4 May 1 mention", "Danish 1 mention",
        "€3m 1 mention", "The Tide 1 mention",
    ]  # fmt: skip
    assert all(row.opens and row.extent for row in rows)


def test_a_name_is_counted_everywhere_alike_also_within_the_words_for_an_actor() -> None:
    aboard = Mention(at("the ferry sank off")[0], at("Ostrava Bay", 1)[1], "description")
    crew = Actor("a3", "the ferry", "group", 0.4, (aboard,))
    links = Links(but(ANALYSIS, actors=(VARGA, LUND, crew)))
    [row] = [row for row in where_rows(ARTICLE, links) if row.opens == BAY]
    assert row.draw(40)[0].plain.endswith(" 3 mentions")
    assert face(ARTICLE, links, BAY, 0).head(60)[0].plain.endswith(" 3 mentions")


def made(theme: str = "ink", *, only: Article | None = None, analysis: Analysis = ANALYSIS) -> Any:
    return app(only or ARTICLE, engine=Answers(analysis=analysis), settings=Settings(theme=theme, first_tab="actors"))


async def test_enter_on_any_coloured_word_opens_its_card() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        for named in (TUESDAY, BAY, DANISH, MONEY, FILM):
            reading(pilot).view.go_to((named.start, named.end))
            await press(pilot, "enter")
            assert card(pilot).thing == named
            await press(pilot, "e")
            assert isinstance(pilot.app.screen, CorrectionSheet), named.label
            await press(pilot, "escape", "escape")


def stands_on(pilot: Pilot[None]) -> str:
    row = reading(pilot).panel.list.row
    return row.draw(30)[0].plain.split("  ")[0] if row else ""


async def test_the_thread_of_a_name_is_shown_in_the_panel() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        screen = reading(pilot)
        screen.view.go_to(at("Tuesday"))
        await press(pilot, "*")
        assert screen.view.cursor == at("Tuesday", 1)[0]
        assert thread(pilot)[0] == "Tuesday"
        assert screen.panel.bar.parts(60).plain.split()[1] == "Where"
        assert stands_on(pilot) == "Tuesday"
        await press(pilot, "#")
        assert screen.view.cursor == at("Tuesday")[0]
        screen.view.go_to(at("Ilse Varga"))
        await press(pilot, "*")
        assert not screen.panel.where
        assert stands_on(pilot) == "● Ilse Varga"


async def test_w_lists_where_and_when_and_again_the_actors() -> None:
    async with made().run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await press(pilot, "W", "tab")
        panel = reading(pilot).panel
        assert (panel.tab, panel.where, (panel.bar.counts or {})["actors"]) == ("actors", True, 7)
        await press(pilot, "j", "j")
        assert stands_on(pilot) == "Tuesday"
        assert reading(pilot).view.cursor == at("Tuesday")[0]
        await press(pilot, "enter")
        assert card(pilot).thing == TUESDAY
        await press(pilot, "escape", "1")
        assert not panel.where
        await press(pilot, "W", "W")
        assert not panel.where
        assert (panel.bar.counts or {})["actors"] == 2


async def test_an_article_that_is_a_headline_only_is_marked() -> None:
    text = "Ferry to Ostrava Bay sinks"
    title = Article("a.txt", text, None, None, text, (Block("title", 0, len(text)),))
    named = Entity(*at("Ostrava Bay"), "LOC")
    event = Event("e1", "catastrophe", at("sinks"), "actual", (), (), (Place(at("Ostrava Bay")),), (), None, 1.0)
    async with made(only=title, analysis=Analysis((named,), (), (), (event,))).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        styles = {segment.text: segment.style for y in range(10) for segment in reading(pilot).view.render_line(y)}
        assert styles["sinks"].underline
        assert (
            styles["Ostrava Bay"].color
            != next(style for words, style in styles.items() if words.strip().endswith("to")).color
        )
        await press(pilot, "n", "enter")
        assert card_of(pilot)


@pytest.mark.parametrize("terminal", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("keys", [["W", "j"], ["W", "j", "j", "enter"]], ids=["where", "card"])
def test_pictures(snap_compare: Any, keys: list[str], terminal: tuple[int, int]) -> None:
    assert snap_compare(made(), run_before=pressing(*keys), terminal_size=terminal)


@pytest.mark.parametrize("keys", [["W", "tab", "j"], ["W", "tab", "j", "j", "enter"]], ids=["where", "card"])
def test_pictures_of_both_panes(snap_compare: Any, keys: list[str]) -> None:
    assert snap_compare(made(), run_before=pressing(*keys), terminal_size=(120, 40))
