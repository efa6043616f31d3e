"""Whom a text varies its main name with: "Trump claims … The Republican nominee insists …"."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.words import nouns
from reader.pipeline.tables import word_set

_EPITHETS = word_set(
    """
    nominee candidate contender front-runner frontrunner challenger incumbent hopeful billionaire millionaire tycoon
    mogul magnate businessman businesswoman entrepreneur star superstar singer rapper musician actor actress
    comedian striker midfielder defender forward winger goalkeeper footballer golfer boxer sprinter politician
    statesman leader lawmaker congressman congresswoman veteran laureate novelist author artist celebrity champion
    """
)
"""What a person is over years: a second such person would be introduced by name."""


def is_epithet(noun: Token) -> bool:
    """Whether a noun says what one person is over years, so that a text can vary the name with it."""
    return nouns.singular(noun.text) in _EPITHETS
