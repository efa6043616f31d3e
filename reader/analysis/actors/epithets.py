"""Whom a text varies its main name with: "Trump claims … The Republican nominee insists …"."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from reader.analysis.actors import phrases
from reader.analysis.actors.chains import Chain
from reader.analysis.words import nouns
from reader.analysis.words.folding import word_set
from reader.pipeline import syntax

_EPITHETS = word_set(
    """
    nominee candidate contender front-runner frontrunner challenger incumbent hopeful billionaire millionaire tycoon
    mogul magnate businessman businesswoman entrepreneur star superstar singer rapper musician actor actress
    comedian striker midfielder defender forward winger goalkeeper footballer golfer boxer sprinter politician
    statesman leader lawmaker congressman congresswoman veteran laureate novelist author artist celebrity champion
    """
)
"""What a person is over years: a second such person would be introduced by name."""
_REACH = 2  # sentences
_SHARE = 0.5


def bearer(noun: Token, chains: Iterable[Chain]) -> Chain | None:
    """The person that a definite epithet without a bearer varies the name of; None where that is not sure.

    It must be a subject, and the person the one whom most names of people before it are of, the last one named, in
    one of the two sentences before, and said to be nothing else of the kind.
    """
    if nouns.singular(noun.text) not in _EPITHETS or not syntax.is_a(noun, "subject", "passive subject"):
        return None
    people = [c for c in chains if c.kind == "person" and c.is_named]
    counts = {id(c): sum(r.form == "name" and r.head.i < noun.i for r in c.references) for c in people}
    if not people or not any(counts.values()):
        return None
    main = max(people, key=lambda c: counts[id(c)])
    last = max(people, key=lambda c: reference.head.i if (reference := c.before(noun)) else -1)
    reference = main.before(noun)
    if main is not last or reference is None or counts[id(main)] < _SHARE * sum(counts.values()):
        return None
    between = sum(1 for t in noun.doc[reference.head.i + 1 : noun.i + 1] if t.is_sent_start)
    if not 1 <= between <= _REACH or phrases.part(reference.head) not in ("subject", "undergoer", "possessor"):
        return None
    family = nouns.family(noun.text)
    other = any(c is not main and any(nouns.family(d.noun) == family for d in c.descriptions) for c in people)
    return None if other else main
