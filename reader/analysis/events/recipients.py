"""Who is given what a verb is done to: one whom the event befalls too, however the phrase is brought in.

"To" brings in where somebody is taken, and who is given something ("sent *her* to the court", "sent *a letter* to the
court"): what is no person changes hands when it goes to those who act as persons do.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from reader.analysis.events import control
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.labels import PLACES
from reader.pipeline.tables import word_set

_GIVING: Final = word_set(
    """give hand pass sell pay lend loan lease rent cede concede grant award donate offer assign allot allocate present
    contribute entrust refund repay bequeath"""
)
"""Verbs with whom "to" brings in who has the object then, be that a place by its meaning."""
_BRINGING: Final = {
    "for": word_set("offer provide guarantee secure ensure supply allocate reserve"),
    "with": word_set("share exchange swap file lodge deposit register leave"),
}
"""By preposition the verbs with whom it brings in who is to have the object, too."""


def of(verb: Token) -> list[Token]:
    """The nouns that a verb's prepositions bring in as who is given what it is done to, in text order."""
    given = syntax.children(verb, "object", "passive subject")
    if not given or verb.pos_ not in tags.VERBS:
        return []
    handed = is_giving(verb) or not any(control.is_someone(g) for g in given)
    found = [noun for word, noun in syntax.obliques(verb) if _is_one(verb, word.lower_, noun, handed)]
    return [c for noun in found for c in syntax.conjuncts(noun)]


def is_giving(verb: Token) -> bool:
    """Whether a verb itself says that something changes hands, so that it is given even to what may be a place."""
    return lemma_of(verb) in _GIVING


def _is_one(verb: Token, word: str, noun: Token, handed: bool) -> bool:
    """Whether a preposition brings in a recipient; `handed` says whether the verb's object changes hands."""
    if word in _BRINGING:
        return lemma_of(verb) in _BRINGING[word] and control.is_someone(noun)
    if word != "to" or noun.ent_type_ in PLACES or not handed:
        return False
    return is_giving(verb) or control.is_someone(noun)
