import numpy as np
import pytest

pytest.importorskip("scipy", reason="the training extra is not installed")

from reader.sources.furniture.chain import PAIR
from training.chain import chained


def test_a_chain_learns_that_runs_go_on() -> None:
    plain = (1.0, *[0.0] * (PAIR - 1))
    pairs = [(0.0,) * PAIR, *[plain] * 9]
    chances = [0.1, 0.1, 0.1, 0.9, 0.9, 0.3, 0.9, 0.9, 0.1, 0.1]
    known = np.array([0, 0, 0, 1, 1, 1, 1, 1, 0, -1])
    chain = chained([(chances, [False] * 10, pairs, known)] * 20)
    out, begun, ended, on = chain.pairs[0]
    assert out + on > begun + ended
    assert chain.together(chances, [False] * 10, pairs)[5] > 0.4
