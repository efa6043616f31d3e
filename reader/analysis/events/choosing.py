"""Who takes part in an event, where and when it happens, by everything that is known of it.

Candidates are what the grammar's rules name (`participants`, `filling`) and the words that the network leans to most.
Each is described by both, and by how far it stands from the trigger; the weights come from articles annotated in full.
A pipeline without such a head leaves what the rules say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from spacy.tokens import Doc, Span, Token

from reader.analysis import ranker
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import circumstances, filling, participants
from reader.analysis.events.participants import Parts
from reader.analysis.events.roles import Roles
from reader.analysis.ranker import Features
from reader.analysis.times.expressions import is_time
from reader.pipeline import syntax
from reader.pipeline.participants import SIDES

Odds: TypeAlias = Mapping[int, Sequence[float]]
"""By token the logarithms of the odds that it says who, whom, where and when, in the order of `SIDES`."""

NAMES: Final[Mapping[str, str]] = {"who": "who", "whom": "whom", "where": "place", "when": "time"}
"""The ranker's decision for each side."""
MOST: Final = 4
"""So many of the network's words are candidates of a side."""
_BOTH: Final = 2.0
"""Whom something is done to is where it happens too ("visited Malta"), unless it is so many times as surely the one."""
_LEAST: Final = -4.0
_NOTHING: Final = (-6.0,) * len(SIDES)
"""The odds of a word that the network hardly thinks of."""


class Leanings:
    """The network's odds, by trigger."""

    def __init__(self, doc: Doc) -> None:
        rows = doc._.participants if Doc.has_extension("participants") else None
        self.known = rows is not None
        self._rows = rows if rows is not None else np.zeros((0, 2 + len(SIDES)), np.int32)

    def of(self, trigger: Token) -> Odds:
        """The odds of the words of the trigger's sentence; those that are not there have none worth telling."""
        low, high = np.searchsorted(self._rows[:, 0], (trigger.i, trigger.i + 1))
        rows = self._rows[low:high]
        return dict(zip(rows[:, 1].tolist(), (rows[:, 2:] / 1000).tolist(), strict=True))


class Candidate(NamedTuple):
    """The head of a phrase that may be what a side asks for, and what is known of it."""

    head: Token
    features: Features


def find(trigger: Token, kind: str, roles: Roles, leanings: Leanings, index: ActorIndex, triggers: Set[int]) -> Parts:
    """The participants, places and times of the event that `trigger` tells, `kind` being its type.

    `triggers` are the positions of all triggers of the text.
    """
    rules = filling.find(trigger, kind, roles, index, triggers)
    if not leanings.known:
        return rules
    odds = leanings.of(trigger)
    chosen: dict[str, dict[int, float]] = {}
    for side in SIDES:
        some = candidates(side, trigger, rules, odds)
        chances = ranker.scorer(NAMES[side]).chances([c.features for c in some])
        told = _together({c.head: chance for c, chance in zip(some, chances, strict=True)}, rules)
        chosen[side] = {t.i: chance for t, chance in told.items() if chance >= ranker.THRESHOLDS[NAMES[side]]}
    who, whom = (_surer(trigger.doc, chosen[a], chosen[b], index) for a, b in (("who", "whom"), ("whom", "who")))
    who, whom = _apart(who, chosen["who"]), _apart(whom, chosen["whom"])
    if syntax.is_a(trigger, "adjective"):
        who, whom = _beside(trigger, who, whom)
    gone = {t.i for t in who} | {
        i for i, chance in chosen["whom"].items() if chance > _BOTH * chosen["where"].get(i, 1.0)
    }
    chosen["where"] = {i: chance for i, chance in chosen["where"].items() if i not in gone}
    for side in filling.SIDES:
        chosen[side] = {i: chance for i, chance in chosen[side].items() if _may_be(side, trigger.doc[i])}
    where, when = (_spans(trigger.doc, getattr(rules, side), chosen[side]) for side in filling.SIDES)
    return filling.without_terms(participants.tidy(trigger, who, whom, where, when), kind)


def _together(chances: Mapping[Token, float], rules: Parts) -> dict[Token, float]:
    """Chances by which what the rules name in a row ("Iran, France and Germany") is taken as a whole or not at all."""
    named = {*rules.who, *rules.whom} & chances.keys()
    first = {token: syntax.first_conjunct(token).i for token in named}
    most: dict[int, float] = {}
    for token, at in first.items():
        most[at] = max(chances[token], most.get(at, 0.0))
    return {token: most[first[token]] if token in named else chance for token, chance in chances.items()}


def _beside(trigger: Token, who: list[Token], whom: list[Token]) -> tuple[list[Token], list[Token]]:
    """The participants of a participle before its noun, which is whom it was done to, or who does it: "the *collapsed*
    bridge", "a *cheering* crowd". What stands elsewhere in the sentence is neither, but for whose the noun is."""
    noun = trigger.head
    owners = {t.i for t in (*syntax.children(noun, "possessor"), *syntax.agents(trigger))}
    if trigger.tag_ in ("VBN", "VBD"):
        return [t for t in who if t.i in owners], [noun]
    return ([noun], [t for t in whom if t.i in owners]) if trigger.tag_ == "VBG" else (who, whom)


def _may_be(side: str, token: Token) -> bool:
    """Whether a word's preposition allows that it says where or when."""
    none = circumstances.NO_PLACE if side == "where" else () if is_time(token) else circumstances.NO_TIME
    return not any(p.lower_ in none for p in syntax.prepositions(token)[:1])


def _surer(doc: Doc, one: Mapping[int, float], other: Mapping[int, float], index: ActorIndex) -> list[Token]:
    """The words of one side that are not rather the other's, themselves or by another mention of their actor."""
    others: dict[str, float] = {}
    for i, chance in other.items():
        if actor := _actor(doc[i], index):
            others[actor] = max(chance, others.get(actor, 0.0))
    rivals = {i: max(other.get(i, 0.0), others.get(_actor(doc[i], index) or "", 0.0)) for i in one}
    return [doc[i] for i, chance in one.items() if chance >= rivals[i]]


def _actor(token: Token, index: ActorIndex) -> str | None:
    return index.at(token.idx, token.idx + len(token))


def _apart(heads: Sequence[Token], chances: Mapping[int, float]) -> list[Token]:
    """The heads without those of a phrase in another's ("*US* forces"), the less sure of the two."""
    found: list[tuple[Token, Span]] = []
    for head in sorted(heads, key=lambda t: (-chances[t.i], t.i)):
        own = participants.phrase(head)
        if not any(p.start <= head.i < p.end or own.start <= other.i < own.end for other, p in found):
            found.append((head, own))
    return [head for head, _ in found]


def _spans(doc: Doc, rules: Sequence[Span], chosen: Mapping[int, float]) -> list[Span]:
    """The phrases of the chosen heads: the rules' own where these have one."""
    known = {span.root.i: span for span in rules}
    heads = [i for i in chosen if i in known or filling.is_candidate(doc[i])]
    return circumstances.distinct([known.get(i) or circumstances.phrase(doc[i]) for i in heads])


def candidates(side: str, trigger: Token, rules: Parts, odds: Odds) -> list[Candidate]:
    """The words that may be what a side asks for, in text order."""
    at = SIDES.index(side)
    ruled = {name: {_head(part).i for part in getattr(rules, name)} for name in SIDES}
    leaning = sorted((i for i, o in odds.items() if o[at] > _LEAST), key=lambda i: -odds[i][at])[:MOST]
    best = odds[leaning[0]][at] if leaning else _NOTHING[at]
    found = []
    for i in sorted({*ruled[side], *leaning}):
        own = odds.get(i, _NOTHING)
        known = {f"odds {name}": max(o, _NOTHING[0]) / 3 for name, o in zip(SIDES, own, strict=True)} | {
            "odds under": min(6.0, best - own[at]) / 3,
            "odds first": float(i in leaning[:1]),
            "rule": float(i in ruled[side]),
            "rule other": float(any(i in ruled[name] for name in SIDES if name != side)),
            "rule any": float(bool(ruled[side])),
            "rule many": len(ruled[side]) / 2,
            "away": min(20, abs(i - trigger.i)) / 10,
            "away behind": float(i > trigger.i),
        }
        found.append(Candidate(trigger.doc[i], {name: value for name, value in known.items() if value}))
    return found


def _head(part: Token | Span) -> Token:
    return part.root if isinstance(part, Span) else part
