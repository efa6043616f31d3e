"""Event triggers: `doc.spans["events"]`, one-token spans labelled occurrence, reporting or state."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.decoder import Decoder

KEY = "events"


@Language.factory("reader_triggers", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Triggers:
    return Triggers()


class Triggers(Decoder):
    """Sets the words that carry an event; the label with number 0 is none."""

    heads = ("events",)

    def __call__(self, doc: Doc) -> Doc:
        found = answers.take(doc, "events")
        if found is None:
            if KEY not in doc.spans:
                doc.spans[KEY] = []
            return doc
        at = np.flatnonzero(found.values)
        labels = self.labels["events"]
        doc.spans[KEY] = [
            Span(doc, token, token + 1, labels[label])
            for token, label in zip(found.words[at].tolist(), found.values[at].tolist(), strict=True)
        ]
        return doc
