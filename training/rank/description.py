"""The decision `description`."""

from collections.abc import Iterator
from pathlib import Path

from training.rank import actors
from training.rank.fitting import Decision, Example

DECISION = Decision("description", "choice", decay=40)


def examples(shared: Path) -> Iterator[Example]:
    """What the annotated articles teach."""
    yield from actors.examples(shared, DECISION.name, "annotated")
