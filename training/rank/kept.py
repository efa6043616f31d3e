"""What the head for participants says of an annotated article that it did not learn from, kept by
`training.participants`: decisions that are learned from answers that were given away would trust them too much."""

import json
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc

from training import prepare

PARTICIPANTS = "participants.json"
"""In the cache, for each article: rows of trigger and word, and the odds of each side. Words by their offsets."""
LEAST = -4.0
"""The odds from which on the pipeline keeps a participant."""


@cache
def _answers() -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = json.loads(
        (Path(prepare.CACHE).expanduser() / PARTICIPANTS).read_text(encoding="utf8")
    )
    return found


def keep(name: str, doc: Doc) -> None:
    """Puts the kept answers in the place of the network's own, for an article that it has learned from."""
    if name not in _answers():
        return
    at = {token.idx: token for token in doc}
    rows = [
        (at[int(trigger)].i, at[int(word)].i, *(round(1000 * o) for o in odds))
        for trigger, word, *odds in _answers()[name]
        if max(odds) > LEAST and trigger != word and at[int(trigger)].sent == at[int(word)].sent
    ]
    doc._.participants = np.array(sorted(rows), np.int32).reshape(-1, 6)
