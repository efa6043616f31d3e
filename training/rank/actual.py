"""Whether an event took place, or is planned, denied, possible or what happens as a rule."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from reader.analysis.events import realis
from training.rank.annotated import articles, judged
from training.rank.fitting import Decision, Example

DECISION = Decision("actual", "yes", decay=10.0, groups={"the network": ("odds",), "the rules": ("rule",)})


def examples(shared: Path) -> Iterator[Example]:
    """The triggers of the articles annotated in full, and of those judged that the network has not learned from."""
    for name, _, doc, gold in chain(articles(shared), judged(shared, apart=True)):
        at = {token.idx: token for token in doc}
        for event in gold["events"]:
            if (trigger := at.get(event["trigger"]["start"])) is not None:
                before = 0 if realis.by_rule(trigger) == "actual" else None
                yield Example(name, (realis.describe(trigger),), (event["realis"] == "actual",), before)
