import pytest

from reader.analysis.ranker import VERSION, Features, Scorer, best

PLAIN = Scorer(VERSION, "yes", {"near": [2.0], "far": [-1.0]}, [0.0])
CHOICE = Scorer(VERSION, "choice", {"near": [2.0], "far": [-1.0]}, [0.0])
DEEP = Scorer(VERSION, "yes", {"near": [1.0, -1.0]}, [0.0, 0.0], [1.0, -1.0])


def test_a_chance_grows_with_what_speaks_for_it() -> None:
    far, none, near = PLAIN.chances([{"far": 1.0}, {}, {"near": 1.0}])
    assert 0 < far < none == 0.5 < near < 1


def test_a_choice_shares_one_chance_out() -> None:
    assert sum(CHOICE.chances([{"far": 1.0}, {}, {"near": 1.0}])) == pytest.approx(1)
    assert CHOICE.chances([{"far": 9.0}]) == [1.0]


def test_hidden_units_count() -> None:
    low, high = DEEP.chances([{"near": -1.0}, {"near": 1.0}])
    assert low == pytest.approx(1 - high)
    assert high > 0.8


@pytest.mark.parametrize("scorer", [PLAIN, DEEP])
def test_candidates_of_a_yes_or_no_are_weighed_each_by_itself(scorer: Scorer) -> None:
    asked = [{"near": 0.5, "far": 2.0}, {"unheard": 1.0}, {"near": -1.5}]
    assert scorer.chances(asked) == pytest.approx([scorer.chances([one])[0] for one in asked])


def test_what_has_no_weight_counts_nothing() -> None:
    assert PLAIN.chances([{"unheard": 5.0}]) == [0.5]
    assert PLAIN.chances([]) == []


def test_nothing_is_claimed_below_the_least() -> None:
    assert best([0.2, 0.5, 0.3], 0.4) == 1
    assert best([0.2, 0.5, 0.3], 0.6) is None
    assert best([], 0.1) is None


def test_of_many_candidates_one_is_held_at_a_time() -> None:
    asked = [{"near": n / 4} for n in range(8)]
    drawn: list[Features] = []
    chances = DEEP.each(features for features in asked if not drawn.append(features))
    assert next(chances) == pytest.approx(DEEP.chances(asked)[0])
    assert len(drawn) == 1
    assert [*chances] == pytest.approx(DEEP.chances(asked)[1:])


def test_a_score_beyond_all_bounds_is_a_chance_still() -> None:
    never, always = PLAIN.chances([{"far": 1e6}, {"near": 1e6}])
    assert 0 <= never < 1e-9
    assert 1 - 1e-9 < always <= 1
    assert CHOICE.chances([{"near": 1e6}, {"far": 1e6}]) == [1.0, 0.0]
