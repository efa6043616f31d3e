"""The decision `actor`.

The network has learnt from the articles whose references were judged what it says of actors there, so that only those
that are annotated in full teach how far it can be trusted.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.rank import actors
from training.rank.fitting import Decision, Example

DECISION = Decision("actor", "yes", decay=100, groups={"the network": ("network",)})


def examples(shared: Path) -> Iterator[Example]:
    """What the annotated articles teach."""
    whole = {e.article for e in actors.examples(shared, DECISION.name, whole=True)}
    for example in actors.examples(shared, DECISION.name):
        if example.article not in whole:
            known = ({k: v for k, v in c.items() if not k.startswith("network")} for c in example.candidates)
            example = replace(example, candidates=tuple(known))
        yield example
