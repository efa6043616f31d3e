"""Tellings of an event: which triggers report what an earlier one reported.

Two tellings that share a word family ("struck", "strikes"), or a type and the neighbourhood, are described by their
words, forms, participants, places, dates and whether it happened; a learned scorer gives the chance that they tell the
same. A telling joins the earlier event that it goes best with on the average of its tellings (average-link clustering),
so that one doubtful likeness does not pull two events into one. Two things part them for sure: that they were done to
different actors, and "another". A light verb and the noun that it carries are one for sure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spacy.tokens import Token

from reader.analysis import ranker
from reader.analysis.events import sharing
from reader.analysis.extents import Extents
from reader.analysis.grammar import phrases
from reader.analysis.ranker import Features
from reader.analysis.words.derivation import sources
from reader.analysis.words.determiners import POINTING
from reader.analysis.words.lemmas import lemma_of
from reader.pipeline import syntax, tags
from reader.pipeline.tables import word_set
from reader.story import Article, Event, Participant, Quote

NEAR: Final = 60
"""Tellings back that one of the same type is compared with; one of the same word is, however far back."""
MOST: Final = 40
"""So many tellings of one word, the last, are compared with a later one."""
_ONE: Final = word_set("a an")
_LONG: Final = 4
"""Letters of a word that says something of who takes part."""


class Tellings:
    """The events of an article as tellings, each described for comparison, in text order."""

    def __init__(self, told: Sequence[sharing.Told], article: Article, quotes: Sequence[Quote]) -> None:
        body = Extents((b.start, b.end) for b in article.blocks)
        said = Extents(sorted((s, e) for q in quotes for s, e in q.content))
        alike: dict[frozenset[str], frozenset[str]] = {}
        self.all = [
            _Telling(
                n,
                trigger,
                event,
                article.text,
                next(iter(body.holding(trigger.idx)), 0),
                bool(said.holding(trigger.idx)),
                alike,
            )
            for n, (trigger, event) in enumerate(told)
        ]

        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for telling in self.all:
            for word in telling.family:
                self._by_word[word].append(telling.number)

    def before(self, n: int) -> list[int]:
        """The tellings before telling `n` that may tell the same, in text order."""
        later = self.all[n]
        alike = {m for word in later.family for m in _last(self._by_word[word], n)}
        if later.event.type != "other":
            alike.update(m for m in range(max(0, n - NEAR), n) if self.all[m].event.type == later.event.type)
        return sorted(alike)


@dataclass(frozen=True)
class _Telling:
    """What is compared of an event as it is told in one place; `block` is the number of its block of the article."""

    number: int
    trigger: Token
    event: Event
    text: str
    block: int
    quoted: bool
    alike: dict[frozenset[str], frozenset[str]]
    """The sets that tellings have by now: of a long text's, most are the same."""

    @cached_property
    def family(self) -> frozenset[str]:
        return self._one(family(self.trigger))

    @cached_property
    def sentence(self) -> int:
        """Where the trigger's sentence begins."""
        return phrases.sentence_start(self.trigger)

    @cached_property
    def lemma(self) -> str:
        return lemma_of(self.trigger)

    @cached_property
    def is_noun(self) -> bool:
        return self.trigger.pos_ in tags.NOUNS

    @cached_property
    def is_plural(self) -> bool:
        return self.is_noun and "Plur" in self.trigger.morph.get("Number", [])

    @cached_property
    def determiners(self) -> frozenset[str]:
        return self._one(c.lower_ for c in syntax.children(self.trigger, "determiner"))

    @cached_property
    def who(self) -> frozenset[str]:
        return self._one(_actors(self.event.who))

    @cached_property
    def whom(self) -> frozenset[str]:
        return self._one(_actors(self.event.whom))

    @cached_property
    def words(self) -> tuple[frozenset[str], frozenset[str]]:
        """The longer words of who and of whom."""
        return self._words(self.event.who), self._words(self.event.whom)

    @cached_property
    def days(self) -> frozenset[str]:
        return self._one(w.value for w in self.event.when if w.value)

    @cached_property
    def places(self) -> frozenset[str]:
        return self._one(self.text[p.span[0] : p.span[1]].lower() for p in self.event.where)

    def _one(self, words: Iterable[str]) -> frozenset[str]:
        """The set of the words, the same one for all tellings that have it."""
        found = frozenset(words)
        return self.alike.setdefault(found, found)

    def _words(self, participants: Sequence[Participant]) -> frozenset[str]:
        spans = (self.text[p.span[0] : p.span[1]].lower() for p in participants)
        return self._one(word for span in spans for word in span.split() if len(word) >= _LONG)


def family(trigger: Token) -> frozenset[str]:
    """The trigger's lemma and those of the verbs that it is made from."""
    lemma = lemma_of(trigger)
    return frozenset((lemma, *(s for s in sources(lemma) if len(s) > 3)))


def describe(earlier: _Telling, later: _Telling) -> Features:
    """How two tellings go together."""
    one, two = earlier.event, later.event
    word = not earlier.family.isdisjoint(later.family)
    kind = one.type == two.type
    nouns = earlier.is_noun, later.is_noun
    ties = {
        "who shared": not earlier.who.isdisjoint(later.who),
        "who clash": _clash(earlier.who, later.who),
        "whom shared": not earlier.whom.isdisjoint(later.whom),
        "whom clash": _clash(earlier.whom, later.whom),
        "any shared": not (earlier.who | earlier.whom).isdisjoint(later.who | later.whom),
        "when shared": any(a.startswith(b) or b.startswith(a) for a in earlier.days for b in later.days),
        "where shared": any(a in b or b in a for a in earlier.places for b in later.places),
        "realis clash": (one.realis == "actual") != (two.realis == "actual"),
        "form nn": nouns == (True, True),
        "form vv": nouns == (False, False),
        "form vn": nouns == (False, True),
        "det the": "the" in later.determiners,
        "det this": not later.determiners.isdisjoint(POINTING),
        "det a": not later.determiners.isdisjoint(_ONE),
        "plural clash": nouns == (True, True) and earlier.is_plural != later.is_plural,
        "far same sentence": earlier.sentence == later.sentence,
        "far headline": earlier.block == 0,
    }
    ties["when clash"] = bool(earlier.days and later.days) and not ties["when shared"]
    ties["where clash"] = bool(earlier.places and later.places) and not ties["where shared"]
    apart = later.block - earlier.block
    features = {name: 1.0 for name, holds in ties.items() if holds}
    features |= {f"word {name}": 1.0 for name, holds in ties.items() if holds and word}
    features |= {f"type {name}": 1.0 for name, holds in ties.items() if holds and kind and not word}
    features |= {
        "word": float(word),
        "word same": float(earlier.lemma == later.lemma),
        "type": float(kind),
        "type other": float(two.type == "other"),
        "realis same": float(one.realis == two.realis),
        "realis actual": float(one.realis == two.realis == "actual"),
        "who lack": float(not one.who or not two.who),
        "whom lack": float(not one.whom or not two.whom),
        "who words": _overlap(earlier.words[0], later.words[0]),
        "whom words": _overlap(earlier.words[1], later.words[1]),
        "far": min(10, apart) / 5,
        "far next": float(apart == 1),
        "far first": 1 / (1 + earlier.number),
        "said both": float(earlier.quoted and later.quoted),
        "said one": float(earlier.quoted != later.quoted),
    }
    return features


def link(told: Sequence[sharing.Told], article: Article, quotes: Sequence[Quote]) -> dict[str, str]:
    """The id of the first telling, for every event that tells one again; `told` in text order."""
    tellings = Tellings(told, article, quotes)
    scorer, least = ranker.scorer("same"), ranker.THRESHOLDS["same"]
    event_of: list[int] = []
    """For each telling the number of the first telling of its event."""
    again: dict[str, str] = {}
    carried = {max(pair): min(pair) for pair in sharing.carried(told).items()}
    for n, later in enumerate(tellings.all):
        if n in carried:
            event_of.append(event_of[carried[n]])
            again[later.event.id] = told[event_of[n]][1].id
            continue
        before = tellings.before(n) if "another" not in later.determiners else []
        chances = scorer.chances([describe(tellings.all[m], later) for m in before])
        alike: defaultdict[int, list[float]] = defaultdict(list)
        for m, chance in zip(before, chances, strict=True):
            alike[event_of[m]].append(chance)
        barred = {event_of[m] for m in before if _clash(tellings.all[m].whom, later.whom)}
        means = {event: sum(found) / len(found) for event, found in alike.items() if event not in barred}
        best = max(means, key=means.__getitem__, default=n)
        event_of.append(best if means.get(best, 0.0) >= least else n)
        if event_of[n] != n:
            again[later.event.id] = told[event_of[n]][1].id
    return again


def _last(numbers: Sequence[int], before: int) -> Sequence[int]:
    """The last `MOST` of increasing numbers that are under one."""
    end = bisect_left(numbers, before)
    return numbers[max(0, end - MOST) : end]


def _actors(participants: Sequence[Participant]) -> frozenset[str]:
    return frozenset(p.actor for p in participants if p.actor)


def _clash(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and some.isdisjoint(others)


def _overlap(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of the smaller set that is in the other, too."""
    return len(some & others) / max(1, min(len(some), len(others)))
