"""Event triggers: `doc.spans["events"]`, one-token spans labelled occurrence, reporting or state.

`doc._.event_types` has the log chances of what every word would tell of as a trigger; a Doc that was stored, or comes
from another process, has them too. `doc._.told` has for every token the logarithms of the odds that it tells an event,
and one that an editor would list to tell the story [n, 2]; `doc._.realis` the log chances of what became of the event,
in the order of `REALIS` [n, 5]. Both are None where the network was not asked.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span

from reader.pipeline import answers
from reader.pipeline.answers import stretches
from reader.pipeline.decoder import Decoder
from reader.pipeline.pieces import Ints
from reader.story import Realis

KEY = "events"
REALIS: Final[tuple[Realis, ...]] = get_args(Realis)
TOLD: Final = ("event", "key", *REALIS)
"""What the head for telling says of a word, column by column."""
NEVER = -9.0
"""The odds of white space."""


class Typing(NamedTuple):
    """The types, and for each token of a Doc the network's score of each [n, types]; white space has none (-inf)."""

    types: tuple[str, ...]
    scores: NDArray[np.float16]

    def of(self, token: int) -> dict[str, float]:
        """A token's log chance of each type; it is no white space."""
        return dict(zip(self.types, _log_chances(self.scores[token : token + 1])[0].tolist(), strict=True))

    @property
    def chances(self) -> NDArray[np.float32]:
        """The log chances of all tokens [n, types], which take twice as much as the scores; of white space -inf."""
        found = np.full(self.scores.shape, -np.inf, np.float32)
        words = np.isfinite(self.scores).any(1)
        found[words] = _log_chances(self.scores[words])
        return found


def _log_chances(scores: NDArray[np.float16]) -> NDArray[np.float32]:
    """[n, types]."""
    made = scores.astype(np.float32)
    made -= made.max(1, keepdims=True)
    found: NDArray[np.float32] = made - np.log(np.exp(made).sum(1, keepdims=True))
    return found


_STORED = "reader_event_types"
"""Where in `Doc.user_data` it lies."""


def _typing(doc: Doc) -> Typing | None:
    """What was stored: of a Doc from a file or another process a mere list of two."""
    stored = doc.user_data.get(_STORED)
    if stored is None:
        return None
    types, scores = stored
    return Typing(tuple(types), np.asarray(scores))


def _store(doc: Doc, typing: Typing | None) -> None:
    """Stores what `Doc.to_bytes` can write."""
    doc.user_data[_STORED] = None if typing is None else (list(typing.types), typing.scores)


Doc.set_extension("event_types", getter=_typing, setter=_store, force=True)
Doc.set_extension("told", default=None, force=True)
Doc.set_extension("realis", default=None, force=True)


@Language.factory("reader_triggers", assigns=["doc.spans"])
def make(nlp: Language, name: str) -> Triggers:
    return Triggers()


class Triggers(Decoder):
    """Sets the words that carry an event; the label with number 0 is none."""

    heads = ("events", "types")

    def __call__(self, doc: Doc) -> Doc:
        found, typed, told = (answers.take(doc, head) for head in ("events", "event_types", "told"))
        if typed is not None:
            doc._.event_types = self._typing(doc, typed)
        if told is not None:
            doc._.told, doc._.realis = split(doc, told.words, told.values)
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
        scores = np.full((len(doc), typed.values.shape[1]), -np.inf, np.float16)
        scores[typed.words] = typed.values
        return Typing(tuple(self.labels["types"]), scores)


def split(doc: Doc, words: Ints, values: NDArray[Any]) -> tuple[NDArray[np.float16], NDArray[np.float16] | None]:
    """What the head for telling says of the tokens `words`, [w, 7], as `told` and `realis` of every token of a Doc; one
    that was taught before there was a realis, [w, 2], says nothing of that."""
    told = np.full((len(doc), 2), NEVER, np.float16)
    told[words] = values[:, :2]
    if values.shape[1] < len(TOLD):
        return told, None
    realis = np.full((len(doc), len(REALIS)), NEVER, np.float16)
    for some in stretches(len(words)):
        scores = values[some, 2:].astype(np.float32)
        scores -= np.log(np.exp(scores).sum(1, keepdims=True))
        realis[words[some]] = scores
    return told, realis
