"""By whom something is done: what "by" brings in behind a passive, whatever the parse hangs that on.

"a fire set off *by a spark*": "by" right behind a participle brings in who does what that tells, not whose the noun
before is. A time, a measure and a bare noun of means are nobody: "sold *by Monday*", "up *by 5%*", "sent *by mail*".
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from reader.analysis.events import control
from reader.analysis.times.expressions import is_time
from reader.pipeline import syntax, tags

_MEASURES: Final = frozenset(["PERCENT", "QUANTITY", "MONEY", "CARDINAL", "ORDINAL", "DATE", "TIME"])


def of(verb: Token) -> list[Token]:
    """The nouns that "by" brings in as who does what a passive tells, in text order."""
    return [c for noun in _brought(verb) if _is_doer(noun) for c in syntax.conjuncts(_borne(verb, noun))]


def _borne(verb: Token, office: Token) -> Token:
    """The person's name right behind what "by" brings in, which the parser takes for the passive's subject: "led by
    Chief of Staff *Ana Ruiz*"; what is brought in if there is none."""
    after = office.right_edge.i + 1
    told = (s for s in syntax.passive_subjects(verb) if s.i > verb.i and s.left_edge.i == after)
    return next((s for s in told if s.ent_type_ == "PERSON"), office)


def _brought(verb: Token) -> list[Token]:
    hung = [(word, noun) for word, noun in syntax.obliques(verb) if word.lower_ == "by" and noun.pos_ in tags.NOMINAL]
    own = [noun for word, noun in hung if word.i < verb.i or word.nbor(-1) == verb or word.nbor(-1).tag_ != "VBN"]
    if own or verb.tag_ not in tags.PAST or verb.i + 1 >= verb.sent.end:
        return own
    word = verb.nbor()
    noun = word.head
    brought = word.lower_ == "by" and noun.i > word.i and word in syntax.prepositions(noun)
    return [noun] if brought and noun.pos_ in tags.NOMINAL else []


def _is_doer(noun: Token) -> bool:
    if is_time(noun) or noun.ent_type_ in _MEASURES:
        return False
    bare = noun.tag_ == "NN" and noun.left_edge.i >= noun.i - 1 and not noun.ent_type_  # its preposition stands before
    return not bare or syntax.is_a(noun, "agent") or control.is_someone(noun)
