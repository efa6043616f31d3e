"""Mentions and who they may refer to: `doc.spans["mentions"]`, `doc._.antecedents` and `doc._.actor_scores`.

Word-level coreference (Dobrovolskii 2021): a mention stands at its head word, and each mention is scored with those
before it, by a bilinear form and a small network on what the encoder says of the two words, how far apart they are
and whether they are the same word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.antecedents import Antecedents
from reader.pipeline.decoder import Decoder
from reader.pipeline.pieces import Ints
from reader.pipeline.shelf import forget

KEY: Final = "mentions"
FARTHEST: Final = 10
"""Distances in words fall into buckets by powers of two, the last of which is this one."""
BEFORE: Final = 300
"""A mention is scored with this many mentions before it."""
AT_ONCE: Final = 2_000
"""Mentions whose numbers are held as they are multiplied: of a long text, those of all take more than all else."""
KEPT: Final = 5
LEAST: Final = -2.0
"""So many antecedents are kept, of those that score more than the least."""

_BUCKETS: Final[Ints] = np.log2(np.maximum(np.arange(2**FARTHEST + 1), 1)).astype(np.int64)

Floats: TypeAlias = NDArray[np.float32]

Doc.set_extension("actor_scores", default=None, force=True)
"""How much speaks for an actor in the phrase that each token heads [tokens], above 0 more than against; or None."""


class Scorer(msgspec.Struct, frozen=True):
    """The small network's weights: `far` [FARTHEST + 1, h], `same` [2, h], `out` [h] and its bias."""

    far: list[list[float]]
    same: list[list[float]]
    out: list[float]
    bias: float


def buckets(distance: Ints) -> Ints:
    """Numbers 0 … `FARTHEST` for distances in words."""
    return _BUCKETS[np.minimum(distance, len(_BUCKETS) - 1)]


@Language.factory("reader_coreference", assigns=["doc.spans", "doc._.antecedents", "doc._.actor_scores"])
def make(nlp: Language, name: str) -> Coreference:
    return Coreference()


class Coreference(Decoder):
    """Sets mentions at their head words, labelled by type, and each one's likely antecedents."""

    heads = ("mentions",)

    def __init__(self) -> None:
        super().__init__()
        self.scorer: Scorer | None = None

    def __call__(self, doc: Doc) -> Doc:
        found, vectors, acting = (answers.take(doc, head) for head in ("mentions", "coref", "actors"))
        if KEY not in doc.spans:
            doc.spans[KEY] = []
        if acting is not None:
            scores = np.zeros(len(doc), np.float32)
            scores[acting.words] = acting.values[:, 1].astype(np.float32) - acting.values[:, 0]
            doc._.actor_scores = scores
        if found is None:
            return doc
        at = np.flatnonzero(found.values)
        tokens = found.words[at]
        labels = self.labels["mentions"]
        doc.spans[KEY] = [
            Span(doc, i, i + 1, labels[label])
            for i, label in zip(tokens.tolist(), found.values[at].tolist(), strict=True)
        ]
        if vectors is not None and self.scorer is not None:
            forms = doc.to_array(["LOWER"]).ravel()[tokens]
            doc._.antecedents = antecedents(vectors.values, at, tokens, forms, self.scorer)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return msgspec.json.encode({"labels": self.labels, "scorer": self.scorer})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Coreference:
        found = msgspec.json.decode(data)
        self.labels = found["labels"]
        self.scorer = found["scorer"] and msgspec.convert(found["scorer"], Scorer)
        return self


def antecedents(vectors: Floats, at: Ints, tokens: Ints, forms: NDArray[Any], scorer: Scorer) -> Antecedents:
    """The likely antecedents of mentions at words `at` [m]; `forms` are numbers, the same for the same word.

    A vector [v] is what the network says of a word as a mention that refers back (b + 1 and h numbers) and as one that
    is referred to (b and h): [b + 1, b, h, h] in this order.
    """
    far, alike, out = (np.array(x, np.float32) for x in (scorer.far, scorer.same, scorer.out))
    h = len(out)
    b = (vectors.shape[1] - 2 * h - 1) // 2
    mentions, heads, scores = array("i"), array("i"), array("d")
    for start in range(0, len(at), AT_ONCE):
        before, stop = max(0, start - BEFORE), min(start + AT_ONCE, len(at))
        some = vectors[before:stop].astype(np.float32)  # kept as halves, which no processor multiplies fast
        forget(vectors)
        back, target, anaphor, other = np.split(some, (b + 1, 2 * b + 1, 2 * b + 1 + h), axis=1)
        target, other = np.ascontiguousarray(target), np.ascontiguousarray(other)
        for i in range(max(1, start), stop):
            low, here = max(0, i - BEFORE), i - before
            rows = slice(low - before, here)
            form: Floats = target[rows] @ back[here, :b] + (back[here, b] + scorer.bias)
            hidden = other[rows] + anaphor[here]
            hidden += far[buckets(at[i] - at[low:i])]
            hidden += alike[(forms[low:i] == forms[i]).view(np.int8)]
            score = form + np.maximum(hidden, 0.0, out=hidden) @ out
            likely = np.flatnonzero(score > LEAST)
            if len(likely):
                best = likely[np.argsort(-score[likely], kind="stable")[:KEPT]]
                mentions.extend([int(tokens[i])] * len(best))
                heads.extend(tokens[low + best].tolist())
                scores.extend([round(value, 2) for value in score[best].tolist()])
    return Antecedents(np.array([mentions, heads], np.int32), np.array(scores, np.float64))
