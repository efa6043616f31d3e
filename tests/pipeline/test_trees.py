from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.trees import cut, forest, is_forest, roots, tree

squares = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.integers(-50, 50), min_size=n * n, max_size=n * n).map(
        lambda values: np.array(values, np.float32).reshape(n, n)
    )
)
any_heads = st.integers(1, 30).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)).map(np.array)


def best_score(scores: np.ndarray) -> float:
    n = len(scores)
    forests = (h for h in product(range(n), repeat=n) if is_forest(np.array(h)))
    return max(float(sum(scores[i, h] for i, h in enumerate(heads))) for heads in forests)


def as_forest(heads: np.ndarray) -> np.ndarray:
    """The heads with each cycle broken at one word."""
    found = heads.copy()
    while not is_forest(found):
        word = int(roots(found)[np.flatnonzero(found[roots(found)] != roots(found))[0]])
        found[word] = word
    return found


@given(squares)
def test_the_forest_is_the_best_scoring_one(scores: np.ndarray) -> None:
    heads = forest(scores)
    assert is_forest(heads)
    assert sum(scores[i, h] for i, h in enumerate(heads)) == best_score(scores)


def test_a_long_cycle_is_broken_where_it_costs_least() -> None:
    n = 60
    scores = np.full((n, n), -100, np.float32)
    scores[np.arange(n), (np.arange(n) + 1) % n] = 10
    scores[17, 17] = 5
    heads = forest(scores)
    assert heads[17] == 17
    assert (np.delete(heads, 17) == np.delete((np.arange(n) + 1) % n, 17)).all()


@given(any_heads, st.data())
def test_after_cutting_no_arc_leaves_its_part(heads: np.ndarray, data: st.DataObject) -> None:
    heads = as_forest(heads)
    parts = np.array(data.draw(st.lists(st.integers(0, 3), min_size=len(heads), max_size=len(heads))))
    found = cut(heads, parts)
    assert is_forest(found)
    assert (parts[found] == parts).all()
    kept = parts[heads] == parts
    assert (found[kept] == heads[kept]).all()


@given(squares)
def test_the_tree_is_the_best_scoring_one_with_one_root(scores: np.ndarray) -> None:
    n = len(scores)
    trees = (np.array(h) for h in product(range(n), repeat=n) if is_forest(np.array(h)))
    one = [h for h in trees if (h == np.arange(n)).sum() == 1]
    heads = tree(scores)
    assert is_forest(heads)
    assert (heads == np.arange(n)).sum() == 1
    assert scores[np.arange(n), heads].sum() == max(scores[np.arange(n), h].sum() for h in one)
