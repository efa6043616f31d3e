"""What the grammar of an event noun's own phrase settles about who acts, whatever the scores lean to.

"It followed *similar moves by rivals*", "after *the group's release* of an album": a noun that names who acts, by "by"
or by a possessor, has nobody else of its sentence who does.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from reader.analysis.events.participants import Parts
from reader.pipeline import syntax, tags


def settle(noun: Token, rules: Parts, who: Mapping[int, float]) -> dict[int, float]:
    """Those of the words chosen as who that the phrase of a noun allows; `rules` is what its grammar names."""
    named = {t.i for t in _named(noun)} & {t.i for t in rules.who} & who.keys()
    if not named:
        return dict(who)
    beside = {b.i for i in named for b in syntax.children(noun.doc[i], "apposition", "compound")}
    return {i: chance for i, chance in who.items() if i in named or i in beside}


def _named(noun: Token) -> list[Token]:
    """Whom a noun's own phrase names by what is no pronoun: its possessor, or who "by" brings in."""
    own = [*syntax.children(noun, "possessor"), *syntax.agents(noun)]
    own += [n for p, n in syntax.obliques(noun) if p.lower_ in ("by", "between")]
    return [c for t in own for c in syntax.conjuncts(t) if c.pos_ in tags.NOUNS]
