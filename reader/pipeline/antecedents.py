"""`doc._.antecedents`: which earlier mentions each mention may refer to, as a mapping that a long text has room for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Scored: TypeAlias = tuple[tuple[int, float], ...]
"""Head tokens of earlier mentions, best first, with their scores over none (0)."""

T = TypeVar("T")

_STORED: Final = "reader_antecedents"
"""Where in `Doc.user_data` it lies."""


class Antecedents(Mapping[int, Scored]):
    """By a mention's head token its likely antecedents.

    `pairs` [2, n] are mentions, in text order, above their antecedents; `scores` [n] are theirs. As tuples in a
    dictionary they would take as much room as a third of the Doc.
    """

    def __init__(self, pairs: NDArray[np.int32], scores: NDArray[np.float64]) -> None:
        self.pairs, self.scores = pairs, scores
        self._mentions, self._heads, self._scores = pairs[0].data, pairs[1].data, scores.data

    def __getitem__(self, mention: int) -> Scored:
        if found := self._of(mention):
            return found
        raise KeyError(mention)

    def get(self, mention: int, default: T = None) -> Scored | T:  # type: ignore[assignment]
        """As of any mapping, without an error raised for each of the words that are no mentions."""
        return self._of(mention) or default

    def __iter__(self) -> Iterator[int]:
        return iter(np.unique(self.pairs[0]).tolist())

    def __len__(self) -> int:
        return len(np.unique(self.pairs[0]))

    def __bool__(self) -> bool:
        return len(self._scores) > 0

    def _of(self, mention: int) -> Scored:
        mentions, found = self._mentions, []
        at = bisect_left(mentions, mention)
        while at < len(mentions) and mentions[at] == mention:
            found.append((self._heads[at], self._scores[at]))
            at += 1
        return tuple(found)


def _stored(doc: Doc) -> Antecedents:
    """What was stored: of a Doc from a file or another process a mere list of two."""
    pairs, scores = doc.user_data.get(_STORED) or ((), ())
    return Antecedents(np.asarray(pairs, np.int32).reshape(2, -1), np.asarray(scores, np.float64))


def _store(doc: Doc, found: Mapping[int, Scored]) -> None:
    """Stores what `Doc.to_bytes` can write."""
    if not isinstance(found, Antecedents):
        rows = [(mention, head, score) for mention, some in sorted(found.items()) for head, score in some]
        pairs = np.array([row[:2] for row in rows], np.int32).reshape(-1, 2).T
        found = Antecedents(np.ascontiguousarray(pairs), np.array([row[2] for row in rows], np.float64))
    doc.user_data[_STORED] = (found.pairs, found.scores)


Doc.set_extension("antecedents", getter=_stored, setter=_store, force=True)
