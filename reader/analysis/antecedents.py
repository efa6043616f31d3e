"""What the pipeline's coreference says: for a mention's head word, the earlier words that mean the same."""

from __future__ import annotations

from spacy.tokens import Doc, Token

SURE = 1.0
"""The score from which a noun phrase joins an actor; a pronoun, which must mean somebody, needs only to be above 0."""


def of(token: Token, least: float = 0.0) -> list[int]:
    """The token's antecedents by index, best first, whose score against "none" (0) is above `least`.

    `doc._.antecedents` maps a head word's index to (index, score) pairs; a pipeline without coreference sets none.
    """
    if not Doc.has_extension("antecedents"):
        return []
    found = (token.doc._.antecedents or {}).get(token.i, ())
    return [i for i, score in sorted(found, key=lambda pair: -pair[1]) if score > least and i < token.i]
