"""The lemma by which the tables are asked."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from reader.analysis.words.derivation import plain

_SINGULAR = {"people": "person"}
"""Nouns that lexicons count as words of their own."""


def lemma_of(token: Token) -> str:
    """The pipeline's lemma in lower case and American spelling."""
    return _asked_by(token.lemma_)


@lru_cache(maxsize=8192)
def _asked_by(lemma: str) -> str:
    lemma = lemma.lower()
    return plain(_SINGULAR.get(lemma, lemma))
