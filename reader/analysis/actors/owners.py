"""Whose somebody is whom a description means: "her coach" is hers, and neither herself nor another's coach."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reader.analysis.actors.chains import Chain
from reader.analysis.actors.recency import Met
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.words import nouns
from reader.pipeline import syntax


class Owners:
    """The actors `met` whose somebody a noun phrase is, by its possessor or by what follows "of", if that is known.

    A possessive pronoun is whose the pipeline's coreference says first.
    """

    def __init__(self, noun: Token, met: Met, antecedents: Antecedents) -> None:
        self._noun, self._met, self._antecedents = noun, met, antecedents
        self._own = self._of(noun)

    def forbid(self, chain: Chain) -> bool:
        """Whether the phrase cannot mean the actor: an owner itself, or last called another's; nor is one of several
        the several ("the families", "her family")."""
        if any(owner is chain for owner in self._own):
            return True
        last = self._met.last_described(chain)
        if last is None:
            return False
        if self._noun.lower_ != last.lower_ and nouns.singular(self._noun.text) == nouns.singular(last.text):
            return True
        others = self._of(last) if self._own else []
        return bool(others) and not any(one is other for one in self._own for other in others)

    def _of(self, noun: Token) -> list[Chain]:
        found = (chain for owner in _possessors(noun) for i in self._standing(owner) for chain in self._met.standing(i))
        return list(found)

    def _standing(self, owner: Token) -> list[int]:
        return self._antecedents.of(owner, 0.0)[:1] if owner.pos_ == "PRON" else [owner.i]


def _possessors(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if syntax.is_a(child, "possessor") or [p.lower_ for p in syntax.prepositions(child)][:1] == ["of"]:
            yield child
