"""What the pipeline's coreference says: for a mention's head word, the earlier words that mean the same."""

from __future__ import annotations

from spacy.tokens import Doc, Token

SURE = 1.0
"""The score against "none" (0) from which a noun phrase joins an actor."""
LEAST = -2.0
"""Antecedents that score less are left out by the pipeline."""


def of(token: Token, least: float) -> list[int]:
    """The token's antecedents by index, best first, that score more than `least`; none without coreference."""
    return [i for i, score in sorted(_all(token), key=lambda pair: -pair[1]) if score > least]


def evidence(token: Token) -> dict[int, float]:
    """How much speaks for each of the token's antecedents, by index, above 0; what is not there has no evidence."""
    return {i: score - LEAST for i, score in _all(token)}


def _all(token: Token) -> list[tuple[int, float]]:
    """What `doc._.antecedents` has for the token, as (index, score); a pipeline without coreference sets nothing."""
    if not Doc.has_extension("antecedents"):
        return []
    return [(i, score) for i, score in (token.doc._.antecedents or {}).get(token.i, ()) if i < token.i]
