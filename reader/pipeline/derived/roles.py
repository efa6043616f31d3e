"""Semantic roles by rules over a parse: subjects, objects and obliques, by voice, with the entities among them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reader.pipeline import reporting, syntax, tags
from reader.pipeline.derived.triggers import is_event_noun
from reader.pipeline.labels import PLACES, TIMES
from reader.pipeline.roles import Role
from reader.pipeline.tables import word_set

_ADVERBS_OF_TIME = word_set(
    "now then today tonight yesterday tomorrow already recently soon later earlier previously again once ago"
)
_OBJECT_CONTROL = reporting.ADDRESSEE_OBJECT | frozenset({"force", "allow", "help", "let", "make", "enable", "permit"})
"""Verbs whose object is the subject of the infinitive ("urged Iran to stop")."""


def roles(doc: Doc) -> tuple[Role, ...]:
    """(predicate, argument's head, role) by token numbers, ordered."""
    found: set[Role] = set()
    for token in doc:
        if token.pos_ == "VERB":
            found.update((token.i, argument.i, role) for argument, role in _verb(token))
        elif is_event_noun(token):
            found.update((token.i, argument.i, role) for argument, role in _noun(token))
    return tuple(sorted(found))


def _verb(verb: Token) -> Iterator[tuple[Token, str]]:
    passive = syntax.is_passive(verb)
    if passive:
        yield from ((t, "ARG1") for t in _referents(syntax.passive_subjects(verb), verb))
        yield from ((t, "ARG0") for t in syntax.agents(verb))
    else:
        yield from ((t, "ARG0") for t in _referents(_acting(verb), verb))
    yield from ((t, "ARG1") for t in _referents(syntax.objects(verb), verb))
    yield from ((t, "ARG2") for t in syntax.children(verb, "indirect object") if t.pos_ != "ADP")
    yield from ((t, "ARG1") for t in syntax.children(verb, "clause"))
    if syntax.is_a(verb, "noun clause") and not syntax.is_a(verb, "relative clause"):  # "men firing", "men armed by"
        yield verb.head, "ARG1" if passive else "ARG0"
    yield from _circumstances(verb)
    for child in syntax.children(verb, "auxiliary"):
        if child.tag_ == "MD":
            yield child, "ARGM-MOD"
    for child in verb.children:
        if child.lower_ in ("not", "n't", "n’t", "never"):
            yield child, "ARGM-NEG"


def _noun(noun: Token) -> Iterator[tuple[Token, str]]:
    yield from ((t, "ARG0") for t in syntax.agents(noun))
    yield from ((t, "ARG0") for t in syntax.children(noun, "possessor"))
    yield from ((t, "ARG1") for prep, t in syntax.obliques(noun) if prep.lower_ in ("of", "on", "against"))
    yield from _circumstances(noun)


def _circumstances(predicate: Token) -> Iterator[tuple[Token, str]]:
    for _, noun in syntax.obliques(predicate):
        if noun.ent_type_ in TIMES:
            yield noun, "ARGM-TMP"
        elif noun.ent_type_ in PLACES:
            yield noun, "ARGM-LOC"
    for child in syntax.children(predicate, "adverb"):
        if child.ent_type_ in TIMES or child.lower_ in _ADVERBS_OF_TIME:
            yield child, "ARGM-TMP"


def _acting(verb: Token) -> list[Token]:
    """The subjects of a verb; those of an infinitive are its governor's subjects or objects."""
    own = syntax.subjects(verb)
    if own or not syntax.is_a(verb, "open clause"):
        return own
    governor = verb.head
    objects = syntax.objects(governor)
    return objects if objects and governor.lemma_ in _OBJECT_CONTROL else syntax.subjects(governor)


def _referents(tokens: list[Token], verb: Token) -> list[Token]:
    """The tokens, relative pronouns replaced by the noun that they refer to."""
    relative = syntax.is_a(verb, "relative clause")
    return [verb.head if relative and t.tag_ in tags.RELATIVE else t for t in tokens]
