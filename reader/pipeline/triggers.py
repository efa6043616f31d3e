"""Event triggers: `doc.spans["events"]`, one-token spans labelled occurrence, reporting or state.

`doc._.event_types` has the log chances of what every word would tell of as a trigger.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.decoder import Decoder

KEY = "events"


class Typing(NamedTuple):
    """The types, and for each token of a Doc the log chance of each [n, types]; white space has none."""

    types: tuple[str, ...]
    chances: NDArray[np.float32]


Doc.set_extension("event_types", default=None, force=True)


@Language.factory("reader_triggers", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Triggers:
    return Triggers()


class Triggers(Decoder):
    """Sets the words that carry an event; the label with number 0 is none."""

    heads = ("events", "types")

    def __call__(self, doc: Doc) -> Doc:
        found, typed = answers.take(doc, "events"), answers.take(doc, "event_types")
        if typed is not None:
            doc._.event_types = self._typing(doc, typed)
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

    def _typing(self, doc: Doc, typed: answers.Answer) -> Typing:
        scores = typed.values.astype(np.float32)
        scores -= scores.max(1, keepdims=True)
        chances = np.full((len(doc), scores.shape[1]), -np.inf, np.float32)
        chances[typed.words] = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        return Typing(tuple(self.labels["types"]), chances)
