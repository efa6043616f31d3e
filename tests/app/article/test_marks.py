"""Overlapping spans become runs without losing any of what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.article.marks import Density, Look, Marks
from reader.story import Analysis, Entity, Event, Quote


def analysis(
    entities: list[tuple[int, int, str]], quotes: list[tuple[int, int]], events: list[tuple[int, int]]
) -> Analysis:
    return Analysis(
        entities=tuple(Entity(*entity) for entity in entities),
        quotes=tuple(Quote(f"q{i}", "direct", (q,), None, None, None) for i, q in enumerate(quotes)),
        events=tuple(Event(f"e{i}", "other", e, "actual", (), (), (), (), None, 0.0) for i, e in enumerate(events)),
    )


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1])), max_size=6)


@given(SPANS, SPANS, SPANS, SPANS, st.integers(0, 30), st.integers(0, 30))
def test_every_place_looks_as_its_spans_say(
    entities: list[tuple[int, int]],
    quotes: list[tuple[int, int]],
    events: list[tuple[int, int]],
    leading: list[tuple[int, int]],
    start: int,
    size: int,
) -> None:
    marks = Marks(analysis([(*e, "PERSON") for e in entities], quotes, events), density="all", leading=leading)
    runs = list(marks.over(start, start + size))
    assert [offset for s, e, _ in runs for offset in range(s, e)] == list(range(start, start + size))
    for run_start, run_end, look in runs:
        for offset in range(run_start, run_end):
            assert look.quoted == any(s <= offset < e for s, e in quotes)
            assert look.event == any(s <= offset < e for s, e in events)
            assert look.leads == any(s <= offset < e for s, e in leading)
            assert (look.group == "person") == any(s <= offset < e for s, e in entities)


def test_of_overlapping_entities_the_inner_one_is_seen() -> None:
    marks = Marks(analysis([(0, 20, "ORG"), (8, 12, "GPE")], [], []))
    assert [(s, e, look.group) for s, e, look in marks.over(0, 20)] == [
        (0, 8, "organization"),
        (8, 12, "place"),
        (12, 20, "organization"),
    ]


def test_hidden_groups_have_no_colour() -> None:
    marks = Marks(analysis([(0, 5, "PERSON")], [(0, 5)], []), frozenset({"person"}))
    assert list(marks.over(0, 5)) == [(0, 5, Look(quoted=True))]


@pytest.mark.parametrize(
    ("density", "marked"),
    [("main", [True, True]), ("all", [True, True]), ("none", [False, False]), ("actors", [False, False]),
     ("thread", [False, True])],
)  # fmt: skip
def test_links_are_marked_without_an_analysis_where_the_density_has_them(density: Density, marked: list[bool]) -> None:
    marks = Marks(None, density=density, thread=[(8, 12)], leading=[(0, 5), (8, 12)])
    assert [next(marks.over(start, start + 1))[2].leads for start in (0, 8)] == marked
