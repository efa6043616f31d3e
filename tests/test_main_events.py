"""Which events are the story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.main_events import FLOOR, LEAST, MOST, main_events, main_tellings
from reader.story import Event


def event(number: int, salience: float, same_as: int | None = None) -> Event:
    same = f"e{same_as}" if same_as is not None else None
    return Event(f"e{number}", "other", (number, number + 1), "actual", (), (), (), (), same, salience)


@st.composite
def told(draw: st.DrawFn) -> list[Event]:
    """Events, some of which tell an earlier one again, perhaps by way of another telling."""
    saliences = draw(st.lists(st.floats(0, 1), max_size=40))
    return [
        event(n, salience, draw(st.none() | st.integers(0, n - 1)) if n else None)
        for n, salience in enumerate(saliences)
    ]


@given(told())
def test_the_story_is_of_first_tellings_the_most_salient_first(events: list[Event]) -> None:
    main = main_events(events)
    first = [e for e in events if e.same_as is None]
    assert all(e in first for e in main)
    assert len({e.id for e in main}) == len(main)
    assert [e.salience for e in main] == sorted((e.salience for e in main), reverse=True)
    left = [e.salience for e in first if e not in main]
    assert not left or max(left) <= min((e.salience for e in main), default=1)


@given(told())
def test_the_story_has_five_events_where_there_are_and_never_more_than_ten(events: list[Event]) -> None:
    main = main_events(events)
    first = [e for e in events if e.same_as is None]
    assert min(LEAST, len(first)) <= len(main) <= MOST
    assert all(e.salience >= FLOOR for e in main[LEAST:])
    heavy = sum(e.salience >= FLOOR for e in first)
    assert len(main) >= min(heavy, MOST)


@given(told())
def test_every_telling_of_the_storys_events_belongs_to_it(events: list[Event]) -> None:
    tellings = main_tellings(events)
    assert {e.id for e in main_events(events)} <= tellings
    by_id = {e.id: e for e in events}
    assert all((e.id in tellings) == (by_id[e.same_as].id in tellings) for e in events if e.same_as)


def test_events_that_are_each_others_telling_hang_nobody_up() -> None:
    assert main_events([event(0, 1, 1), event(1, 1, 0)]) == []
