import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.furniture.chain import PAIR, Chain, followed, log_odds
from reader.sources.furniture.marks import Mark

PROSE = "The lighthouse of Skarn is to be painted red again in June, its keeper told the harbour board."
STAYING = Chain([1.0, 0.0, 0.0, 0.0], [[1.0, -1.0, -1.0, 1.0], *[[0.0] * 4] * (PAIR - 1)])
NOTHING = Chain([1.0, 0.0, 0.0, 0.0], [[0.0] * 4] * PAIR)

chances_of_pages = st.lists(st.floats(0, 1), max_size=30)


def joined(chain: Chain, chances: list[float]) -> list[float]:
    pairs = [(0.0,) * PAIR, *[(1.0, *[0.0] * (PAIR - 1))] * len(chances)][: len(chances)]
    return chain.together(chances, [False] * len(chances), pairs)


def test_a_doubtful_block_follows_those_around_it() -> None:
    inside, outside = joined(STAYING, [0.95, 0.9, 0.25, 0.9, 0.95]), joined(STAYING, [0.05, 0.1, 0.25, 0.1, 0.05])
    assert inside[2] > 0.3 > 0.25 > outside[2]


def test_what_stands_above_a_block_counts_as_what_stands_below_it() -> None:
    chances = [0.9, 0.2, 0.3, 0.6]
    assert joined(STAYING, chances) == pytest.approx(joined(STAYING, chances[::-1])[::-1])


@given(chances_of_pages)
def test_pairs_that_tell_nothing_change_nothing(chances: list[float]) -> None:
    assert joined(NOTHING, chances) == pytest.approx(chances, abs=5e-5)


@given(chances_of_pages)
def test_chances_stay_chances(chances: list[float]) -> None:
    found = joined(STAYING, chances)
    assert len(found) == len(chances)
    assert all(0 <= chance <= 1 for chance in found)


def test_odds_are_bounded() -> None:
    assert log_odds(0.5) == 0
    assert -20 < log_odds(0.0) < log_odds(1.0) < 20


def test_a_pair_shows_marks_prose_headings_and_known_lines() -> None:
    marks = [Mark("h2", 0.0), Mark("p", 0.0), Mark("p", 0.1), None]
    rows = [{"line": 0.0}, {"line": 0.0}, {"line": 0.0}, {"line": 1.0}]
    assert followed(["The keeper", PROSE, PROSE, "Share this"], rows, marks) == [
        (0, 0, 0, 0, 0, 0, 0),
        (1, 0, 0, 0, 1, 0, 0),
        (1, 1, 1, 0, 0, 0, 0),
        (1, 0, 0, 0, 0, 1, 0),
    ]
    assert followed([], [], []) == []
