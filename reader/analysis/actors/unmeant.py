"""Nouns for people and bodies that mean none of them where they stand: a prize's, a measure's, a compound's."""

from __future__ import annotations

from itertools import chain, pairwise

from spacy.tokens import Token

from reader.analysis.grammar import phrases
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_BEST = word_set("best most")
"""Superlatives that prizes are named with."""
_RECIPROCAL = frozenset({("one", "another"), ("each", "other")})
_OF_RECIPROCAL = frozenset(chain.from_iterable(_RECIPROCAL))
_PLACES = word_set("country nation state city town village island province region district territory municipality")
_HYPHENS = frozenset({"-", "‑"})
_PARTICIPLES = frozenset({"VBN", "VBG", "VBD"})


def is_nobody(noun: Token) -> bool:
    """Whether a noun that can mean somebody surely means nobody where it stands."""
    return _is_reciprocal(noun) or _is_award(noun) or _is_joined(noun) or _is_size(noun)


def _is_award(noun: Token) -> bool:
    """Whether a noun in capitals with a superlative is a prize's name: "won *Best Supporting Actor*"."""
    before = noun.i
    while before and noun.doc[before - 1].text[:1].isupper() and not noun.doc[before].is_sent_start:
        before -= 1
        word = noun.doc[before]
        if word.lower_ in _BEST and not word.is_sent_start:
            return noun.text[:1].isupper()
    return False


def _is_joined(noun: Token) -> bool:
    """Whether a hyphen joins a noun to a participle, and so to what that tells of: "*police*-involved shootings"."""
    if noun.whitespace_ or noun.i + 2 >= len(noun.doc) or noun.nbor().text not in _HYPHENS or noun.nbor().whitespace_:
        return False
    after = noun.nbor(2)
    return after.is_lower and (after.tag_ in _PARTICIPLES or (after.pos_ == "ADJ" and after.text.endswith("ed")))


def _is_size(noun: Token) -> bool:
    """Whether people are only counted to say how large a place is: "a country of 17 million *people*"."""
    place = noun.head
    counted = any(c.dep_.startswith("nummod") for c in noun.children)
    behind = [p.lower_ for p in syntax.prepositions(noun)] == ["of"] and place.i < noun.i
    return counted and behind and phrases.is_plural(noun) and place.lower_ in _PLACES


def _is_reciprocal(word: Token) -> bool:
    """Whether a word is of a reciprocal pronoun: "in collaboration with *one another*"."""
    if word.lower_ not in _OF_RECIPROCAL:
        return False
    near = [t.lower_ for t in word.doc[max(0, word.i - 1) : word.i + 2]]
    return any(pair in _RECIPROCAL for pair in pairwise(near))
