"""What the pipeline's coreference says: for a mention's head word, the earlier words that mean the same."""

from __future__ import annotations

from spacy.tokens import Doc, Token

SURE = 1.0
"""The score against "none" (0) from which a noun phrase joins an actor."""
LEAST = -2.0
"""Antecedents that score less are left out by the pipeline."""


class Antecedents:
    """The antecedents that a Doc's words have by `doc._.antecedents`; none where the pipeline has no coreference."""

    def __init__(self, doc: Doc) -> None:
        self._scored = doc._.antecedents if Doc.has_extension("antecedents") else {}

    def of(self, token: Token, least: float) -> list[int]:
        """The token's antecedents by index, best first, that score more than `least`."""
        return [i for i, score in sorted(self._all(token), key=lambda pair: -pair[1]) if score > least]

    def evidence(self, token: Token) -> dict[int, float]:
        """How much speaks for each of the token's antecedents, by index, above 0; what is not there has no evidence."""
        return {i: score - LEAST for i, score in self._all(token)}

    def _all(self, token: Token) -> list[tuple[int, float]]:
        at = token.i
        return [(i, score) for i, score in self._scored.get(at, ()) if i < at]
