"""Where and when an event happens: for every word of its sentence, whether it says so."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reader.analysis import actors, entities
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import circumstances, filling, kinds
from reader.analysis.events.roles import Roles
from training.rank.annotated import articles
from training.rank.fitting import Decision, Example

GROUPS = {name: (name + " ",) for name in "rule way role type by is".split()}
SELDOM = 4
"""A feature of fewer candidates is not learnt."""
SMALL = frozenset("the a an of in on at to for by and or its his her their this that these those some other".split())


def decision(side: filling.Side) -> Decision:
    """Whether a word is what `side` asks for."""
    return Decision(side, "yes", decay=20.0, groups=GROUPS)


def examples(side: filling.Side, shared: Path) -> list[Example]:
    """Every candidate of every annotated trigger, by features that are not too seldom."""
    found = list(_examples(side, shared))
    counts = Counter(name for example in found for name in example.candidates[0])
    return [replace(e, candidates=({n: v for n, v in e.candidates[0].items() if counts[n] >= SELDOM},)) for e in found]


def _examples(side: filling.Side, shared: Path) -> Iterator[Example]:
    for name, article, doc, gold in articles(shared):
        index = ActorIndex(actors.find(doc, article, entities.find(doc, article)))
        roles = Roles(doc)
        at = {token.idx: token for token in doc}
        triggers = {at[e["trigger"]["start"]].i for e in gold["events"] if e["trigger"]["start"] in at}
        for event in gold["events"]:
            trigger = at.get(event["trigger"]["start"])
            if trigger is None:
                continue
            given = event.get(side) or []
            wanted = [given] if isinstance(given, str) else given
            kind, _ = kinds.kind(trigger)
            found = filling.candidates(trigger, kind, roles, filling.sentence(trigger.sent, index, triggers))
            phrases = [circumstances.phrase(filler.head).text for filler in found]
            for filler, words in zip(found, phrases, strict=True):
                right = any(alike(words, w) >= max(0.2, *(alike(p, w) for p in phrases)) for w in wanted)
                yield Example(name, (filler.features,), (right,))


def alike(one: str, other: str) -> float:
    """The share of their words that two phrases have in common."""
    a, b = ({w for w in re.findall(r"\w+", s.lower()) if w not in SMALL} for s in (one, other))
    return len(a & b) / len(a | b) if a and b else 0.0
