"""The lemma by which the tables are asked."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.words.derivation import plain

_SINGULAR = {"people": "person"}
"""Nouns that lexicons count as words of their own."""


def lemma_of(token: Token) -> str:
    """The pipeline's lemma in lower case and American spelling."""
    lemma = token.lemma_.lower()
    return plain(_SINGULAR.get(lemma, lemma))
