"""Batches: windows of one kind and like length, padded together."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.model import Inputs
from training.windows import IGNORE, Window
from training.words import MASK, Pieces

BATCH_PIECES = 3000  # padding counted
# Treebanks are small and teach the most heads: smaller batches give them more steps for the same work.
SMALLER = {"ewt": 1200, "gum": 2000}
# How often an epoch sees a kind: entities' loss is near 0 long before the others'.
REPEATED = {"events": 3.0, "gum": 2.0, "ewt": 2.0, "ner": 0.75}
RARE_REPEATED = 2  # windows with a rare label come this often besides
WORD_DROP = {"ner": 0.06, "events": 0.06, "attr": 0.04, "ewt": 0.03}  # share of the words that a kind's windows hide
TITLE, UPPER = 1, 2


@dataclass(frozen=True)
class Batch:
    """Inputs and int64 labels [b, n] a head; `roles` are rows of (window, predicate, argument, role).

    `forms` [b, n] tell which words are the same, case apart.
    """

    inputs: Inputs
    labels: dict[str, Tensor]
    roles: Tensor
    forms: Tensor


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
    number: dict[str, int] = {}
    forms = padded([np.array([number.setdefault(x.lower(), len(number)) for x in w.words]) for w in windows], -1)
    return Batch(inputs, labels, torch.from_numpy(np.concatenate(roles).astype(np.int64)), forms)


def of_documents(windows: Sequence[Window], pieces: int, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of consecutive windows of one document, documents in random order."""
    documents = [list(part) for _, part in groupby(windows, lambda w: w.document)]
    rng.shuffle(documents)
    for document in documents:
        yield from groups(document, pieces)


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


def epoch(
    windows: Sequence[Window], seed: int, rare: frozenset[int], repeated: Mapping[str, float] = REPEATED
) -> list[list[Window]]:
    """An epoch's batches, a function of the seed: one kind each, bucketed by length, in random order.

    Windows with a label of `rare` entities come more often, kinds as often as `repeated` says. Where coreference is
    known, a batch is a stretch of one document.
    """
    rng = random.Random(seed)
    found: list[list[Window]] = []
    for kind in sorted({w.kind for w in windows}):
        whole = [w for w in windows if w.kind == kind]
        if "clusters" in whole[0].labels:
            for _ in range(int(repeated.get(kind, 1.0))):
                found += of_documents(whole, SMALLER.get(kind, BATCH_PIECES), rng)
            continue
        times, part = divmod(repeated.get(kind, 1.0), 1.0)
        some = whole * int(times) + rng.sample(whole, round(part * len(whole)))
        some += [w for w in whole if kind == "ner" and rare.intersection(w.labels["ner"].tolist())] * RARE_REPEATED
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
        self.mask = MASK
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
        if hidden := WORD_DROP.get(w.kind):
            ids = self._hidden(ids, w, rng, hidden)
        return replace(w, ids=ids, shapes=shapes)

    def _hidden(self, ids: NDArray[np.int32], w: Window, rng: random.Random, share: float) -> NDArray[np.int32]:
        """Some words' pieces masked, so that their context must tell what they are."""
        new = ids.copy()
        for i in range(len(w.words)):
            if rng.random() < share:
                new[w.first[i] : w.last[i] + 1] = self.mask
        return new

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
