"""Who said what, in pieces: `doc.spans["attribution"]`, labelled SOURCE, CUE and CONTENT, in text order.

`doc._.attributed` has the network's chances of the three labels for each token, [tokens, 3] in that order; it is None
where no network has read the document.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.answers import stretches
from reader.pipeline.bio import Scheme
from reader.pipeline.decoder import Decoder

KEY = "attribution"
LABELS = ("SOURCE", "CUE", "CONTENT")

Doc.set_extension("attributed", default=None, force=True)


@Language.factory("reader_attribution", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Attribution:
    return Attribution()


class Attribution(Decoder):
    """Sets the pieces of attributions; which belong together is not said. None crosses a paragraph's edge."""

    heads = ("attr",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "attr")
        if found is None:
            if KEY not in doc.spans:
                doc.spans[KEY] = []
            return doc
        words = found.words
        doc._.attributed = chances(found, self.labels["attr"], len(doc))
        doc.spans[KEY] = [
            Span(doc, int(words[start]), int(words[stop - 1]) + 1, label.upper())
            for start, stop, label in Scheme(self.labels["attr"]).decode(found.values, found.paragraphs)
        ]
        return doc


def chances(found: answers.Answer, labels: Sequence[str], tokens: int) -> NDArray[np.float32]:
    """The chance of each of `LABELS` for each token, from the scores of BIO labels; none for white space."""
    table = np.zeros((tokens, len(LABELS)), np.float32)
    of_label = [[i for i, label in enumerate(labels) if label.partition("-")[2].upper() == name] for name in LABELS]
    for some in stretches(len(found.words)):
        scores = found.values[some].astype(np.float32)
        powers = np.exp(scores - scores.max(1, keepdims=True))
        shares = powers / powers.sum(1, keepdims=True)
        for column, at in enumerate(of_label):
            table[found.words[some], column] = shares[:, at].sum(1)
    return table
