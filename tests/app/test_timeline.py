"""The timeline: what is dated along an axis, how many are not, and the article's date where that is what lacks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.app.panel.orders import ordered_events
from reader.app.panel.rows import Row
from reader.app.panel.timeline import OFFER, SET_DATE, bars, dated, timeline
from reader.app.threads.links import Links
from reader.story import Analysis, Event, When
from tests.app.hand import STORY, Answers, app, article
from tests.app.test_reading import WIDE, press, reading

TEXT = article("It rained in 1990. It snowed on 4 May 2001. It hailed yesterday. It thawed.")


def event(id: str, word: str, *when: When) -> Event:
    start = TEXT.text.index(word)
    return Event(id, "other", (start, start + len(word)), "actual", (), (), (), when, None, 0.5)


YESTERDAY = event("e3", "hailed", When((54, 63)))
EVENTS = (
    event("e2", "snowed", When((32, 42), "2001-05-04", "day")),
    event("e1", "rained", When((13, 17), "1990", "year")),
    YESTERDAY,
    event("e4", "thawed"),
)


def made(*events: Event, published: str | None = None) -> list[Row]:
    links = Links(Analysis(events=events))
    return timeline(replace(TEXT, published=published), links, ordered_events(links, "time"))


def words(rows: list[Row], width: int = 40) -> list[str]:
    return [line.plain for row in rows for line in row.draw(width)]


def test_only_what_is_dated_is_shown_in_the_order_of_time() -> None:
    rows = made(*EVENTS)
    assert [row.key for row in rows if row.stands and row.counts] == ["e1", "e2"]
    lines = words(rows)
    assert "2 undated" in lines
    assert lines.index("◷ 1990") < lines.index("◷ 4 May 2001")
    assert "┊ 11 years" in lines
    assert not any("hailed" in line for line in lines)
    assert sum("1990" in line for line in lines) == 2  # the axis, the heading


def test_the_axis_is_at_the_scale_of_time() -> None:
    axis, ends = words(made(*EVENTS))[:2]
    assert axis[0] != "─" != axis[-1]
    assert set(axis[1:-1]) == {"─"}
    assert ends.split() == ["1990", "4", "May", "2001"]


DAYS = st.dates().map(lambda day: day.isoformat())
VALUES = DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


@given(st.dictionaries(VALUES, st.integers(1, 9), min_size=1), st.integers(1, 80))
def test_no_event_falls_off_the_axis(counts: dict[str, int], cells: int) -> None:
    assert sum(bars(counts, cells)) == sum(counts.values())
    assert len(bars(counts, cells)) == cells


def test_the_articles_date_is_asked_for_where_it_lacks_and_would_help() -> None:
    assert made(*EVENTS)[-1].does == SET_DATE
    assert " ".join(words(made(YESTERDAY)[-1:], 200)) == OFFER.format("Enter")
    assert not any(row.does for row in made(*EVENTS, published="2001-05-06"))
    assert not any(row.does for row in made(*EVENTS[:2], EVENTS[3]))
    assert made(EVENTS[3]) == []


def test_what_is_no_date_is_undated() -> None:
    assert made(event("e1", "rained", When((13, 17), "1990-99"))) == []


def test_the_sample_loses_no_event() -> None:
    links = Links(STORY.analysis)
    rows = timeline(STORY.article, links, ordered_events(links, "time"))
    shown = [row.key for row in rows if row.stands and row.counts]
    assert sorted(shown) == sorted(event.id for event in links.told if dated(links, event))


async def test_the_date_that_is_typed_dates_the_article_anew() -> None:
    engine = Answers(analysis=Analysis(events=EVENTS))
    async with app(TEXT, engine=engine).run_test(size=WIDE) as pilot:
        await press(pilot, "4", "tab", "G", "enter")
        await press(pilot, *"May", "enter")
        assert reading(pilot).document.article == TEXT  # which is no date, and was said so
        await press(pilot, "escape")
        await press(pilot, "T", *"2001-05-06", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        article = reading(pilot).document.article
        assert article is not None
        assert article.published == "2001-05-06"
        assert [asked.published for asked in engine.asked] == [None, "2001-05-06"]
        assert reading(pilot).document.complete
        assert not any(row.does for row in reading(pilot).panel.list.rows)


async def test_a_date_that_is_not_given_changes_nothing() -> None:
    engine = Answers(analysis=Analysis(events=EVENTS))
    async with app(TEXT, engine=engine).run_test(size=WIDE) as pilot:
        await press(pilot, "T", "escape", "T", "enter")
        assert len(engine.asked) == 1
