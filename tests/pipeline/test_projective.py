from __future__ import annotations

from itertools import combinations, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.projective import crosses, trees
from reader.pipeline.trees import is_forest

tables = st.integers(1, 5).flatmap(
    lambda n: st.lists(st.integers(-50, 50), min_size=n * n, max_size=n * n).map(
        lambda values: np.array(values, np.float64).reshape(n, n)
    )
)


def straight(heads: tuple[int, ...]) -> bool:
    """Whether heads are a tree with one root, and no arc has one end under another arc and one outside it."""
    arcs = [sorted((i + 1, 0 if h == i else h + 1)) for i, h in enumerate(heads)]
    apart = all(not (a < c < b < d or c < a < d < b) for (a, b), (c, d) in combinations(arcs, 2))
    return apart and is_forest(np.array(heads)) and sum(h == i for i, h in enumerate(heads)) == 1


def none_free(n: int) -> np.ndarray:
    return np.zeros(n, bool)


@given(st.lists(tables, min_size=1, max_size=3))
def test_each_tree_is_the_best_of_those_without_crossing_arcs(some: list[np.ndarray]) -> None:
    for scores, heads in zip(some, trees(some, [none_free(len(s)) for s in some]), strict=True):
        n = len(scores)
        assert straight(tuple(heads.tolist()))
        best = max(sum(scores[i, h] for i, h in enumerate(t)) for t in product(range(n), repeat=n) if straight(t))
        assert sum(scores[i, h] for i, h in enumerate(heads)) == best


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)))
def test_arcs_cross_where_one_leaves_the_stretch_of_another(heads: list[int]) -> None:
    arcs = [sorted((i + 1, 0 if h == i else h + 1)) for i, h in enumerate(heads)]
    expected = any(a < c < b < d or c < a < d < b for (a, b), (c, d) in combinations(arcs, 2))
    assert crosses(np.array(heads), none_free(len(heads))) == expected


def test_the_arcs_of_free_words_may_cross() -> None:
    heads = np.array([2, 3, 2, 2])  # a root between the second word and its head
    assert crosses(heads, none_free(4))
    assert not crosses(heads, np.array([False, True, False, False]))
