"""The decision `scenery`: yes for a named place that is an actor, learnt where every actor is annotated."""

from collections.abc import Iterator
from pathlib import Path

from training.rank import actors
from training.rank.fitting import Decision, Example

DECISION = Decision(
    "scenery",
    "yes",
    decay=30,
    groups={"the network": ("network",), "acts": ("acts", "state:acts"), "how often": ("named",), "states": ("state",)},
)


def examples(shared: Path) -> Iterator[Example]:
    """What the annotated articles teach."""
    yield from actors.examples(shared, DECISION.name, "annotated", "judged")
