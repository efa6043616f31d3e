"""Named entities: `doc.ents`, and `doc._.entity_kinds`, how likely each is of which kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.bio import Scheme
from reader.pipeline.decoder import Decoder

LABELS: dict[str, str] = {
    "Date": "DATE",
    "Facility": "FAC",
    "Location": "LOC",
    "Misc": "MISC",
    "Money": "MONEY",
    "NORP": "NORP",
    "Organization": "ORG",
    "Person": "PERSON",
    "Product": "PRODUCT",
}
"""The network's entity types by the names that the rest of Reader, and OntoNotes, call them."""
KINDS = ("PERSON", "ORG", "LOC")
"""The kinds whose chances are told, in this order."""
Doc.set_extension("entity_kinds", default=None, force=True)
"""For each entity its first token, and the chances of `KINDS` in thousandths, whatever its label says [n, 4]."""


@Language.factory("reader_entities", assigns=["doc.ents", "doc._.entity_kinds", "token.ent_iob", "token.ent_type"])
def make(nlp: Language, name: str) -> Entities:
    return Entities()


class Entities(Decoder):
    """Sets the entities; none crosses a paragraph's edge."""

    heads = ("ner",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "ner")
        if found is None:
            return doc
        words, scheme = found.words, Scheme(self.labels["ner"])
        pieces = scheme.decode(found.values, found.paragraphs)
        doc.set_ents(
            [
                Span(doc, int(words[start]), int(words[stop - 1]) + 1, LABELS.get(label, label))
                for start, stop, label in pieces
            ]
        )
        named = [i for start, stop, _ in pieces for i in range(start, stop)]
        chances = _chances(found.values[named], scheme)  # of all words they would take as much as the Doc
        ends = np.cumsum([0, *(stop - start for start, stop, _ in pieces)])
        doc._.entity_kinds = np.array(
            [
                (words[piece.start], *(1000 * chances[low:high].mean(0)).round())
                for piece, low, high in zip(pieces, ends[:-1], ends[1:], strict=True)
            ],
            np.int32,
        ).reshape(-1, 1 + len(KINDS))
        return doc


def _chances(scores: NDArray[np.floating], scheme: Scheme) -> NDArray[np.float32]:
    """For each of some words how likely it is of each of `KINDS` [n, 3], if of any kind at all."""
    if not len(scores):
        return np.zeros((0, len(KINDS)), np.float32)
    labels = [LABELS.get(name, name) for name in scheme.types]
    named = [k for k, label in enumerate(labels) if label]
    some = scores[:, named].astype(np.float32)
    powers = np.exp(some - some.max(1, keepdims=True))
    powers /= powers.sum(1, keepdims=True)
    return np.stack([powers[:, [labels[k] == kind for k in named]].sum(1) for kind in KINDS], 1)
