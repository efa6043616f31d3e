"""Whose act a clause says it is, where the parse does not call that its subject.

A relative pronoun stands for the noun before it. In "after a blaze *killed* ten" the tagger may take the verb for a
participle, and the parser the noun before it for anything: that noun stands between the clause's first word and a
verb with an object of its own, and can be its subject only. So it is between "with" and a participle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Token

from reader.analysis.events import control
from reader.analysis.times.expressions import is_time
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_OPENING: Final = word_set("after as because before since when while until once although though if whereas")
"""Words that begin a clause with a subject and a finite verb."""

_POINTING: Final = word_set("it this that these those there what who which")
"""Subjects that only point at the noun which is said of them."""

_WITH: Final = word_set("with without")


def misread(verb: Token) -> list[Token]:
    """The subject of a past tense in a clause of time or reason that the parse gives none; empty for other verbs."""
    if verb.tag_ not in tags.PAST or not any(o.i > verb.i for o in syntax.children(verb, "object")):
        return []
    if syntax.children(verb, "subject", "passive subject", "auxiliary"):
        return []
    before = [c for c in verb.lefts if syntax.is_a(c, "object", "oblique") and c.pos_ in tags.NOUNS and not is_time(c)]
    if not before:
        return []
    noun = before[-1]
    of_noun = syntax.prepositions(noun)
    opening = [t for t in (*verb.lefts, *of_noun) if t.lower_ in _OPENING and t.i < noun.i]
    return syntax.conjuncts(noun) if opening and set(of_noun) <= set(opening) else []


def absolute(verb: Token) -> list[Token]:
    """Who does what a participle behind a noun with "with" tells of that: "with *tensions* rising, they met"."""
    if verb.tag_ != "VBG" or not syntax.is_a(verb, "adverbial clause"):
        return []
    before = [c for c in verb.lefts if c.pos_ in tags.NOUNS and syntax.is_a(c, "object", "subject")]
    if not before:
        return []
    first = before[-1].left_edge
    opened = first.lower_ == "with" or (first.i > verb.sent.start and first.nbor(-1).lower_ == "with")
    return syntax.conjuncts(before[-1]) if opened else []


def undergoing(verb: Token) -> list[Token]:
    """Whom a past participle behind a noun with "with" befell: "with half *the votes* counted, they led".

    The tagger takes the participle for a past tense as gladly, but "with" opens no finite clause.
    """
    if verb.tag_ not in tags.PAST or syntax.children(verb, "auxiliary", "object", "indirect object"):
        return []
    own = [c for c in syntax.children(verb, "subject", "passive subject") if c.i < verb.i]
    opening = [t for c in (verb, *own) for t in (*syntax.children(c, "marker"), *syntax.prepositions(c))]
    with_it = any(t.lower_ in _WITH and t.i < own[0].i for t in opening) if own else False
    return [c for noun in own for c in syntax.conjuncts(noun)] if with_it else []


def own(verb: Token) -> list[Token]:
    """The nouns that are a verb's own subject, relative pronouns as what they stand for; empty if all are pronouns."""
    said = [c for subject in syntax.children(verb, "subject") for c in syntax.conjuncts(subject)]
    found = named(verb, said) or misread(verb) or absolute(verb)
    if not said and verb.tag_ == "VBG" and syntax.is_a(verb, "noun clause") and not is_marked(verb):
        found = _predicated(verb.head)
    return found if any(t.pos_ in tags.NOUNS or t not in said for t in found) else []


def named(verb: Token, subjects: Iterable[Token]) -> list[Token]:
    """A verb's subjects, relative pronouns as what they stand for."""
    clause = syntax.first_conjunct(verb)
    if not syntax.is_a(clause, "relative clause"):
        return list(subjects)
    meant = _predicated(clause.head) or [control.antecedent(clause)]
    return [m for s in subjects for m in (meant if s.tag_ in tags.RELATIVE else [s])]


def is_marked(verb: Token) -> bool:
    """Whether a word brings in the clause of a verb: "*after* leaving", "*that* they left"."""
    return bool(syntax.children(verb, "marker", "preposition"))


def _predicated(noun: Token) -> list[Token]:
    """Of whom a noun is said by "is": "*He* is a trader who cheats"; empty if of nobody: "it was he who cheated"."""
    if not syntax.children(noun, "copula") or noun.pos_ == "PROPN":
        return []
    return [s for s in syntax.subjects(noun) if s.lower_ not in _POINTING]
