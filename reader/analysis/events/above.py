"""Who takes part in what a noun tells, by the verb that the noun is a complement of.

Who answers a call is the one who was called, who says something in an interview was interviewed, and who faces charges
was charged; who speaks at a conference or addresses it takes part in it; who condemns an attack did not attack.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from reader.analysis.events import control, recipients
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set

_ANSWERING: Final = word_set("answer respond reply react")
_RECEIVING: Final = word_set("receive face undergo suffer endure survive escape incur attract draw earn")
"""Verbs whose subject is whom their object befalls, but where it is a contest that both take part in."""
_JUDGING: Final = word_set(
    """deny reject dismiss refute dispute condemn denounce deplore decry criticise criticize slam blast question
    welcome praise applaud hail laud celebrate mourn lament regret resent fear respond react object concur"""
)
"""Verbs of what one thinks of a deed, which is another's."""
_OF_DEEDS: Final = word_set("to at against with over about")
ASKING: Final = word_set(
    """request call question query inquiry enquiry appeal letter message email invitation summons demand plea
    ultimatum challenge offer proposal"""
)
"""What is answered by the one whom it was meant for: "reports" are for everybody."""
_ADDRESSING: Final = word_set("tell address")
_QUESTIONS: Final = word_set("interview questioning interrogation")
_SCENES: Final = {"contact": word_set("in at during"), "statement": word_set("in during")}
"""By type the prepositions of what somebody says something in: not of "at his *request*"."""


def doers(noun: Token, kind: str) -> list[Token]:
    """Whom the verb above a noun makes one who does what the noun tells, `kind` being its type."""
    verb = _verb(noun)
    if verb is None:
        return []
    if lemma_of(noun) in _QUESTIONS:  # "said in an interview with the paper"
        return [c for p, n in syntax.obliques(noun) if p.lower_ in ("with", "by") for c in syntax.conjuncts(n)]
    if syntax.is_a(noun, "oblique"):
        return _subjects(verb) if _is_scene(noun, kind) else []
    return _subjects(verb) if kind == "contact" and lemma_of(verb) in _ADDRESSING else []


def undergoers(noun: Token, kind: str) -> list[Token]:
    """Whom the verb above a noun makes the one to whom what the noun tells was done."""
    verb = _verb(noun)
    if verb is None:
        return _receivers(noun, kind)
    if lemma_of(noun) in _QUESTIONS:
        return _subjects(verb) if _is_scene(noun, kind) else []
    if lemma_of(verb) in _RECEIVING and kind != "competition" and not syntax.is_a(noun, "oblique"):
        return _subjects(verb)
    if lemma_of(noun) not in ASKING:
        return []
    answered = not syntax.is_a(noun, "oblique") or any(p.lower_ == "to" for p in syntax.prepositions(noun)[:1])
    return _subjects(verb) if answered and lemma_of(verb) in _ANSWERING else []


def onlookers(noun: Token) -> list[Token]:
    """Whom the verb above a noun makes one who only judges what the noun tells."""
    verb = _verb(noun)
    if verb is None or lemma_of(verb) not in _JUDGING or syntax.children(verb, "indirect object"):
        return []
    judged = not syntax.is_a(noun, "oblique") or any(p.lower_ in _OF_DEEDS for p in syntax.prepositions(noun)[:1])
    return _subjects(verb) if judged else []


def given(noun: Token) -> list[Token]:
    """Who is given something in the clause that a noun only says the scene of: "handed *to the mayor* at a gala"."""
    first = syntax.first_conjunct(noun)
    scene = syntax.is_a(first, "oblique") and first.head.pos_ in tags.VERBS
    return [t for t in recipients.of(first.head) if t != first] if scene else []


def _receivers(noun: Token, kind: str) -> list[Token]:
    """Whom a passive says to have received what a noun tells: "the attack was *suffered by a clinic*"."""
    verb = syntax.first_conjunct(noun).head
    passive = syntax.is_a(syntax.first_conjunct(noun), "passive subject") and syntax.is_passive(verb)
    return syntax.agents(verb) if passive and lemma_of(verb) in _RECEIVING and kind != "competition" else []


def _is_scene(noun: Token, kind: str) -> bool:
    said = _SCENES.get(kind, frozenset())
    return syntax.is_a(noun, "oblique") and any(p.lower_ in said for p in syntax.prepositions(noun)[:1])


def _verb(noun: Token) -> Token | None:
    """The active verb that a noun is a complement of."""
    first = syntax.first_conjunct(noun)
    verb = first.head
    complement = syntax.is_a(first, "object", "oblique") and verb.pos_ in tags.VERBS
    return verb if complement and not syntax.is_passive(verb) else None


def _subjects(verb: Token) -> list[Token]:
    return syntax.subjects(verb) or control.subject(verb)
