"""How the analysis decides: candidates are described by features, a small learned scorer weighs them.

A decision (is this a quote? who says it? whom does "he" mean?) has a file of weights in `weights/`, which
`python -m training.rank` makes from annotated articles. A yes-or-no decision gives each candidate a chance of its own;
a choice shares one chance out among its candidates, of which one may be "nobody". A chance is between 0 and 1; how far
it can be trusted, the tables of training/RESULTS.md say. `THRESHOLDS` says from where on one is acted upon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import repeat
from math import exp, tanh
from operator import mul
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

Features: TypeAlias = Mapping[str, float]
"""What is known of a candidate, by name; a feature that is not there is 0. Of the order of 1."""

VERSION: Final = 1
"""Of the weights' format."""

THRESHOLDS: Final[Mapping[str, float]] = {
    "actor": 0.5,
    "actual": 0.5,
    "bearer": 0.75,
    "clause": 0.25,
    "description": 0.6,
    "event": 0.28,
    "introduction": 0.5,
    "place": 0.25,
    "quotation": 0.2,
    "quote": 0.45,
    "same": 0.3,
    "scenery": 0.5,
    "time": 0.22,
    "told": 0.47,
    "when": 0.4,
    "where": 0.4,
    "who": 0.35,
    "whom": 0.3,
}
"""The chance from which on a decision is acted upon, by its name; below it nothing is claimed."""


class Scorer(Struct, frozen=True, dict=True):
    """A logistic model, with one hidden layer of tanh units where `hidden` is not empty (then `weights` are theirs)."""

    version: int
    kind: str
    """ "yes" or "choice"."""
    weights: dict[str, list[float]]
    """For each feature a weight for each unit."""
    bias: list[float]
    out: list[float] = []
    """A weight for each hidden unit; empty without a hidden layer."""
    out_bias: float = 0.0

    @cached_property
    def _units(self) -> Sequence[tuple[Mapping[str, float], float]]:
        """For each unit the weights of the features, and its bias."""
        return [({name: own[k] for name, own in self.weights.items()}, bias) for k, bias in enumerate(self.bias)]

    def _scores(self, candidates: Iterable[Features]) -> Iterator[float]:
        """From minus to plus infinity; features without weights count nothing."""
        if not self.out:
            weights, bias = self._units[0]
            for features in candidates:
                yield _sum(features, weights, bias)
            return
        for features in candidates:
            units = zip(self.out, self._units, strict=True)
            yield sum((out * tanh(_sum(features, *unit)) for out, unit in units), self.out_bias)

    def chances(self, candidates: Iterable[Features]) -> list[float]:
        """Each candidate's chance: by itself for "yes", of all of them together for "choice"."""
        if self.kind == "yes":
            return list(self.each(candidates))
        scores = list(self._scores(candidates))
        most = max(scores, default=0.0)
        powers = [exp(score - most) for score in scores]
        whole = sum(powers)
        return [power / whole for power in powers]

    def each(self, candidates: Iterable[Features]) -> Iterator[float]:
        """The same, for "yes" alone, of candidates of whom a long text has very many: one is held at a time."""
        return (1 / (1 + exp(-min(30.0, max(-30.0, score)))) for score in self._scores(candidates))


def _sum(features: Features, weights: Mapping[str, float], bias: float) -> float:
    return sum(map(mul, map(weights.get, features, repeat(0.0)), features.values()), bias)


@cache
def scorer(decision: str) -> Scorer:
    """The scorer of a decision, by its name."""
    path = Path(__file__).parent / "weights" / f"{decision}.json"
    return msgspec.json.decode(path.read_bytes(), type=Scorer)


def best(chances: Sequence[float], least: float) -> int | None:
    """The number of the likeliest candidate, the first of equal ones; None where none reaches `least`."""
    if not chances:
        return None
    found = max(range(len(chances)), key=chances.__getitem__)
    return found if chances[found] >= least else None
