"""Dependency trees from arc scores.

A forest is an array of heads, one a word; a root is its own head.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import Ints

ROOTS = 6
"""Words that are tried as the root of a sentence: with more it would take too long, and none of them is it."""

Scores = NDArray[np.float32]
Flags = NDArray[np.bool_]


def forest(scores: Scores) -> Ints:
    """The heads of the best-scoring forest.

    `scores` [n, n]: row a dependent, column its head, on the diagonal the score of being a root. The best head of each
    word, where these make no cycle; else a maximum spanning tree under a root above the roots (Chu and Liu 1965,
    Edmonds 1967).
    """
    heads: Ints = scores.argmax(1)
    if is_forest(heads):
        return heads
    n = len(scores)
    padded = np.full((n + 1, n + 1), -np.inf)  # the root above is node 0
    padded[1:, 1:] = scores
    padded[1:, 0] = np.diagonal(scores)
    np.fill_diagonal(padded, -np.inf)
    above = _spanning(padded)[1:]
    return np.where(above == 0, np.arange(n), above - 1)


def tree(scores: NDArray[np.float64]) -> Ints:
    """The heads of the best-scoring tree with one root; `scores` as in `forest`.

    Words are tried as the root, the `ROOTS` likeliest at most, until no other can be better.
    """
    n = len(scores)
    arcs = scores.astype(np.float64)
    np.fill_diagonal(arcs, -np.inf)
    tops = np.diagonal(scores)
    if n == 1:
        return np.zeros(1, np.int64)
    best, at_best = arcs.argmax(1), arcs.max(1)
    bound = at_best.sum() - at_best + tops  # no tree under this root scores higher
    found, reached = np.zeros(0, np.int64), -np.inf
    for top in np.argsort(-bound, kind="stable")[:ROOTS].tolist():
        if bound[top] <= reached:
            break
        heads = best.copy()
        heads[top] = top
        if not is_forest(heads):
            order = np.concatenate(([top], np.delete(np.arange(n), top)))
            heads = np.empty(n, np.int64)
            heads[order] = order[_spanning(arcs[np.ix_(order, order)])]
        score = float(arcs[np.delete(np.arange(n), top), np.delete(heads, top)].sum() + tops[top])
        if score > reached:
            found, reached = heads, score
    return found


def is_forest(heads: Ints) -> bool:
    """Whether every word hangs on a root."""
    tops = roots(heads)
    return bool((heads[tops] == tops).all())


def roots(heads: Ints) -> Ints:
    """The root of each word's tree, by pointer doubling."""
    tops = heads
    for _ in range(max(1, len(heads)).bit_length()):
        tops = tops[tops]
    return tops


def _spanning(scores: NDArray[np.float64]) -> Ints:
    """Heads of the maximum spanning tree rooted at node 0; the root's own is 0."""
    heads: Ints = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    rest = np.setdiff1d(np.arange(len(scores)), cycle)
    m = len(rest)
    smaller = np.full((m + 1, m + 1), -np.inf)  # the cycle becomes node m
    smaller[:m, :m] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, cycle)]
    smaller[:m, m] = out.max(1)
    enter = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    smaller[m, :m] = enter.max(0)
    tree = _spanning(smaller)
    entered = tree[m]
    found = heads.copy()
    inside = tree[:m] == m
    found[rest] = np.where(inside, cycle[out.argmax(1)], rest[np.minimum(tree[:m], m - 1)])
    found[cycle[enter[:, entered].argmax()]] = rest[entered]
    found[0] = 0
    return found


def _cycle(heads: Ints) -> Ints:
    """The nodes of one cycle that does not go through node 0; empty if there is none."""
    tops = roots(heads)
    lost = np.flatnonzero(tops != 0)
    if not len(lost):
        return lost
    found = [int(tops[lost[0]])]  # after so many steps upwards: on a cycle
    while (above := int(heads[found[-1]])) != found[0]:
        found.append(above)
    return np.array(found)


def cut(heads: Ints, parts: Ints) -> Ints:
    """The forest with no arc from one part to another; `parts` [n] numbers the part that each word is in.

    A word whose head is in another part goes to its nearest ancestor in its own, or becomes a root.
    """
    found = heads.copy()
    lost = np.flatnonzero(parts[heads] != parts)
    above = heads[lost]
    while len(lost):
        higher = heads[above]
        top = higher == above
        found[lost[top]] = lost[top]
        home = parts[higher] == parts[lost]
        found[lost[home & ~top]] = higher[home & ~top]
        lost, above = lost[~home & ~top], higher[~home & ~top]
    return found
