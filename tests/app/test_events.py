"""The tab of events: the story in columns, tellings and background folded, and the keys that unfold them."""

from __future__ import annotations

from collections.abc import Container

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as but

from reader.app.panel.events import BACKGROUND, Everything, draw_event, events_tab
from reader.app.panel.orders import ordered_events
from reader.app.panel.rows import Row
from reader.app.threads.links import Links
from reader.main_events import main_events
from reader.story import Analysis, Event, Extent, Participant, Place, When
from tests.app.hand import STORY, Answers, app, article
from tests.app.test_reading import NARROW, WIDE, press, reading, row, thread, walked
from tests.app.texts import TEXTS

LINKS = Links(STORY.analysis)
MAIN = [event.id for event in main_events(STORY.analysis.events)]

TOWN = article(
    "Baker sold the mill to Ode in Lund on 3 May 2020. He may close the inn. The sale pleased all. "
    "Nobody burned the barn. Ode will build a quay in Malmö."
)


def of(words: str) -> Extent:
    start = TOWN.text.index(words)
    return start, start + len(words)


def happening(id: str, trigger: str, salience: float = 0.9, **more: object) -> Event:
    plain = Event(id, "transaction", of(trigger), "actual", (), (), (), (), None, salience)
    return but(plain, **more)


EVENTS = (
    happening("e1", "sold", who=(Participant(of("Baker")),), whom=(Participant(of("the mill")),),
              where=(Place(of("Lund")),), when=(When(of("3 May 2020"), "2020-05-03", "day"),)),
    happening("e2", "close", 0.8, realis="hypothetical"),
    happening("e3", "sale", same_as="e1"),
    happening("e4", "burned", 0.7, realis="negated", whom=(Participant(of("the barn")),)),
    happening("e5", "build", 0.6, realis="planned", where=(Place(of("Malmö")),)),
)  # fmt: skip
LOCAL = Links(Analysis(events=EVENTS))


def rows(unfolded: Container[str] = ()) -> list[Row]:
    return events_tab(TOWN, LOCAL, ordered_events(LOCAL, "salience"), unfolded)


def drawn(row: Row, width: int) -> list[str]:
    return [part.plain for part in row.draw(width)]


def test_who_whom_where_and_when_stand_in_columns() -> None:
    [sold] = drawn(rows()[0], 80)
    assert sold.startswith("¤ sold ▸1")
    assert sold.index("Baker → the mill") < sold.index("Lund") < sold.index("3 May 2020")
    build = next(line for line in drawn(rows()[3], 80) if "Malmö" in line)
    assert build.index("Malmö") == sold.index("Lund")
    assert drawn(rows()[2], 80)[0].index("→ the barn") == sold.index("Baker")


def test_in_a_narrow_panel_there_are_two_columns() -> None:
    first, second = drawn(rows()[0], 34)
    assert first.index("3 May 2020") == second.index("Lund")
    assert first.startswith("¤ sold")
    assert second.startswith("  Baker → the mill")


def test_how_real_an_event_is_is_said_in_words() -> None:
    said = {row.key: " ".join(drawn(row, 80)) for row in rows() if row.key}
    assert "possible" in said["e2"]
    assert "denied" in said["e4"]
    assert "planned" in said["e5"]
    assert not any(word in said["e1"] for word in ("possible", "denied", "planned", "habitual", "actual"))


def test_the_other_tellings_come_below_their_event() -> None:
    assert [row.key for row in rows() if row.stands] == ["e1", "e2", "e4", "e5"]
    opened = rows({"e1"})
    assert [row.key for row in opened if row.stands] == ["e1", "e3", "e2", "e4", "e5"]
    assert opened[1].under == "e1"
    assert opened[1].extent == of("sale")
    assert "sale pleased" in drawn(opened[1], 60)[0]


@given(st.sets(st.sampled_from([event.id for event in STORY.analysis.events] + [BACKGROUND])), st.booleans())
def test_each_event_has_one_row_and_folding_loses_none(unfolded: set[str], everything: bool) -> None:
    ordered = ordered_events(LINKS, "text")
    made = events_tab(STORY.article, LINKS, ordered, Everything() if everything else unfolded)
    listed = [row.key for row in made if row.counts and row.stands]
    assert len(set(listed)) == len(listed)
    story = [event.id for event in ordered if event.id in MAIN]
    assert listed[: len(story)] == story
    if everything or BACKGROUND in unfolded:
        assert sorted(listed) == sorted(event.id for event in ordered)
    else:
        assert listed == story
    folds = [row for row in made if row.key == BACKGROUND]
    assert [drawn(row, 40)[0][2:] for row in folds] == [f"{len(ordered) - len(story)} more in the background"]


@pytest.mark.parametrize("width", [4, 20, 33, 57, 58, 77, 140])
@pytest.mark.parametrize("text", TEXTS)
def test_rows_are_never_wider_than_the_panel(width: int, text: str) -> None:
    story = TEXTS[text]
    links = Links(story.analysis)
    for made in events_tab(story.article, links, links.told, Everything()):
        assert all(line.cell_length <= max(width, 16) for line in made.draw(width))


async def test_the_tab_opens_with_the_story() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2")
        panel = reading(pilot).panel
        assert [row.key for row in panel.list.rows if row.counts and row.stands] == MAIN
        assert panel.bar.counts is not None
        assert panel.bar.counts["events"] == len(LINKS.told)
        steps = sum(len(LINKS.tellings(LINKS.events[id])) for id in MAIN)
        assert walked(pilot) == ("events", steps)


async def test_right_unfolds_the_tellings_and_left_folds_them() -> None:
    told = next(event for event in ordered_events(LINKS, "salience") if len(LINKS.tellings(event)) > 1)
    second = LINKS.tellings(told)[1]
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2", "tab")
        panel = reading(pilot).panel
        while row(pilot).key != told.id:
            await press(pilot, "j")
        await press(pilot, "right", "j")
        assert row(pilot).key == second.id
        assert reading(pilot).view.cursor == second.trigger[0]
        await press(pilot, "left")
        assert row(pilot).key == told.id
        assert second.id not in {shown.key for shown in panel.list.rows}
        await press(pilot, "l", "h")
        assert second.id not in {shown.key for shown in panel.list.rows}


async def test_the_background_unfolds_with_right_and_enter_and_is_walked_then() -> None:
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2", "tab", "G")
        panel = reading(pilot).panel
        assert row(pilot).key == BACKGROUND
        await press(pilot, "right")
        assert panel.listed("events") == {event.id for event in LINKS.told}
        assert thread(pilot)[2] == len(STORY.analysis.events)
        await press(pilot, "j", "left")
        assert row(pilot).key == BACKGROUND
        assert panel.listed("events") == set(MAIN)
        await press(pilot, "enter")
        assert len(panel.listed("events")) == len(LINKS.told)
        await press(pilot, "enter", "escape")
        assert len(panel.listed("events")) == len(MAIN)


async def test_the_filter_looks_through_what_is_folded() -> None:
    minor = next(event for event in LINKS.told if event.id not in MAIN)
    words = STORY.article.text[slice(*minor.trigger)]
    async with app().run_test(size=WIDE) as pilot:
        await press(pilot, "2", "tab", "/", *words, "enter")
        shown = {row.key for row in reading(pilot).panel.list.rows}
        assert minor.id in shown


async def test_o_goes_from_salience_to_reading_order_to_time() -> None:
    async with app().run_test(size=NARROW) as pilot:
        await press(pilot, "2")
        panel = reading(pilot).panel
        orders = []
        for _ in range(4):
            orders.append(panel.order("events"))
            await press(pilot, "o")
        assert orders == ["salience", "text", "time", "salience"]


async def test_a_story_without_events_says_so() -> None:
    async with app(TOWN, engine=Answers(analysis=Analysis())).run_test(size=WIDE) as pilot:
        await press(pilot, "2", "tab", "right", "left")
        assert not any(row.stands for row in reading(pilot).panel.list.rows)


def test_who_and_whom_have_the_room_that_when_and_where_leave() -> None:
    text = "The harbour board of Selby bought the old ferry from its last owner in May."

    def at(words: str) -> Extent:
        return text.index(words), text.index(words) + len(words)

    who, whom = Participant(at("The harbour board of Selby"), None), Participant(at("the old ferry"), None)
    bought = Event(
        "e1", "transaction", at("bought"), "actual", (who,), (whom,), (), (When(at("May"), "2021-05"),), None, 1.0
    )
    lines = [line.plain for line in draw_event(article(text), Links(Analysis(events=(bought,))), bought, 38)]
    assert lines[0].split() == ["¤", "bought", "May", "2021"]
    assert " ".join(" ".join(lines[1:]).split()) == "The harbour board of Selby → the old ferry"
