"""Who takes part in an event, where and when it happens, by everything that is known of it.

Candidates are what the grammar's rules name (`participants`, `filling`) and the words that the network leans to most.
Each is described by both, and by how far it stands from the trigger; the weights come from articles annotated in full.
A pipeline without such a head leaves what the rules say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from spacy.tokens import Doc, Span, Token

from reader.analysis import ranker
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import (
    above,
    circumstances,
    clauses,
    control,
    filling,
    lending,
    owners,
    participants,
    recipients,
    subjects,
)
from reader.analysis.events.participants import Parts
from reader.analysis.events.roles import Roles
from reader.analysis.ranker import Features
from reader.analysis.times.expressions import is_kept, is_rate, is_time
from reader.analysis.words import nouns, pronouns
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
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
_MARKS: Final = frozenset(["``", "''"])
"""The tags of quotation marks."""
_SINGULAR: Final = frozenset(["he", "she", "it", "i"])
"""Pronouns that stand for one alone: those whom "they" are may be named apart."""
_NOTHING: Final = (-6.0,) * len(SIDES)
"""The odds of a word that the network hardly thinks of."""


_ODDS: Final = tuple(f"odds {side}" for side in SIDES)


class Leanings:
    """The network's odds, by trigger."""

    def __init__(self, doc: Doc) -> None:
        rows = doc._.participants if Doc.has_extension("participants") else None
        self.known = rows is not None
        self._rows = rows if rows is not None else np.zeros((0, 2 + len(SIDES)), np.int32)
        self._triggers = np.ascontiguousarray(self._rows[:, 0])

    def of(self, trigger: Token) -> Odds:
        """The odds of the words of the trigger's sentence; those that are not there have none worth telling."""
        one = np.array((trigger.i, trigger.i + 1), self._triggers.dtype)  # else all are made into its type at each look
        low, high = self._triggers.searchsorted(one)
        rows = self._rows[low:high]
        return dict(zip(rows[:, 1].tolist(), (rows[:, 2:] / 1000).tolist(), strict=True))


class Candidate(NamedTuple):
    """The head of a phrase that may be what a side asks for, and what is known of it."""

    head: Token
    features: Features


def find(
    trigger: Token, kind: str, roles: Roles, leanings: Leanings, index: ActorIndex, around: filling.Sentence
) -> Parts:
    """The participants, places and times of the event that `trigger` tells in a sentence, `kind` being its type."""
    rules = filling.find(trigger, kind, roles, around)
    if not leanings.known:
        return rules
    doc, chosen = trigger.doc, _chosen(trigger, rules, leanings.of(trigger))
    given = {t.i for t in recipients.of(trigger)}
    if not recipients.is_giving(trigger):
        given -= chosen["where"].keys()
    if participants.is_suffering(trigger):
        chosen["who"] = {}
    if trigger.pos_ in tags.VERBS:
        chosen["who"], chosen["whom"] = clauses.settle(trigger, rules, chosen["who"], chosen["whom"])
        chosen["whom"] = clauses.undergoers(trigger, rules, chosen["who"], chosen["whom"])
        chosen["whom"] = {
            i: chance for i, chance in chosen["whom"].items() if not participants.is_aside(trigger, doc[i])
        } | dict.fromkeys(given, 1.0)
    else:
        asked = {t.i for t in above.undergoers(trigger, kind)}
        aside = asked or {t.i for t in (*above.onlookers(trigger), *above.given(trigger))} - {t.i for t in rules.who}
        chosen["who"] = {i: chance for i, chance in chosen["who"].items() if i not in aside}
        chosen["who"] = owners.settle(trigger, rules, chosen["who"])
        if asked:
            chosen["whom"] = {t.i: 1.0 for t in rules.whom if t.i in asked}
    actors = {i: _actor(doc[i], index) for i in {*chosen["who"], *chosen["whom"]}}
    if trigger.pos_ in tags.VERBS:
        chosen["who"] = _able(trigger, _one(trigger, chosen["who"], actors), actors)
    who, whom = (_surer(chosen[a], chosen[b], actors) for a, b in (("who", "whom"), ("whom", "who")))
    doing, befallen = _apart(doc, who, chosen["who"]), _apart(doc, whom, chosen["whom"])
    if syntax.is_a(trigger, "adjective"):
        doing, befallen = _beside(trigger, doing, befallen)
    if scenes := {t.i for t in circumstances.scenery(trigger, kind)} - {t.i for t in doing}:
        befallen = [t for t in befallen if t.i not in scenes]
        told = scenes if not chosen["where"] else scenes & chosen["whom"].keys()
        chosen["whom"] = {i: chance for i, chance in chosen["whom"].items() if i not in scenes}
        chosen["where"] |= dict.fromkeys(told, 1.0)
        given -= scenes
    gone = {t.i for t in doing} | {
        i for i, chance in chosen["whom"].items() if chance > _BOTH * chosen["where"].get(i, 1.0)
    }
    chosen["where"] = {i: chance for i, chance in chosen["where"].items() if i not in gone}
    for side in filling.SIDES:
        chosen[side] = {
            i: chance
            for i, chance in chosen[side].items()
            if _may_be(side, doc[i]) and _shares(trigger, doc[i]) and not _is_named(trigger, doc[i])
        }
    chosen["where"] = {i: chance for i, chance in chosen["where"].items() if i not in given}
    chosen["when"] = {i: chance for i, chance in chosen["when"].items() if lending.is_lent(trigger, doc[i])}
    where, when = (_spans(doc, getattr(rules, side), chosen[side]) for side in filling.SIDES)
    return filling.without_terms(participants.tidy(trigger, doing, befallen, where, when), kind)


def _chosen(trigger: Token, rules: Parts, odds: Odds) -> dict[str, dict[int, float]]:
    """By side the words that are likely enough to be what it asks for, with their chances.

    What the rules name in a row ("Iran, France and Germany") is taken as a whole or not at all.
    """
    rows = {token.i: syntax.first_conjunct(token).i for token in {*rules.who, *rules.whom}}
    found: dict[str, dict[int, float]] = {}
    for side, some in candidates(trigger, rules, odds).items():
        chances = ranker.scorer(NAMES[side]).chances([c.features for c in some])
        told = {c.head.i: chance for c, chance in zip(some, chances, strict=True)}
        most: dict[int, float] = {}
        for i in told.keys() & rows.keys():
            most[rows[i]] = max(told[i], most.get(rows[i], 0.0))
        together = {i: most[rows[i]] if i in rows else chance for i, chance in told.items()}
        found[side] = {i: chance for i, chance in together.items() if chance >= ranker.THRESHOLDS[NAMES[side]]}
    return found


def _beside(trigger: Token, who: list[Token], whom: list[Token]) -> tuple[list[Token], list[Token]]:
    """The participants of a participle before its noun, which is whom it was done to, or who does it: "the *collapsed*
    bridge", "a *cheering* crowd". What stands elsewhere in the sentence is neither, but for whose the noun is."""
    noun = trigger.head
    owners = {t.i for t in (*syntax.children(noun, "possessor"), *syntax.agents(trigger))}
    if trigger.tag_ in tags.PAST:
        return [t for t in who if t.i in owners], [noun]
    return ([noun], [t for t in whom if t.i in owners]) if trigger.tag_ == "VBG" else (who, whom)


def _may_be(side: str, token: Token) -> bool:
    """Whether a word's preposition allows that it says where or when."""
    if side == "when" and not _may_be_when(token):
        return False
    if side == "where" and circumstances.is_manner(token):
        return False
    none = circumstances.NO_PLACE if side == "where" else () if is_time(token) else circumstances.NO_TIME
    return not any(p.lower_ in none for p in syntax.prepositions(token)[:1])


def _is_named(trigger: Token, word: Token) -> bool:
    """Whether a phrase is of a name in quotation marks that the trigger is not in: "won ‘Best Farm *in Kent*’"."""
    start = min([word.i, *(p.i for p in syntax.prepositions(word))])
    opened = sum(t.tag_ in _MARKS for t in word.doc[trigger.i : start]) % 2 == 1
    around = takewhile(lambda t: t != trigger and t.pos_ in tags.NOUNS, syntax.ancestors(word))
    return opened and any(t.text[0].isupper() and t.i > trigger.i for t in around)


def _may_be_when(token: Token) -> bool:
    """Whether a word can say when: no hours that one keeps, no rate, and what is no time only by its preposition."""
    if not is_time(token):
        counted = lemma_of(token) == "time"  # "called *three times*"
        if token.pos_ == "ADV" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "as":
            return False  # "as *soon* as it is signed" says with what, not when
        return counted or token.pos_ not in tags.NOUNS | {"NUM"} or bool(syntax.prepositions(token))
    measured = circumstances.is_duration(token) and not syntax.obliques(token)
    if measured and any(p.lower_ == "by" for p in syntax.prepositions(token)[:1]):
        return False  # "put off *by two weeks*" tells how much
    return not (is_kept(token) or is_rate(token) or circumstances.is_compared(token) or circumstances.is_age(token))


def _shares(trigger: Token, word: Token) -> bool:
    """Whether the clause that a place or time stands in can lend it to the trigger.

    A relative clause and a participle that tells what was before keep theirs ("*born in 1934*, she studied law"), so
    does a verb before another ("was founded *in 1974* and bought its rival"), does a clause with a subject of its own
    after another ("won it twice, and *in 1981* the king honoured her"), and what measures how long after
    something else happened is no time of that ("*a day* after the boats collided", "*a day* after the collision").
    """
    above = {t.i for t in syntax.ancestors(trigger)} | {trigger.i}
    for token in (word, *syntax.ancestors(word)):
        if token.i in above:
            break
        before = syntax.is_a(token, "adverbial clause") and (token.tag_ == "VBN" or _has_relative(token))
        if before or syntax.is_a(token, "relative clause") or lending.is_beside(token):
            return False
    for token in (trigger, *syntax.ancestors(trigger)):
        head = token.head
        if syntax.is_a(token, "conjunct") and head.i < word.i < token.i and head.pos_ == token.pos_ == "VERB":
            return token.left_edge.i <= word.i or lending.is_one(token)
    return not any(
        word.i < m.i < trigger.i and word.head == trigger for m in syntax.children(trigger, "marker", "preposition")
    )


def _has_relative(clause: Token) -> bool:
    """Whether a clause is a relative one, whatever it was hung on: "the owner, *who* took over in May"."""
    return any(s.tag_ in tags.RELATIVE for s in syntax.children(clause, "subject", "passive subject"))


def _actor(noun: Token, index: ActorIndex) -> str | None:
    """Who a noun is, by itself or by what stands beside it: "*her striker*, Ann Lee"."""
    beside = [noun.head] if syntax.is_a(noun, "apposition") else syntax.children(noun, "apposition")
    named = (index.at(one.idx, one.idx + len(one)) for one in (noun, *beside))
    return next((actor for actor in named if actor), None)


def _surer(one: Mapping[int, float], other: Mapping[int, float], actors: Mapping[int, str | None]) -> list[int]:
    """The words of one side that are not rather the other's, themselves or by another mention of their actor."""
    others: dict[str, float] = {}
    for i, chance in other.items():
        if actor := actors[i]:
            others[actor] = max(chance, others.get(actor, 0.0))
    rivals = {i: max(other.get(i, 0.0), others.get(actors[i] or "", 0.0)) for i in one}
    return [i for i, chance in one.items() if chance >= rivals[i]]


def _one(verb: Token, who: dict[int, float], actors: Mapping[int, str | None]) -> dict[int, float]:
    """Who does what a verb tells, without others named before the one that its pronoun stands for ("they met *the
    mayor* when she spoke"), and without those of a clause behind it: "when they left, *the mayor* spoke"."""
    said = syntax.children(verb, "subject") or control.subject(verb)
    own = next((s for s in said if s.i in who and s.lower_ in pronouns.FIRST | pronouns.THIRD), None)
    actor = actors[own.i] if own is not None else None
    if own is None or actor is None:
        return who
    if own.i < verb.i:
        doc, row = verb.doc, {c.i for c in syntax.conjuncts(own)}
        near = {i for i in who if i < verb.i or i in row or syntax.prepositions(doc[i])}
        who = {i: chance for i, chance in who.items() if i in near or actors[i] == actor}
    if own.lower_ not in _SINGULAR or own.head != verb:
        return who
    return {i: chance for i, chance in who.items() if i >= own.i or actors[i] == actor}


def _able(verb: Token, who: dict[int, float], actors: Mapping[int, str | None]) -> dict[int, float]:
    """Who does what a verb tells, beside somebody none of the things that are not its subject: "*the nurses* signed a
    petition asking for it"."""
    doc, own = verb.doc, {t.i for t in (*subjects.own(verb), *syntax.subjects(verb))}
    if syntax.is_a(clause := syntax.first_conjunct(verb), "relative clause"):
        own.add(clause.head.i)
    people = [doc[i] for i in who if actors[i] or control.is_someone(doc[i])]
    if not people:
        return who
    things = {i for i in who if doc[i].pos_ == "NOUN" and doc[i] not in people and nouns.sort(doc[i].text) is None}
    things -= own | {c.i for t in people for c in (t.head, *syntax.conjuncts(syntax.first_conjunct(t)))}
    return {i: c for i, c in who.items() if i not in things}


def _apart(doc: Doc, heads: Sequence[int], chances: Mapping[int, float]) -> list[Token]:
    """The heads without those of a phrase in another's ("*US* forces"), the less sure of the two."""
    if len(heads) < 2:
        return [doc[i] for i in heads]
    found: list[tuple[int, Span]] = []
    for head in sorted(heads, key=lambda i: (-chances[i], i)):
        own = participants.phrase(doc[head])
        if not any(p.start <= head < p.end or own.start <= other < own.end for other, p in found):
            found.append((head, own))
    return [doc[head] for head, _ in found]


def _spans(doc: Doc, rules: Sequence[Span], chosen: Mapping[int, float]) -> list[Span]:
    """The phrases of the chosen heads: the rules' own where these have one."""
    known = {span.root.i: span for span in rules}
    heads = [i for i in chosen if i in known or filling.is_candidate(doc[i])]
    return circumstances.distinct([known.get(i) or circumstances.phrase(doc[i]) for i in heads])


def candidates(trigger: Token, rules: Parts, odds: Odds) -> dict[str, list[Candidate]]:
    """For each of `SIDES` the words that may be what it asks for, in text order."""
    ruled = {side: {_head(part).i for part in getattr(rules, side)} for side in SIDES}
    leaning = {
        side: sorted((i for i, o in odds.items() if o[at] > _LEAST), key=lambda i: -odds[i][at])[:MOST]
        for at, side in enumerate(SIDES)
    }
    known = {i: _known(trigger, i, odds.get(i, _NOTHING)) for some in (ruled, leaning) for s in SIDES for i in some[s]}
    found: dict[str, list[Candidate]] = {}
    for at, side in enumerate(SIDES):
        best = odds[leaning[side][0]][at] if leaning[side] else _NOTHING[at]
        elsewhere = set().union(*(ruled[name] for name in SIDES if name != side))
        of_rules = {"rule any": 1.0, "rule many": len(ruled[side]) / 2} if ruled[side] else {}
        found[side] = []
        for i in sorted({*ruled[side], *leaning[side]}):
            features = {**known[i], **of_rules}
            if under := best - odds.get(i, _NOTHING)[at]:
                features["odds under"] = min(6.0, under) / 3
            if i in leaning[side][:1]:
                features["odds first"] = 1.0
            if i in ruled[side]:
                features["rule"] = 1.0
            if i in elsewhere:
                features["rule other"] = 1.0
            found[side].append(Candidate(trigger.doc[i], features))
    return found


def _known(trigger: Token, i: int, odds: Sequence[float]) -> Features:
    """What is known of a word whichever side asks."""
    known = {name: max(o, _NOTHING[0]) / 3 for name, o in zip(_ODDS, odds, strict=True)}
    known["away"] = min(20, abs(i - trigger.i)) / 10
    if i > trigger.i:
        known["away behind"] = 1.0
    return known


def _head(part: Token | Span) -> Token:
    return part.root if isinstance(part, Span) else part
