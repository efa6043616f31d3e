"""From scores of BIO labels to labelled stretches of words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.pipeline.pieces import Ints

_FORBIDDEN = np.float32(-1e9)


class Piece(NamedTuple):
    """Words [start, stop) with one label."""

    start: int
    stop: int
    label: str


class Scheme:
    """The labels of a BIO tagging and which may follow which: I-X only B-X and I-X."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.types = [label.partition("-")[2] for label in labels]
        self.begins = np.array([label[0] == "B" for label in labels])
        self.inside = np.array([label[0] == "I" for label in labels])
        kind = np.array(self.types)
        self.may_follow = ~self.inside[None, :] | (kind[:, None] == kind[None, :])
        """[before, after]"""

    def decode(self, scores: NDArray[Any], starts: Ints) -> list[Piece]:
        """The best-scoring sequence of labels that the scheme allows, as pieces in order.

        `scores` [n, labels]; no piece crosses one of `starts`, the first of which is 0. Where the best label of each
        word makes an allowed sequence, that is the answer; the other stretches are decoded by Viterbi's algorithm.
        """
        if not len(scores):
            return []
        best: Ints = scores.argmax(1)
        first = np.zeros(len(best), bool)
        first[starts] = True
        wrong = self.inside[best] & first
        wrong[1:] |= ~self.may_follow[best[:-1], best[1:]] & ~first[1:]
        edges = np.append(starts, len(best))
        for k in np.unique(np.searchsorted(starts, np.flatnonzero(wrong), side="right") - 1).tolist():
            low, high = int(edges[k]), int(edges[k + 1])
            best[low:high] = self._viterbi(scores[low:high].astype(np.float32))
        return self._pieces(best)

    def _viterbi(self, scores: NDArray[np.float32]) -> Ints:
        barred = np.where(self.may_follow, np.float32(0), _FORBIDDEN)
        total = scores[0] + np.where(self.inside, _FORBIDDEN, np.float32(0))
        back = np.zeros(scores.shape, np.int64)
        for i in range(1, len(scores)):
            paths = total[:, None] + barred
            back[i] = paths.argmax(0)
            total = paths.max(0) + scores[i]
        found = np.empty(len(scores), np.int64)
        found[-1] = total.argmax()
        for i in range(len(scores) - 1, 0, -1):
            found[i - 1] = back[i, found[i]]
        return found

    def _pieces(self, labels: Ints) -> list[Piece]:
        starts = np.flatnonzero(self.begins[labels])
        goes_on = np.append(self.inside[labels], False)
        ends = np.flatnonzero(~goes_on)
        stops = ends[np.searchsorted(ends, starts + 1)]
        return [
            Piece(start, stop, self.types[labels[start]])
            for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
        ]
