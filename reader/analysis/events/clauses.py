"""What the grammar of a clause settles, whatever the scores lean to.

Words of other clauses are what the scores most often take too much: a clause that names who acts, or that leaves it
unsaid by its passive voice, has nobody else's subject for its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TypeAlias

from spacy.tokens import Token

from reader.analysis.events import control
from reader.analysis.events.participants import Parts, is_fronted_participle
from reader.pipeline import syntax, tags

Chances: TypeAlias = Mapping[int, float]
"""By the positions of words how sure it is that they are what a side asks for."""


def settle(verb: Token, rules: Parts, who: Chances, whom: Chances) -> tuple[dict[int, float], dict[int, float]]:
    """Those of the words chosen as who and whom that the verb's clause allows; `rules` is what its grammar names.

    A noun that is the subject of an active verb has no other noun beside it. A passive's subject is whom it befalls,
    and who does it is said with "by", or is the subject of what the passive's clause belongs to: not who reports it
    ("he said that they *were warned*"), and none who stands elsewhere ("they met the mayor and *were interviewed*").
    """
    fronted = is_fronted_participle(verb)
    if not (fronted or syntax.is_passive(verb)):
        own = _own_subjects(verb)
        return {i: c for i, c in who.items() if i in own} if own & who.keys() else dict(who), dict(whom)
    said = bool(syntax.children(syntax.first_conjunct(verb), "passive auxiliary"))
    subjects = syntax.passive_subjects(verb) if said else []
    befallen = {s.i: who[s.i] for s in subjects if s.i in who and s.i < verb.i}
    if fronted:
        befallen |= {s.i: 1.0 for s in control.subject(verb)}
    near = {t.i for t in (*verb.subtree, *rules.who, *_doers_above(verb))} - befallen.keys()
    return {i: c for i, c in who.items() if i in near or _is_agent(verb.doc[i])}, {**befallen, **whom}


def _own_subjects(verb: Token) -> Set[int]:
    """The positions of the nouns that are a verb's own subject; pronouns leave open what they stand for."""
    own = [c for subject in syntax.children(verb, "subject") for c in syntax.conjuncts(subject)]
    return {t.i for t in own} if any(t.pos_ in tags.NOUNS for t in own) else frozenset()


def _doers_above(verb: Token) -> Iterator[Token]:
    """The subjects of the verbs that a verb's clause belongs to: no clause of its own time or of somebody's words."""
    for below in (verb, *syntax.ancestors(verb)):
        if syntax.is_a(below, "clause", "adverbial clause"):
            return
        yield from syntax.subjects(below.head)


def _is_agent(noun: Token) -> bool:
    return any(p.lower_ == "by" for p in syntax.prepositions(noun))
