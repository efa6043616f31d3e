"""Who takes part in an event, where and when: for every candidate of a side, whether it is what is asked for."""

from collections.abc import Iterator
from pathlib import Path

from reader.analysis import actors, entities
from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import choosing, filling, kinds
from reader.analysis.events.roles import Roles
from training.frames import Frame, frames
from training.rank.annotated import judged
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in ("odds", "rule", "away")}


def decision(side: str) -> Decision:
    """Whether a word is what `side` asks for."""
    return Decision(choosing.NAMES[side], "yes", decay=8.0, groups=GROUPS)


def examples(side: str, shared: Path) -> list[Example]:
    """Every candidate of every trigger in the judged articles that the network has not learned from; other mentions of
    a participant are neither right nor wrong."""
    return list(_examples(side, shared))


def _examples(side: str, shared: Path) -> Iterator[Example]:
    for name, article, doc, gold in judged(shared, apart=True, acting=True):
        leanings, roles = choosing.Leanings(doc), Roles(doc)
        index = ActorIndex(actors.find(doc, article, entities.find(doc, article)))
        told: list[Frame] = list(frames(doc, article.text, gold))
        words = [t for t in doc if not t.is_space]
        number = {t.i: k for k, t in enumerate(words)}
        triggers = {words[f.trigger].i for f in told}
        for frame in told:
            trigger = words[frame.trigger]
            kind, _ = kinds.kind(trigger)
            rules = filling.find(trigger, kind, roles, filling.sentence(trigger.sent, index, triggers))
            for c in choosing.candidates(trigger, rules, leanings.of(trigger))[side]:
                k = number[c.head.i]
                right = any(k in some for some in frame.sides[side])
                if right or k not in frame.open[side]:
                    before = 0 if any(f == "rule" for f in c.features) else None
                    yield Example(name, (c.features,), (right,), before)
