"""The two sides of an event while they are gathered, and whom prepositions bring in on the other."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from reader.analysis.times.expressions import is_time
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

TOWARDS: dict[str, frozenset[str]] = {
    "conflict": word_set("on against at upon toward towards with over"),
    "life": frozenset(["of"]),
    "movement": frozenset(),
    "transaction": word_set("to for with from"),
    "business": frozenset(["with", "of"]),
    "contact": word_set("with to"),
    "personnel": frozenset(["of"]),
    "justice": word_set("against on into of at"),
    "agreement": word_set("with to from of on"),
    "policy": word_set("on against of"),
    "catastrophe": frozenset(["of"]),
    "competition": word_set("over against for with to"),
    "statement": word_set("to against of at on for"),
    "other": word_set("to against on of for"),
}
"""The prepositions that bring in the other side of an event of that type."""


@dataclass
class Heads:
    """The heads of the phrases of who acts and of whom that befalls."""

    who: list[Token] = field(default_factory=list)
    whom: list[Token] = field(default_factory=list)


def is_thing(token: Token) -> bool:
    """Whether a word can name a participant."""
    return token.pos_ in tags.REFERRING and not is_time(token)


def partners(word: Token, kind: str, *, only: bool = False) -> list[Token]:
    """Participants that prepositions bring in: "on US personnel", "with Iran", "against the bill"."""
    wanted = TOWARDS.get(kind, frozenset())
    if word.pos_ == "VERB":
        wanted = wanted - (
            {"with", "over"} if kind == "conflict" else {"of", "at", "for"} - {kind == "transaction" and "for"}
        )
        if only:
            wanted = frozenset(["with"]) if kind == "contact" else frozenset(["on", "against", "at"]) & wanted
    found = []
    for preposition, noun in syntax.obliques(word):
        if (
            preposition.lower_ in wanted
            and not (noun.i < word.i and word.pos_ == "VERB")
            and not is_time(noun)
            and noun.pos_ in tags.REFERRING
        ):
            found.extend(syntax.conjuncts(noun))
    return found
