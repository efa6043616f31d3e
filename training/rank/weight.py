"""Which events an editor would list to tell the story."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.analysis import actors, entities, events, quotes
from reader.analysis.events import weight
from reader.story import Extent
from training.rank.annotated import articles, same_as
from training.rank.fitting import Decision, Example

GROUPS = {name: (name + " ",) for name in "type realis form stands at told people time said".split()}
DECISION = Decision("weight", "yes", decay=40.0, groups=GROUPS)


def examples(shared: Path) -> Iterator[Example]:
    """Every event that is found: does it tell an event that was marked as key?"""
    for name, article, doc, gold in articles(shared):
        people = actors.find(doc, article, entities.find(doc, article))
        said = quotes.find(doc, article, people)
        told, again = events.tell(doc, article, people, said)
        keys = key_triggers(gold["events"])
        for (_, event), features in zip(told, weight.describe(told, again, article, people, said), strict=True):
            yield Example(name, (features,), (any(s < event.trigger[1] and event.trigger[0] < e for s, e in keys),))


def key_triggers(annotated: list[dict[str, Any]]) -> list[Extent]:
    """The triggers of every telling of a key event."""
    first = same_as(annotated)
    wanted = {first[k] for k, event in enumerate(annotated) if event.get("key")}
    marked = [event["trigger"] for k, event in enumerate(annotated) if first[k] in wanted]
    return [(trigger["start"], trigger["end"]) for trigger in marked]
