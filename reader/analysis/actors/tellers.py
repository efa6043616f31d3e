"""Who says what a quotation holds: no "he" or "she" in it is its speaker, who would say "I"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from reader.analysis.actors.candidates import Surroundings
from reader.analysis.grammar import phrases
from reader.story import Extent

_LEAST = 5
"""Words of a quotation that is more than an expression of somebody's, told about him: "lost *his "cool"*"."""

_FAR = 200
"""Tokens before a quotation among which is looked for who says it: a text may be one long paragraph."""


class Tellers:
    """For each quotation of some length the word for who says it, found once."""

    def __init__(self, doc: Doc, around: Surroundings) -> None:
        self._doc, self._around = doc, around
        self._quoted = sorted(around.quoted)
        self._starts = [start for start, _ in self._quoted]
        self._begun = [t.idx for t in doc]
        self._found: dict[int, Token | None] = {}

    def of(self, word: Token) -> Token | None:
        """Who says the quotation that a word stands in, as the text beside it tells."""
        at = bisect_right(self._starts, word.idx) - 1
        if at < 0 or not self._quoted[at][0] < word.idx < self._quoted[at][1]:
            return None
        if at not in self._found:
            start, end = self._words(self._quoted[at])
            long = end - start > _LEAST
            self._found[at] = (self._behind(end) or self._before(start)) if long else None
        return self._found[at]

    def _words(self, quoted: Extent) -> tuple[int, int]:
        return bisect_left(self._begun, quoted[0]), bisect_left(self._begun, quoted[1])

    def _behind(self, end: int) -> Token | None:
        """Who speaks in what is left of a quotation's sentence: "…," *Lee* said."""
        for token in self._doc[end:]:
            if token.is_sent_start or self._around.inside[token.i]:
                return None
            if phrases.speaks(token):
                return token
        return None

    def _before(self, start: int) -> Token | None:
        """Who spoke last in the paragraph before a quotation, outside any."""
        for i in range(start - 1, max(-1, start - 1 - _FAR), -1):
            token = self._doc[i]
            if self._around.parted(token, self._doc[start]):
                return None
            if not self._around.inside[i] and phrases.speaks(token):
                return token
        return None
