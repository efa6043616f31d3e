"""Dependency trees from arc scores, and sentences from trees.

A forest is an array of heads, one a word; a root is its own head.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import Ints

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


def sentences(heads: Ints, marks: Flags, closing: Flags, paragraphs: Ints) -> tuple[Ints, Ints]:
    """Divides a forest into sentences; returns the heads with one root in each, and the sentences' first words.

    `marks` [n]: whether a word is punctuation; `closing` [n]: whether it would belong to the words before it;
    `paragraphs`: words that always begin a sentence. A sentence is the stretch of a tree; trees that interleave make
    one sentence, and marks alone make none but in a paragraph of nothing else.
    """
    n = len(heads)
    if not n:
        return heads, np.zeros(0, np.int64)
    begins = np.zeros(n, bool)
    begins[paragraphs] = True
    begins[0] = True
    paragraph = np.cumsum(begins)
    heads = cut(heads, paragraph)
    begins |= _tree_starts(heads, marks, closing)
    begins &= ~_bare(begins, marks, paragraph)
    sentence = np.cumsum(begins)
    heads = cut(heads, sentence)
    return _one_root(heads, marks, sentence), np.flatnonzero(begins)


def _tree_starts(heads: Ints, marks: Flags, closing: Flags) -> Flags:
    """Where a tree begins that no earlier one reaches beyond; marks between trees go to the side they belong to."""
    begins = np.zeros(len(heads), bool)
    words = np.flatnonzero(~marks)
    if not len(words):
        return begins
    top = roots(heads)[words]
    last = np.zeros(len(heads), np.int64)
    np.maximum.at(last, top, words)
    reach = np.maximum.accumulate(last[top])
    for i in np.flatnonzero(reach[:-1] < words[1:]).tolist():
        start = int(words[i]) + 1
        while start < words[i + 1] and closing[start]:
            start += 1
        begins[start] = True
    return begins


def _bare(begins: Flags, marks: Flags, paragraph: Ints) -> Flags:
    """Starts that are to be undone: a stretch of marks alone goes to the stretch before it in its paragraph."""
    starts = np.flatnonzero(begins)
    words = np.add.reduceat((~marks).astype(np.int64), starts)
    bare = starts[(words == 0) & (starts > 0)]
    undone = np.zeros(len(begins), bool)
    undone[bare[paragraph[bare] == paragraph[bare - 1]]] = True
    # at a paragraph's start marks go to the stretch behind them: undo that one's start instead
    following = np.append(starts[1:], len(begins))
    for start, stop in zip(starts.tolist(), following.tolist(), strict=True):
        first = start == 0 or paragraph[start] != paragraph[start - 1]
        if first and marks[start:stop].all() and stop < len(begins) and paragraph[stop] == paragraph[start]:
            undone[stop] = True
    return undone


def _one_root(heads: Ints, marks: Flags, sentence: Ints) -> Ints:
    """One root a sentence: the first that is a word, the others hang on it."""
    tops = np.flatnonzero(heads == np.arange(len(heads)))
    order = tops[np.lexsort((tops, marks[tops], sentence[tops]))]
    main = np.zeros(int(sentence[-1]) + 1, np.int64)
    main[sentence[order[::-1]]] = order[::-1]
    found = heads.copy()
    found[tops] = main[sentence[tops]]
    return found
