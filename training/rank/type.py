"""Which type has an event: the network's chances and the lexicon, weighed on triggers typed by hand.

Learnt from the judged articles that are kept apart, since the network has learnt from the others.
"""

from collections.abc import Iterator
from pathlib import Path

from reader.analysis.events import senses
from reader.analysis.events.kinds import TYPES, candidates
from training.rank.annotated import judged
from training.rank.fitting import Decision, Example

DECISION = Decision("type", "choice", groups={"the network": ("network",), "the lexicon": ("listed",)})


def examples(shared: Path) -> Iterator[Example]:
    """The triggers that tell an event, each with its types as candidates."""
    for name, _, doc, gold in judged(shared, apart=True):
        at = {token.idx: token for token in doc}
        for event in gold["events"]:
            trigger = at[event["trigger"]["start"]]
            right = tuple(kind == event["type"] for kind in TYPES)
            yield Example(name, tuple(candidates(trigger)), right, TYPES.index(senses.type_of(trigger)))
