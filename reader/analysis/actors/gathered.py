"""Several people told in other words again: "a team of *scientists*", "private schools in the city … *schools*"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from reader.analysis.actors import agreement, candidates, restricted
from reader.analysis.actors.chains import Chain, Description
from reader.analysis.actors.recency import Met
from reader.analysis.grammar import phrases
from reader.analysis.words import nouns
from reader.analysis.words.determiners import SOME
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_GATHERING = word_set(
    """
    group team crowd delegation panel gang band bunch squad mob crew circle coalition alliance network community cluster
    handful couple pair trio dozen score hundred thousand million contingent convoy army wave throng cohort
    """
)
"""Nouns that gather those behind "of", and say no more of them."""

_GENERAL = word_set("person people member other man woman child official group")
"""Nouns that are said of so many that those called so before need not be meant."""
_FEW = 4
"""So many mentions are looked at for an "and"."""


def by(noun: Token) -> Token | None:
    """The noun that gathers those whom a plural behind "of" means, if one does: no others are these but they."""
    if not phrases.is_plural(noun) or candidates.determiner(noun) not in ("bare", "counted"):
        return None
    if [p.lower_ for p in syntax.prepositions(noun)] != ["of"] or nouns.singular(noun.head.text) not in _GATHERING:
        return None
    return noun.head if noun.head.i < noun.i and phrases.sort(noun) is not None else None


def those(noun: Token) -> Iterator[Token]:
    """The plurals that a noun gathers."""
    return (part for _, part in syntax.obliques(noun) if by(part) == noun)


def again(noun: Token, asked: Description, known: Sequence[Chain], met: Met) -> Chain | None:
    """The only group of those `known` by a word, which a bare plural by it means in a later sentence if its words
    narrow it down less: "*private schools* in the city … *schools*"."""
    if candidates.determiner(noun) != "bare" or nouns.singular(noun.text) in _GENERAL or asked.countries:
        return None
    if (
        syntax.is_a(noun, "compound")
        or restricted.is_narrowed(noun)
        or any(child.dep_.startswith("acl") for child in noun.children)
    ):
        return None
    groups = [chain for chain in known if chain.kind == "group"]
    if len(groups) != 1 or not agreement.agrees(noun, groups[0]):
        return None
    if met.between(groups[0], phrases.sentence_start(noun)):
        return None
    if any(syntax.is_a(t, "coordinator") for r in groups[0].references[:_FEW] for t in r.span):
        return None  # "unionist and nationalist leaders" are not all "nationalist leaders"
    wider = [d for d in groups[0].descriptions if nouns.family(d.noun) == nouns.family(asked.noun)]
    return groups[0] if any(asked.modifiers < d.modifiers and _is_open(d) for d in wider) else None


def _is_open(description: Description) -> bool:
    """Whether no number says that only some are meant."""
    return description.counted is None or description.counted in SOME
