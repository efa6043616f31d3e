"""Of which gender a clause tells its subject to be by the pronoun that follows: "*The senator* withdrew *his* bid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from reader.analysis.actors.agreement import may_be
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import antecedents, phrases
from reader.analysis.grammar.antecedents import Antecedents
from reader.analysis.words import nouns
from reader.analysis.words.pronouns import GENDERS
from reader.analysis.words.titles import Gender
from reader.pipeline import syntax

_LATEST = 20
"""Actors, those mentioned last, among whom people of the sentence before are looked for."""


def told(noun: Token, found: Antecedents) -> Gender | None:
    """The gender that "his" or "her" tells behind a subject in its sentence, if nobody else stands between and the
    pipeline's coreference holds it sure enough, though not likeliest, that the noun is meant. A "he" tells nothing: it
    may be another ("the lawyer said *he* would appeal")."""
    if nouns.gender(noun.text) or not syntax.is_a(noun, "subject", "passive subject"):
        return None
    for word in noun.doc[noun.i + 1 : noun.sent.end]:
        if (gender := GENDERS.get(word.lower_)) is not None:
            own = syntax.is_a(word, "possessor") and noun.i in found.of(word, antecedents.SURE)
            return gender if own else None
        if _is_somebody(word):
            return None
    return None


def tell_apart(noun: Token, chain: Chain, found: Antecedents) -> bool:
    """Whether somebody's gender is not the one that a subject's clause tells."""
    return chain.kind == "person" and chain.gender is not None and told(noun, found) not in (None, chain.gender)


def left(noun: Token, met: Met, sentences: Sequence[int], found: Antecedents) -> Chain | None:
    """Of the people named in the sentence before a subject, the only one of the gender that its clause tells, where
    those of the other are all else that it could mean and the pipeline's coreference speaks for that one too."""
    said = told(noun, found)
    if said is None:
        return None
    near = [c for c, last in _named(met) if sentences[noun.i] - sentences[last.head.i] == 1 and may_be(noun, c)]
    fit = [c for c in near if c.gender in (None, said)]
    if len(fit) != 1 or len(near) == 1 or fit[0].gender is None:
        return None
    return fit[0] if any(met.stands_at(fit[0], i) for i in found.evidence(noun)) else None


def _named(met: Met) -> Iterator[tuple[Chain, Reference]]:
    return ((c, last) for c, last in islice(met.recent(), _LATEST) if c.is_named and c.kind == "person")


def _is_somebody(word: Token) -> bool:
    """Whether a word is one person's name or a noun for one."""
    return word.ent_type_ == "PERSON" or (phrases.sort(word) == "person" and not phrases.is_plural(word))
