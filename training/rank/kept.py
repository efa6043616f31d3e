"""What heads of the network that did not learn from an annotated article say of it, kept by `training.participants` and
`training.telling`: decisions that are learned from answers that were given away would trust them too much."""

import json
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from reader.pipeline.triggers import TOLD, split
from training import prepare

PARTICIPANTS, TELLING = "participants.json", "told.json"
"""In the cache, for each article: rows of trigger and word, and the odds of each side; rows of word and its odds. Words
by their offsets."""
LEAST = -4.0
"""The odds from which on the pipeline keeps a participant."""

Rows = list[list[float]]


@cache
def _answers(name: str) -> dict[str, Rows]:
    found: dict[str, Rows] = json.loads((Path(prepare.CACHE).expanduser() / name).read_text(encoding="utf8"))
    return found


def keep(name: str, doc: Doc) -> None:
    """Puts the kept answers of an article in the place of the network's own."""
    at = {token.idx: token for token in doc}
    rows = [
        (at[int(trigger)].i, at[int(word)].i, *(round(1000 * o) for o in odds))
        for trigger, word, *odds in _answers(PARTICIPANTS).get(name, [])
        if max(odds) > LEAST and trigger != word and at[int(trigger)].sent == at[int(word)].sent
    ]
    doc._.participants = np.array(sorted(rows), np.int32).reshape(-1, 6)
    rows = _answers(TELLING).get(name, [])
    words, odds = np.array([at[int(row[0])].i for row in rows], np.int64), np.array([row[1:] for row in rows])
    doc._.told, doc._.realis = split(doc, words, odds.reshape(len(rows), len(TOLD)))
