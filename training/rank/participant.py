"""Who takes part in an event, where and when: for every candidate of a side, whether it is what is asked for.

What the network says of an annotated article is taken from heads that did not learn from it (`training.participants`).
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from reader.analysis import actors, entities
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import choosing, filling, kinds
from reader.analysis.events.roles import Roles
from training import prepare
from training.frames import Frame, frames
from training.participants import ANSWERS
from training.rank.annotated import articles
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in ("odds", "rule", "away")}


def decision(side: str) -> Decision:
    """Whether a word is what `side` asks for."""
    return Decision(choosing.NAMES[side], "yes", decay=8.0, groups=GROUPS)


def examples(side: str, shared: Path) -> list[Example]:
    """Every candidate of every annotated trigger; other mentions of a participant are neither right nor wrong."""
    answers = json.loads((Path(prepare.CACHE).expanduser() / ANSWERS).read_text(encoding="utf8"))
    return list(_examples(side, shared, answers))


def _examples(side: str, shared: Path, answers: Mapping[str, list[list[float]]]) -> Iterator[Example]:
    for name, article, doc, gold in articles(shared):
        answered(doc, answers.get(name, []))
        leanings, roles = choosing.Leanings(doc), Roles(doc)
        index = ActorIndex(actors.find(doc, article, entities.find(doc, article)))
        told: list[Frame] = list(frames(doc, article.text, gold))
        words = [t for t in doc if not t.is_space]
        number = {t.i: k for k, t in enumerate(words)}
        triggers = {words[f.trigger].i for f in told}
        for frame in told:
            trigger = words[frame.trigger]
            kind, _ = kinds.kind(trigger)
            rules = filling.find(trigger, kind, roles, index, triggers)
            for c in choosing.candidates(side, trigger, rules, leanings.of(trigger)):
                k = number[c.head.i]
                right = any(k in some for some in frame.sides[side])
                if right or k not in frame.open[side]:
                    before = 0 if any(f == "rule" for f in c.features) else None
                    yield Example(name, (c.features,), (right,), before)


def answered(doc: Doc, rows: list[list[Any]]) -> None:
    """Puts kept answers in the place of the network's own."""
    at = {token.idx: token for token in doc}
    kept = [
        (at[trigger].i, at[word].i, *(round(1000 * o) for o in odds))
        for trigger, word, *odds in rows
        if max(odds) > -4 and trigger != word and at[trigger].sent == at[word].sent
    ]
    doc._.participants = np.array(sorted(kept), np.int32).reshape(-1, 6)
