"""Whose somebody is whom a description means: "her coach" is hers, and neither herself nor another's coach."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reader.analysis.actors.chains import Chain
from reader.analysis.actors.recency import Met
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.words import nouns
from reader.analysis.words.pronouns import GENDERS
from reader.pipeline import syntax

_TITLES = ("nmod:desc", "flat", "appos")
_MOST = 3
"""So many of the words that a pronoun may mean are looked at."""


class Owners:
    """The actors `met` whose somebody a noun phrase is, by its possessor or by what follows "of", if that is known.

    A possessive pronoun is whose the pipeline's coreference says first, but nobody's of another gender.
    """

    def __init__(self, noun: Token, met: Met, antecedents: Antecedents) -> None:
        self._noun, self._met, self._antecedents = noun, met, antecedents
        self.own = self._of(noun)
        """The owners, those met."""

    def forbid(self, chain: Chain) -> bool:
        """Whether the phrase cannot mean the actor: an owner itself, or last called another's; nor is one of several
        the several ("the families", "her family")."""
        if any(owner is chain for owner in self.own):
            return True
        last = self._met.last_described(chain)
        if last is None:
            return False
        if self._noun.lower_ != last.lower_ and nouns.singular(self._noun.text) == nouns.singular(last.text):
            return True
        if _genders(self._noun) and _genders(last) and _genders(self._noun) != _genders(last):
            return True
        others = self._of(last) if self.own else []
        return bool(others) and not any(one is other for one in self.own for other in others)

    def _of(self, noun: Token) -> list[Chain]:
        return [chain for owner in possessors(noun) for chain in next(self._standing(owner), ())]

    def likely(self) -> list[Chain]:
        """All who may be an owner, the likeliest first: a pronoun can mean several."""
        return [c for owner in possessors(self._noun) for chains in self._standing(owner) for c in chains]

    def _standing(self, owner: Token) -> Iterator[list[Chain]]:
        """The actors at the words that a possessor may mean, the likeliest first."""
        if owner.pos_ != "PRON":
            yield self._met.standing(owner.i)
            return
        gender = GENDERS.get(owner.lower_)
        found = [self._at(owner.doc[i]) for i in self._antecedents.of(owner, 0.0)[:_MOST]]
        for known in (gender, None) if gender else (None,):
            for chains in found:
                fit = [chain for chain in chains if chain.gender == known] if gender else chains
                if fit:
                    yield fit

    def _at(self, word: Token) -> list[Chain]:
        """The actors at a word, or whose name it stands before ("her *lawyer* Ann Lee")."""
        beside = (word.head, *word.children) if word.dep_ in _TITLES else word.children
        named = (t for t in beside if t.dep_ in _TITLES or word.dep_ in _TITLES)
        return self._met.standing(word.i) or next((c for t in named if (c := self._met.standing(t.i))), [])


def _genders(noun: Token) -> set[str]:
    """Of which gender a possessive pronoun says that somebody's owner is."""
    return {said for owner in possessors(noun) if (said := GENDERS.get(owner.lower_)) is not None}


def possessors(noun: Token) -> Iterator[Token]:
    """Whose somebody a noun phrase says that it is."""
    for child in noun.children:
        if syntax.is_a(child, "possessor") or [p.lower_ for p in syntax.prepositions(child)][:1] == ["of"]:
            yield child
