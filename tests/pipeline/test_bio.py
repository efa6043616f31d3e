from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.bio import Piece, Scheme

LABELS = ["B-X", "B-Y", "I-X", "I-Y", "O"]

tables = st.integers(0, 5).flatmap(
    lambda n: st.lists(st.integers(-20, 20), min_size=5 * n, max_size=5 * n).map(
        lambda values: np.array(values, np.float32).reshape(n, 5)
    )
)


def allowed(labels: tuple[int, ...], starts: set[int]) -> bool:
    for i, label in enumerate(labels):
        if LABELS[label][0] == "I":
            before = LABELS[labels[i - 1]] if i and i not in starts else "O"
            if before[1:] != LABELS[label][1:]:
                return False
    return True


@given(tables, st.sets(st.integers(1, 4)))
def test_the_best_allowed_labels_are_found(scores: np.ndarray, more: set[int]) -> None:
    n = len(scores)
    starts = {0} | {s for s in more if s < n}
    pieces = Scheme(LABELS).decode(scores, np.array(sorted(starts)))
    labels = [4] * n
    for start, stop, label in pieces:
        labels[start:stop] = [LABELS.index("B-" + label)] + [LABELS.index("I-" + label)] * (stop - start - 1)
        assert not any(start < s < stop for s in starts)
    candidates = (c for c in product(range(5), repeat=n) if allowed(c, starts))
    best = max((sum(scores[i, x] for i, x in enumerate(c)) for c in candidates), default=0)
    assert sum(scores[i, x] for i, x in enumerate(labels)) == best


def test_one_piece_may_follow_another_of_its_kind() -> None:
    scores = np.eye(5, dtype=np.float32)[[0, 2, 0, 4, 1, 3, 3]]
    found = Scheme(LABELS).decode(scores, np.array([0]))
    assert found == [Piece(0, 2, "X"), Piece(2, 3, "X"), Piece(4, 7, "Y")]
