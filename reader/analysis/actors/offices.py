"""Who is said to become what a noun says ("Roe was sworn in *as mayor*"), and who is named with an office later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Token

from reader.analysis.actors.chains import Chain, Description
from reader.analysis.grammar import phrases
from reader.analysis.words import nouns, titles
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_OTHERWISE = word_set("former ex late next new then another other deputy vice assistant")
"""What keeps an office from being the one that somebody is named with later."""
_BECOMING = word_set("become remain stay")
_SERVING = word_set("serve act work double")
_MAKING = word_set(
    "appoint elect name nominate swear install choose select pick confirm crown declare make promote hire recruit sign"
)


def _who_becomes(verb: Token) -> list[Token]:
    """The subjects of a verb of becoming, or of those it is a complement of ("*Roe*, who is expected to become")."""
    while not (found := [*syntax.subjects(verb), *syntax.passive_subjects(verb)]) and syntax.is_a(verb, "open clause"):
        if objects := syntax.objects(verb.head):
            return [] if verb.head == verb else objects  # "they asked *Roe* to become"
        verb = verb.head
    return [_referred(t) for t in found]


def _referred(subject: Token) -> Token:
    """Whom a relative pronoun stands for."""
    clause = subject.head
    return clause.head if subject.tag_ in tags.RELATIVE and syntax.is_a(clause, "relative clause") else subject


class Offices:
    """Who is described by which noun, with which words that narrow it down."""

    def __init__(self, chains: Iterable[Chain]) -> None:
        self._held: defaultdict[tuple[str, frozenset[str]], set[Chain]] = defaultdict(set)
        for chain in chains:
            for description in chain.descriptions:
                self.note(chain, description)

    def note(self, chain: Chain, description: Description) -> None:
        """Know of one more description of an actor."""
        if chain.kind == "person":
            self._held[description.noun, description.modifiers].add(chain)

    def named_later(self, noun: Token) -> Chain | None:
        """The one person whom the text gives an office, in the same words, only behind a noun for it: "*The Gender
        Minister* spoke … Gender Minister Ann Lee". None where it is somebody's former office, or one under another."""
        if not titles.is_title(noun.text) or syntax.children(noun, "apposition"):
            return None
        narrowed = phrases.modifiers(noun)
        held = self._held.get((nouns.singular(noun.text), narrowed), ())
        if not narrowed or narrowed & _OTHERWISE or len(held) != 1:
            return None
        (chain,) = held
        first = chain.references[0].span
        return chain if first.start > noun.i and first.sent.start > noun.i else None


def holders(noun: Token) -> list[Token]:
    """The words that say who becomes, is made or serves as what a noun says; empty where nobody does."""
    verb = noun.head
    lemma = lemma_of(verb)
    prepositions = [p.lower_ for p in syntax.prepositions(noun)]
    if syntax.is_a(noun, "open clause", "copular complement") and not prepositions and lemma in _BECOMING:
        return _who_becomes(verb)
    if prepositions == ["as"] and lemma in _SERVING:
        return syntax.subjects(verb)
    made = prepositions == ["as"] or (syntax.is_a(noun, "open clause") and not prepositions)
    if not made or lemma not in _MAKING:
        return []
    return syntax.passive_subjects(verb) if syntax.is_passive(verb) else syntax.objects(verb)
