"""How far back a sentence is from another, as who reads counts it: what is quoted in between passes for one's words.

"*Lee* told reporters: “…. …. …. …. ….”" / "“…. ….” *he* added": many sentences lie between, all Lee's own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left

from spacy.tokens import Doc

from reader.analysis.actors.candidates import Surroundings


class Distances:
    """The sentences of a text by number, those that are wholly within quotations not counted."""

    def __init__(self, doc: Doc, around: Surroundings) -> None:
        told = bytearray(around.sentences[-1] + 1 if len(doc) else 0)
        for token in doc:
            if token.is_alpha and not around.inside[token.i]:
                told[around.sentences[token.i]] = 1
        self._told = array("i", [0])
        for sentence in told:
            self._told.append(self._told[-1] + sentence)

    def between(self, earlier: int, later: int) -> int:
        """How many sentences that the text tells itself come after one, up to another; itself, it is none."""
        return self._told[later + 1] - self._told[earlier + 1]

    def back(self, sentence: int, reach: int) -> int:
        """The first sentence that is so many told ones before another at most."""
        return bisect_left(self._told, self._told[sentence + 1] - reach, 1) - 1
