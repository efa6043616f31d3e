"""The decision `actor`.

The network has learnt from the articles whose references were judged what it says of actors there, so that only those
that are annotated in full teach how far it can be trusted. Those whose actors were judged are left out: they count
more descriptions as actors than the annotators do.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.rank import actors
from training.rank.fitting import Decision, Example

DECISION = Decision("actor", "yes", decay=100, groups={"the network": ("network",)})


def examples(shared: Path) -> Iterator[Example]:
    """What the annotated articles teach."""
    yield from actors.examples(shared, DECISION.name, "annotated")
    for example in actors.examples(shared, DECISION.name, "references"):
        known = ({k: v for k, v in c.items() if not k.startswith("network")} for c in example.candidates)
        yield replace(example, candidates=tuple(known))
