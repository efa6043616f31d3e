"""Measure the weights by which pieces of attributions are joined: `reader/analysis/quotes/joints.py`.

    python -m training.joints attribution.polnear.train.jsonl.gz > reader/analysis/quotes/joints.py

Every pair of a cue and a content (or source) near it in the gold annotation is an example: joined or not. The
weights are those of a logistic regression over the features that `reader.analysis.attribution` gives such a pair
in a text parsed by the pipeline. Small weights are left out.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

import reader.pipeline
from reader.analysis.quotation import outermost, quotations
from reader.analysis.quotes import attribution
from reader.analysis.quotes.attribution import Features, Piece, Place
from reader.sources.texts.blocks import paragraphs
from training.corpora import json_lines

DOCUMENTS = 240
LEAST = 0.2
"""Weights nearer to 0 are not written."""
STEPS, RATE, DECAY = 400, 0.1, 1e-4

Example = tuple[list[str], bool]
ROLES = {"source": "SOURCE", "cue": "CUE", "content": "CONTENT"}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    records = list(json_lines(Path(sys.argv[1])))
    nlp = reader.pipeline.load()
    contents: list[Example] = []
    sources: list[Example] = []
    for record in records[:: max(1, len(records) // DOCUMENTS)]:
        here, owners = gold(nlp(record["text"]), record["attributions"])
        contents += examples(here, owners, "CONTENT", attribution.content_features)
        sources += examples(here, owners, "SOURCE", attribution.source_features)
    print('"""Log odds that a cue and a content, or a cue and a source, belong to one attribution, by how they stand.')
    print(
        "\nMeasured by `training/joints.py` on PolNeAR's training articles; `reader.analysis.attribution` says what the"
    )
    print('names mean. Made by that script: not to be edited.\n"""')
    for name, chosen in (("CONTENT", contents), ("SOURCE", sources)):
        print(f"\n{name}: dict[str, float] = {{")
        for feature, weight in sorted(fit(chosen).items()):
            if abs(weight) >= LEAST:
                print(f'    "{feature}": {weight:.2f},')
        print("}")


def gold(doc: Doc, attributions: Sequence[dict[str, list[list[int]]]]) -> tuple[list[Place], list[set[int]]]:
    """The annotated pieces, and for each the attributions that it is a part of."""
    owners: dict[Piece, set[int]] = {}
    for number, one in enumerate(attributions):
        for role, label in ROLES.items():
            for start, end in one[role]:
                span = doc.char_span(start, end, alignment_mode="expand")
                if span:
                    owners.setdefault(Piece(label, span.start, span.end), set()).add(number)
    pieces: list[Piece] = []
    for piece in sorted(owners, key=lambda p: (p.start, p.end)):
        if not pieces or pieces[-1].end <= piece.start:
            pieces.append(piece)
    extents = paragraphs(doc.text)
    here = attribution.Where(doc, extents, outermost(quotations(doc.text, extents))).places(pieces)
    return here, [owners[piece] for piece in pieces]


def examples(here: Sequence[Place], owners: Sequence[set[int]], label: str, features: Features) -> Iterator[Example]:
    for cue, other in attribution.pairs(here, label):
        yield features(cue, other, here), bool(owners[cue.order] & owners[other.order])


def fit(chosen: Sequence[Example]) -> dict[str, float]:
    """Logistic regression by Adam: the weight of each feature."""
    names = sorted({feature for features, _ in chosen for feature in features})
    number = {name: i for i, name in enumerate(names)}
    row = np.repeat(np.arange(len(chosen)), [len(features) for features, _ in chosen])
    column = np.array([number[feature] for features, _ in chosen for feature in features])
    wanted = np.array([joined for _, joined in chosen], dtype=float)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(row, weights[column], len(chosen))
        error = (1 / (1 + np.exp(-scores)) - wanted) / len(chosen)
        gradient = np.bincount(column, error[row], len(names)) + DECAY * weights
        first = 0.9 * first + 0.1 * gradient
        second = 0.99 * second + 0.01 * gradient**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


if __name__ == "__main__":
    main()
