"""Which events an editor would list to tell the story."""

from collections.abc import Iterator
from pathlib import Path

from reader.analysis import actors, entities, events, quotes
from reader.analysis.events import weight
from training.rank.annotated import judged, key_triggers
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in "odds chance form stands at told people time said".split()}
DECISION = Decision("weight", "yes", decay=150.0, groups=GROUPS)


def examples(shared: Path) -> Iterator[Example]:
    """Every event that is found: does it tell an event that was marked as key?"""
    for name, article, doc, gold in judged(shared, apart=True):
        people = actors.find(doc, article, entities.find(doc, article))
        said = quotes.find(doc, article, people)
        told, again = events.tell(doc, article, people, said)
        keys = key_triggers(gold["events"])
        for (_, event), features in zip(told, weight.describe(told, again, article, people, said), strict=True):
            yield Example(name, (features,), (any(s < event.trigger[1] and event.trigger[0] < e for s, e in keys),))
