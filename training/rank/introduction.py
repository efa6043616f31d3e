"""The decision `introduction`."""

from collections.abc import Iterator
from pathlib import Path

from training.rank import actors
from training.rank.fitting import Decision, Example

DECISION = Decision(
    "introduction",
    "choice",
    decay=3,
    groups={"the network": ("network",), "the name": ("name",), "nearness": ("near",), "words": ("word",)},
)


def examples(shared: Path) -> Iterator[Example]:
    """What the annotated articles teach."""
    yield from actors.examples(shared, DECISION.name, "annotated", "references")
