"""What part a noun phrase plays in its sentence: does it act, suffer, speak, or only say where?"""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from reader.analysis.folding import word_set
from reader.pipeline import reporting, syntax

Part = Literal["subject", "undergoer", "agent", "object", "possessor", "party", "place", "modifier", "other"]
"""Subject, passive subject, "by" agent, object, possessor, other party ("with Iran"), place, premodifier, the rest."""

_PLACING = word_set(
    """in at near from to across around outside inside within through throughout over into onto toward towards via
    above beneath below along beyond off on"""
)
_PARTY = word_set("with against between among by for under upon than")
_TARGETED = word_set("on to at")
_NAMED = frozenset({"LOC", "GPE", "ORG", "PERSON", "NORP"})
ACTING: frozenset[Part] = frozenset(("subject", "undergoer", "agent", "object", "party", "possessor"))
"""The parts in which a noun phrase takes part in what is told."""


def part(token: Token) -> Part:
    """The part that the noun phrase headed by `token` plays; a conjunct plays its first conjunct's."""
    head = syntax.first_conjunct(token)
    while syntax.is_a(head, "apposition") and head.head is not head:
        head = syntax.first_conjunct(head.head)
    if syntax.is_a(head, "subject"):
        return "subject"
    if syntax.is_a(head, "passive subject"):
        return "undergoer"
    if syntax.is_a(head, "agent"):
        return "agent"
    if syntax.is_a(head, "object", "indirect object"):
        return "object"
    if syntax.is_a(head, "possessor"):
        return "possessor"
    case = [p.lower_ for p in syntax.prepositions(head)]
    if head.dep_ == "pobj" or (head.dep_.startswith(("obl", "nmod")) and case):
        if case[0] in _PARTY or (case[0] in _TARGETED and head.ent_type_ in _NAMED and _is_target(head)):
            return "party"
        return "place" if case[0] in _PLACING else "other"
    if syntax.is_a(head, "compound", "adjective") or head.dep_ in ("nmod:desc", "nmod"):
        return "modifier"
    return "other"


def _is_target(noun: Token) -> bool:
    """Whether "to" or "on" names who is addressed or struck ("told to", "sanctions on Iran"), not where."""
    return noun.head.pos_ == "NOUN" or reporting.kind(noun.head.lemma_.lower()) is not None


def governor(token: Token) -> Token:
    """The verb or noun that the noun phrase, or the coordination it is in, depends on."""
    return syntax.first_conjunct(token).head


def speaks(token: Token) -> bool:
    """Whether the noun phrase is the subject of a reporting verb."""
    head = syntax.first_conjunct(token)
    return syntax.is_a(head, "subject") and reporting.kind(head.head.lemma_.lower()) is not None


def modifiers(noun: Token) -> frozenset[str]:
    """The content words that narrow a noun down, folded to lower case: premodifiers and "of" complements."""
    found: set[str] = set()
    for child in noun.children:
        if syntax.is_a(child, "compound", "adjective", "possessor") or child.dep_ in ("nmod:desc", "nmod"):
            found.update(t.lower_ for t in child.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ", "X", "VERB"))
    return frozenset(found)
