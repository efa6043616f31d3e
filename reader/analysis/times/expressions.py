"""Which nouns are time expressions, whether or not the pipeline names them as dates."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.words.derivation import words
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax

TIMES = frozenset(["DATE", "TIME"])
_TIME_NOUNS = words(
    """year month week day hour minute decade century weekend fortnight season quarter morning afternoon evening
    night midnight noon dawn dusk today yesterday tomorrow tonight monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november december spring
    summer autumn winter christmas easter ramadan eve anniversary"""
)
_PARTS_OF_TIME = words("end beginning start middle close half course rest part early late first last eve")


def is_time(noun: Token) -> bool:
    """Whether a noun says when: a date, "three weeks", "the end of May"."""
    if noun.ent_type_ in TIMES or lemma_of(noun) in _TIME_NOUNS:
        return True
    return lemma_of(noun) in _PARTS_OF_TIME and any(
        c.ent_type_ in TIMES or lemma_of(c) in _TIME_NOUNS for c in syntax.children(noun, "oblique")
    )
