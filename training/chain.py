"""What makes the blocks of a page follow each other: weights for `reader.sources.furniture.chain`.

A conditional random field of two states over the chances that the looks gave, learned from whole pages (of a page that
is cut to its article, no run of furniture is left).
"""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from reader.sources.furniture.chain import PAIR, Chain, Pair, log_odds, own

DECAY, STEPS, AT_ONCE = 10.0, 40, 40
SURE = 60.0
"""Odds, as a logarithm, of what is known."""
OWN = 4

Seen = tuple[Sequence[float], Sequence[bool], Sequence[Pair], np.ndarray]
"""A page: the chances of its blocks, which are prose, the pairs, and what is known (1, 0, or -1 for nothing)."""


def chained(pages: Sequence[Seen]) -> Chain:
    """The weights that make what is known of these pages likeliest."""
    seen = sorted(pages, key=lambda page: len(page[0]))
    batches = [_padded(seen[at : at + AT_ONCE]) for at in range(0, len(seen), AT_ONCE)]
    start = np.zeros(OWN + 4 * PAIR)
    start[0] = 1.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.5 * DECAY * ((weights - start) ** 2).sum(), DECAY * (weights - start)
        for alone, pairs, told in batches:
            by, ways = alone @ weights[:OWN], pairs @ weights[OWN:].reshape(PAIR, 4)
            total, one, two = _summed(by, ways.reshape(*by.shape, 2, 2))
            right, one_right, two_right = _summed(by + told, ways.reshape(*by.shape, 2, 2))
            value += (total - right).sum() + told.clip(0).sum()
            slope[:OWN] += np.einsum("nik,ni->k", alone, one - one_right)
            slope[OWN:] += np.einsum("nik,nij->kj", pairs, (two - two_right).reshape(*by.shape, 4)).ravel()
        return value, slope

    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x.round(4)
    return Chain(weights[:OWN].tolist(), weights[OWN:].reshape(PAIR, 4).tolist())


def _padded(pages: Sequence[Seen]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pages of one length; what is added says nothing, and so takes no part."""
    longest = max(len(page[0]) for page in pages)
    alone, pairs = np.zeros((len(pages), longest, OWN)), np.zeros((len(pages), longest, PAIR))
    told = np.zeros((len(pages), longest))
    for at, (chances, prose, follows, known) in enumerate(pages):
        alone[at, : len(chances)] = [own(log_odds(chance), sure) for chance, sure in zip(chances, prose, strict=True)]
        pairs[at, : len(chances)] = follows
        told[at, : len(chances)] = np.select([known == 1, known == 0], [SURE, -SURE], 0.0)
    return alone, pairs, told


def _summed(by: np.ndarray, ways: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Over all that the pages may be: the logarithm of the sum, each block's chance, and each pair's of each way."""
    own_scores = np.stack([np.zeros_like(by), by], 2)
    above, below = np.zeros_like(own_scores), np.zeros_like(own_scores)
    above[:, 0] = own_scores[:, 0]
    for i in range(1, by.shape[1]):
        above[:, i] = np.logaddexp(*(above[:, i - 1, side, None] + ways[:, i, side] for side in (0, 1)))
        above[:, i] += own_scores[:, i]
    for i in range(by.shape[1] - 2, -1, -1):
        after = below[:, i + 1] + own_scores[:, i + 1]
        below[:, i] = np.logaddexp(*(ways[:, i + 1, :, side] + after[:, side, None] for side in (0, 1)))
    total = np.logaddexp(above[:, -1, 0], above[:, -1, 1])
    one = np.exp(above[..., 1] + below[..., 1] - total[:, None])
    two = np.zeros_like(ways)
    two[:, 1:] = np.exp(
        above[:, :-1, :, None] + ways[:, 1:] + (own_scores + below)[:, 1:, None, :] - total[:, None, None, None]
    )
    return total, one, two
