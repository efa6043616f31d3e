"""Batches: windows of one kind and like length, padded together."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.model import Inputs
from training.windows import IGNORE, Window
from training.words import Pieces

BATCH_PIECES = 3000  # padding counted
# Treebanks are small and teach the most heads: smaller batches give them more steps for the same work.
SMALLER = {"ewt": 1200, "gum": 2000}
REPEATED = {"events": 3}  # how often an epoch sees a kind
TITLE, UPPER = 1, 2


@dataclass(frozen=True)
class Batch:
    """Inputs and int64 labels [b, n] a head; `roles` are rows of (window, predicate, argument, role)."""

    inputs: Inputs
    labels: dict[str, Tensor]
    roles: Tensor


def padded(rows: Sequence[NDArray[np.int32]], fill: int) -> Tensor:
    """Rows of unlike length as one int64 tensor."""
    out = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def piece_types(w: Window) -> NDArray[np.int32]:
    """The case shape of each piece, its word's; 0 for [CLS] and [SEP]."""
    return np.concatenate([[0], np.repeat(w.shapes, w.last - w.first + 1), [0]]).astype(np.int32)


def batch(windows: Sequence[Window]) -> Batch:
    """These windows padded together."""
    ids = padded([w.ids for w in windows], 0)
    inputs = Inputs(
        ids=ids,
        types=padded([piece_types(w) for w in windows], 0),
        mask=(ids != 0).long(),
        first=padded([w.first for w in windows], 1),
        last=padded([w.last for w in windows], 1),
        words=padded([np.ones_like(w.first) for w in windows], 0),
    )
    labels = {head: padded([w.labels[head] for w in windows], IGNORE) for head in windows[0].labels}
    roles = [np.insert(w.roles, 0, i, axis=1) for i, w in enumerate(windows)]
    return Batch(inputs, labels, torch.from_numpy(np.concatenate(roles).astype(np.int64)))


def groups(windows: Sequence[Window], pieces: int = BATCH_PIECES) -> Iterator[list[Window]]:
    """Consecutive windows grouped so that a batch has about `pieces` word pieces, padding counted."""
    group: list[Window] = []
    longest = 0
    for w in windows:
        longest = max(longest, len(w.ids))
        if group and longest * (len(group) + 1) > pieces:
            yield group
            group, longest = [], len(w.ids)
        group.append(w)
    if group:
        yield group


def epoch(windows: Sequence[Window], seed: int, rare: frozenset[int]) -> list[list[Window]]:
    """An epoch's batches, a function of the seed: one kind each, bucketed by length, in random order.

    Windows with a label of `rare` entities come twice, scarce kinds as often as `REPEATED` says.
    """
    rng = random.Random(seed)
    found: list[list[Window]] = []
    for kind in sorted({w.kind for w in windows}):
        some = [w for w in windows if w.kind == kind] * REPEATED.get(kind, 1)
        some += [w for w in some if kind == "ner" and rare.intersection(w.labels["ner"].tolist())]
        rng.shuffle(some)
        # Length decides only roughly, so that batches differ from epoch to epoch.
        some.sort(key=lambda w: len(w.ids) + rng.uniform(-4, 4))
        found += groups(some, SMALLER.get(kind, BATCH_PIECES))
    rng.shuffle(found)
    return found


class Augment:
    """Windows as other publishers would print them: other quotation marks, other case. Labels and words stay the same.

    The encoder is uncased, so headlines and capitals are a matter of the shapes alone.
    """

    def __init__(self, pieces: Pieces, rate: float = 0.3) -> None:
        self.rate = rate
        self.straight = {pieces(a)[0]: pieces(b)[0] for a, b in ('“"', '”"', "’'", "‘'")}
        self.quote, self.curly = pieces('"')[0], (pieces("“")[0], pieces("”")[0])

    def __call__(self, w: Window, rng: random.Random) -> Window:
        ids, shapes = w.ids, w.shapes
        if rng.random() < self.rate:
            ids = self._other_quotes(ids)
        draw = rng.random()
        if draw < 0.06:
            lengths = np.array([len(word) for word in w.words])
            title = np.where(lengths > 3, np.maximum(shapes, TITLE), shapes)
            shapes = (title if draw < 0.03 else np.full_like(shapes, UPPER if draw < 0.05 else 0)).astype(np.int32)
        return Window(w.kind, w.words, ids, w.first, w.last, shapes, w.labels, w.roles)

    def _other_quotes(self, ids: NDArray[np.int32]) -> NDArray[np.int32]:
        new = ids.copy()
        if np.isin(ids, list(self.straight)).any():
            for old, other in self.straight.items():
                new[ids == old] = other
        else:
            at = np.flatnonzero(ids == self.quote)
            if len(at) % 2 == 0:
                new[at[::2]], new[at[1::2]] = self.curly
        return new
