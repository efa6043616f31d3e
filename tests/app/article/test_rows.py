import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.article.rows import Row, Rows

numbers = st.integers(0, 50_000_000)
kinds = st.sampled_from(["text", "blank", "rule", "words"])
some_rows = st.lists(st.builds(Row, numbers, numbers, numbers, st.integers(0, 200), kinds, st.text(max_size=3)))


def kept(rows: list[Row]) -> Rows:
    made = Rows()
    for row in rows:
        made.append(row)
    return made


@given(some_rows, st.slices(12))
def test_they_are_a_sequence_of_the_rows(rows: list[Row], some: slice) -> None:
    made = kept(rows)
    assert list(made) == rows
    assert len(made) == len(rows)
    assert made[some] == rows[some]
    assert [made[i] for i in range(-len(rows), len(rows))] == rows * 2
    assert [made.part(i) for i in range(len(rows))] == [row.part for row in rows]
    assert made.starts.tolist() == [row.start for row in rows]


def test_there_is_none_behind_the_last() -> None:
    made = kept([Row(0, 0, 5, 2, "words", "Byline")])
    assert made[-1].words == "Byline"
    with pytest.raises(IndexError):
        made[1]


def test_many_rows_leave_the_collector_of_garbage_nothing_to_look_at() -> None:
    gc.collect()
    before = len(gc.get_objects())
    made = kept([Row(0, 70 * i, 70 * i + 70, 0) for i in range(10_000)])
    gc.collect()
    assert len(gc.get_objects()) - before < 1_000
    assert made[-1].end == 700_000
