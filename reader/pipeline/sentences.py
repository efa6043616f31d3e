"""Sentences from trees, and trees from sentences.

Where a tree ends a sentence may end, but only behind final punctuation or where a paragraph ends: a tree that ends
elsewhere has lost an arc. So sentences are found first, and then every sentence gets the best tree with one root, and
the best without crossing arcs where some cross: in English hardly any do but those of relatives and question words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.pipeline import projective
from reader.pipeline.pieces import Ints
from reader.pipeline.trees import Flags, cut, is_forest, roots, tree

Arcs: TypeAlias = tuple[Ints, NDArray[np.float32]]
"""For each word its likeliest heads [n, k], best first, itself for being a root and -1 for none, and their scores."""

LONGEST = 250
"""Words; a longer sentence, longer than any window that was read at once, keeps the arcs that it has."""
LONG = 120
"""Words; in a longer sentence arcs may cross."""
AT_ONCE = 100_000
"""Arcs of sentences of like length that are looked at together."""
LOST = -25.0
"""The score of an arc that is not among the likeliest."""
KEPT = 1.0
"""By so much an arc to the nearest ancestor in the sentence is better than any other of those."""

WORSE = 6.0
"""A tree without crossing arcs that scores less by so much is not taken: there some do cross."""

_SUBJECTS = frozenset({"DT", "PRP", "PRP$", "EX", "NN", "NNS"})
"""The tags of words that begin a subject and no name."""
_OPENING = "``"
"""The tag of a mark that opens a quotation."""
_CLOSING = "''"
"""The tag of one that closes it."""


def sentences(
    heads: Ints,
    marks: Flags,
    closing: Flags,
    final: Flags,
    paragraphs: Ints,
    arcs: Arcs | None = None,
    free: Flags | None = None,
) -> tuple[Ints, Ints]:
    """Divides a forest into sentences; returns the heads with one root in each, and the sentences' first words.

    `marks` [n]: whether a word is punctuation; `closing` [n]: whether it would belong to the words before it; `final`
    [n]: whether it ends as a sentence may; `paragraphs`: words that always begin a sentence. A sentence is the stretch
    of a tree; trees that interleave make one sentence, and marks alone make none but in a paragraph of nothing else.
    Without `arcs` a word whose head is in another sentence hangs on its nearest ancestor in its own. `free` [n]:
    whether a word's own arc may cross others.
    """
    n = len(heads)
    if not n:
        return heads, np.zeros(0, np.int64)
    begins = np.zeros(n, bool)
    begins[paragraphs] = True
    begins[0] = True
    paragraph = np.cumsum(begins)
    inside = cut(heads, paragraph)
    begins |= _tree_starts(inside, marks, closing) & _may_begin(marks, closing, final)
    begins &= ~_bare(begins, marks, paragraph)
    sentence = np.cumsum(begins)
    inside = cut(inside, sentence)
    starts = np.flatnonzero(begins)
    if arcs is not None:
        _mend(inside, heads, arcs, starts)
        _uncross(inside, arcs, starts, free if free is not None else np.zeros(n, bool))
    return _one_root(inside, marks, sentence), starts


def after_stops(tags: Sequence[str], texts: Sequence[str]) -> Ints:
    """The words that begin a sentence whatever the arcs: subjects and quotations behind a full stop that ends no
    abbreviation, subjects also behind the mark that closes a quotation after it."""
    starts: list[int] = []
    for i, text in enumerate(texts[1:-1], 1):
        if text != "." or not _is_whole(texts[i - 1]):
            continue
        after = i + 2 if tags[i + 1] == _CLOSING and i + 2 < len(texts) else i + 1
        subject = tags[after] in _SUBJECTS and texts[after].istitle()
        quotation = tags[i + 1] == _OPENING and texts[i + 2 : i + 3] and texts[i + 2][0].isupper()
        if subject or quotation:
            starts.append(after)
    return np.array(starts, np.int64)


def _is_whole(word: str) -> bool:
    """Whether a word is no abbreviation for sure: it has a figure, or is long or in small letters."""
    return any(c.isdigit() for c in word) or len(word) > 4 or (len(word) > 2 and word.islower())


def _may_begin(marks: Flags, closing: Flags, final: Flags) -> Flags:
    """Behind final punctuation, whatever closing marks follow that."""
    allowed = np.zeros(len(marks), bool)
    allowed[1:] = may_end(marks, closing, final)[:-1]
    return allowed


def may_end(marks: Flags, closing: Flags, final: Flags) -> Flags:
    """Whether a sentence may end with a word: with final punctuation or closing marks behind that."""
    last = np.maximum.accumulate(np.where(closing & marks & ~final, -1, np.arange(len(marks))))
    return (last >= 0) & final[last]


def _mend(heads: Ints, first: Ints, arcs: Arcs, starts: Ints) -> None:
    """Gives the best tree to each sentence that lost an arc or has several roots; `first` are the heads before."""
    for start, stop in zip(starts.tolist(), [*starts[1:].tolist(), len(heads)], strict=True):
        part = slice(start, stop)
        own = np.arange(start, stop)
        if stop - start > LONGEST:
            continue
        if (heads[part] == first[part]).all() and np.count_nonzero(heads[part] == own) == 1:
            continue
        heads[part] = start + tree(_table(heads, arcs, part))


def _uncross(heads: Ints, arcs: Arcs, starts: Ints, free: Flags) -> None:
    """Gives each sentence with crossing arcs the best tree without them, unless that is much worse."""
    parts = [
        slice(start, stop) for start, stop in zip(starts.tolist(), [*starts[1:].tolist(), len(heads)], strict=True)
    ]
    crossed = [
        part
        for part in parts
        if part.stop - part.start <= LONG and projective.crosses(heads[part] - part.start, free[part])
    ]
    for some in _alike(crossed):
        tables = [_table(heads, arcs, part) for part in some]
        for part, table, straight in zip(some, tables, projective.trees(tables, [free[p] for p in some]), strict=True):
            own, before = np.arange(len(table)), heads[part] - part.start
            for word in np.flatnonzero(free[part]).tolist():
                again = np.where(own == word, before, straight)
                straight = again if before[word] != word and is_forest(again) else straight
            if table[own, before].sum() - table[own, straight].sum() < WORSE:
                heads[part] = part.start + straight


def _alike(parts: Sequence[slice]) -> Iterator[list[slice]]:
    """The sentences in groups of like length."""
    group: list[slice] = []
    for part in sorted(parts, key=lambda p: p.stop - p.start):
        if (len(group) + 1) * (part.stop - part.start) ** 2 > AT_ONCE and group:
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _table(heads: Ints, arcs: Arcs, part: slice) -> NDArray[np.float64]:
    """The scores of all arcs within a sentence [n, n]: row a dependent, column its head, itself for the root."""
    likely, scores, start = arcs[0][part], arcs[1][part], part.start
    n = len(likely)
    table = np.full((n, n), LOST)
    table[np.arange(n), heads[part] - start] += KEPT
    rows, columns = np.nonzero((likely >= start) & (likely < part.stop))
    table[rows, likely[rows, columns] - start] = scores[rows, columns]
    return table


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
