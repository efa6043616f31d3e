"""Windows: stretches of whole sentences that go through the encoder at once, with what is known about their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import shape
from training.words import CLS, SEP, Pieces, Span

IGNORE = -100  # the label of a word about which a head is told nothing
OTHER = -2  # the label of a word that is known to be none of what its corpus annotates
MAX_WORDS = 170
MAX_WINDOW_PIECES = 500  # [CLS] and [SEP] counted

Ints = NDArray[np.int32]


@dataclass(frozen=True)
class Window:
    """Words with labels, ready for the encoder.

    `ids` are word pieces with [CLS] and [SEP]; `first` and `last` index them for each word; `shapes` are the words'
    case shapes. `labels` holds an array a head, one number a word (`IGNORE` where unknown); for "head" it is a word
    index in the window, a root's its own. `roles` are rows of (predicate, argument head, role); words whose
    "predicates" label is `IGNORE` have none. Windows of one `document` follow each other as in it.
    """

    kind: str
    words: tuple[str, ...]
    ids: Ints
    first: Ints
    last: Ints
    shapes: Ints
    labels: Mapping[str, Ints]
    roles: Ints = field(default_factory=lambda: np.zeros((0, 3), np.int32))
    document: str = ""


def window(
    kind: str,
    words: Sequence[str],
    labels: Mapping[str, Ints],
    pieces: Pieces,
    roles: Ints | None = None,
    document: str = "",
) -> Window:
    """A window of these words."""
    split = [pieces(word) for word in words]
    ends = np.cumsum([len(p) for p in split], dtype=np.int32)
    return Window(
        kind=kind,
        words=tuple(words),
        ids=np.array([CLS, *(i for p in split for i in p), SEP], np.int32),
        first=np.array([e - len(p) + 1 for e, p in zip(ends, split, strict=True)], np.int32),
        last=ends,
        shapes=np.array([shape(word) for word in words], np.int32),
        labels=labels,
        roles=np.zeros((0, 3), np.int32) if roles is None else roles,
        document=document,
    )


def pack(sizes: Sequence[tuple[int, int]]) -> Iterator[range]:
    """Groups consecutive units, each (words, pieces), into windows; a unit alone may be over the limit."""
    start, words, pieces = 0, 0, 2
    for i, (w, p) in enumerate(sizes):
        if i > start and (words + w > MAX_WORDS or pieces + p > MAX_WINDOW_PIECES):
            yield range(start, i)
            start, words, pieces = i, 0, 2
        words, pieces = words + w, pieces + p
    if start < len(sizes):
        yield range(start, len(sizes))


def units(text: str, words: Sequence[Span]) -> list[range]:
    """The paragraphs of a text as ranges of words; longer ones than a window are cut, behind a sentence if possible."""
    starts = [0, *(i for i in range(1, len(words)) if "\n" in text[words[i - 1][1] : words[i][0]]), len(words)]
    found = []
    for start, end in pairwise(starts):
        while end - start > MAX_WORDS:
            ends = [i for i in range(start + 1, start + MAX_WORDS) if text[slice(*words[i - 1])] in (".", "!", "?")]
            cut = ends[-1] if ends else start + MAX_WORDS
            found.append(range(start, cut))
            start = cut
        if start < end:
            found.append(range(start, end))
    return found
