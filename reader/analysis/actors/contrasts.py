"""What tells a description from others: another role, another kind of body, or other words that narrow it down."""

from __future__ import annotations

from spacy.tokens import Token

from reader.analysis.actors import agreement
from reader.analysis.actors.chains import Chain, Description
from reader.analysis.grammar import phrases
from reader.analysis.words import nouns, titles
from reader.pipeline import syntax
from reader.pipeline.tables import word_set

_ANYBODY = word_set(
    """person man woman child kid boy girl adult youth member other one victim citizen resident local participant
    attendee guest visitor worker employee staffer colleague official leader expert representative supporter"""
)
"""What people can be called beside what they do."""

_KINDS = tuple(
    map(
        word_set,
        (
            "government administration regime cabinet",
            "court tribunal chamber",
            "parliament senate congress assembly legislature house",
            "commission committee panel inquiry council board",
            "ministry department secretariat office",
            "university college school institute academy",
            "police constabulary force",
            "union federation association confederation guild brotherhood",
            "management",
        ),
    )
)
"""Kinds of bodies, each with the words that news has for it; a name or a description says of which it is."""
_NEVER = word_set("agency authority bank bureau party company corporation firm club trust")
"""Kinds that are none of those."""


_DOZENS = word_set("dozens scores hundreds thousands millions")
"""Numbers that count anew whoever they count."""


def are_others(noun: Token, how: str, by: Description, chain: Chain) -> bool:
    """Whether a description's words keep it from meaning a chain."""
    if _is_elder(noun, how, chain):
        return True
    if is_another_kind(noun, chain):
        return True
    if counts_anew(noun):
        return True
    return not chain.is_named and (
        _is_another_role(noun, chain) or _is_of_others(how, by, chain) or _holds_another_office(by, chain)
    )


def counts_anew(noun: Token) -> bool:
    """Whether a number alone means some not met before: "*dozens* were hurt", after "dozens of children"."""
    bare = not syntax.children(noun, "determiner", "possessor", "adjective")
    return bare and noun.lower_ in _DOZENS and not any(c.i > noun.i for c in syntax.children(noun, "oblique"))


def _is_elder(noun: Token, how: str, chain: Chain) -> bool:
    """Whether a noun says whose elder somebody is, and a chain was only described as a child: "his *father*" is not "a
    boy"; a girl may be "the mother"."""
    elder = nouns.is_elder(noun.text) and (how in ("own", "possessed") or noun.lower_ != "mother")
    described = {d.noun for d in chain.descriptions}
    return elder and bool(described) and all(map(nouns.is_young, described))


def is_another_kind(noun: Token, chain: Chain) -> bool:
    """Whether a noun is one kind of body, and one met is called by its name or else only others: "the government" is no
    "Water Department", nor is "the management" "the union"."""
    kind = next((words for words in _KINDS if nouns.singular(noun.text) in words), None)
    if kind is None or chain.kind != "organization":
        return False
    names = (r.span for r in chain.references[: agreement.NAMES] if r.form == "name")
    said = {nouns.singular(t.text) for span in names for t in span} | {d.noun for d in chain.descriptions}
    return said.isdisjoint(kind) and not said.isdisjoint(_NEVER.union(*_KINDS))


def _is_another_role(noun: Token, chain: Chain) -> bool:
    """Whether a plural is of people in one role, and the several that a chain means were only called by others: "the
    teachers" are not "students"."""
    role = nouns.singular(noun.text)
    if chain.kind != "group" or not phrases.is_plural(noun) or nouns.sort(role) != "person" or role in _ANYBODY:
        return False
    known = {nouns.singular(d.noun) for d in chain.descriptions}
    if not known or not all(nouns.sort(word) == "person" and word not in _ANYBODY for word in known):
        return False
    return nouns.family(role) not in set(map(nouns.family, known))


def _holds_another_office(by: Description, chain: Chain) -> bool:
    """Whether an office of something is asked for, and somebody without a name was only called by other ones, of
    something else: "the finance minister" is not "the bank's governor"."""
    if chain.kind != "person" or not titles.is_title(by.noun) or not by.modifiers or not chain.descriptions:
        return False
    return all(
        titles.is_title(d.noun)
        and nouns.family(d.noun) != nouns.family(by.noun)
        and d.modifiers
        and d.modifiers.isdisjoint(by.modifiers)
        for d in chain.descriptions
    )


def _is_of_others(how: str, by: Description, chain: Chain) -> bool:
    """Whether words narrow a description down that are others than each that narrows the chain by the same noun: "a
    state judge" is not "a federal judge", nor are "drug companies" "insurance companies"."""
    if chain.kind != "group" and how != "indefinite":
        return False
    alike = [d.modifiers for d in chain.descriptions if nouns.family(d.noun) == nouns.family(by.noun)]
    return bool(alike) and not any(by.modifiers <= known or known <= by.modifiers for known in alike)
