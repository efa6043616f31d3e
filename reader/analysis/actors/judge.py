"""Who decides while actors are put together: what annotated articles taught, or while learning the teacher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Token

from reader.analysis import ranker
from reader.analysis.actors.chains import Chain
from reader.analysis.ranker import Features


@dataclass(frozen=True)
class Option:
    """Someone whom a description may mean; `chain` is None for an actor not mentioned before."""

    chain: Chain | None
    features: Features


class Judge(Protocol):
    """What is asked on the way; every question comes with the features that it is to be answered by."""

    def is_actor(self, noun: Token, features: Features) -> bool:
        """Whether a noun phrase is an actor's description."""

    def meant(self, noun: Token, options: Sequence[Option]) -> Chain | None:
        """The chain that a description belongs to; None for a new one."""

    def named(self, described: Chain, options: Sequence[Option]) -> Chain | None:
        """The actor named later whom a chain of descriptions means; None if it means nobody of those."""

    def takes_part(self, place: Chain, features: Features) -> bool:
        """Whether a place is an actor and no scenery."""


class Learned:
    """Answers by the weights of the decisions `actor`, `description`, `introduction` and `scenery`."""

    def is_actor(self, noun: Token, features: Features) -> bool:
        return ranker.scorer("actor").chances([features])[0] >= ranker.THRESHOLDS["actor"]

    def meant(self, noun: Token, options: Sequence[Option]) -> Chain | None:
        return self._chosen("description", options)

    def named(self, described: Chain, options: Sequence[Option]) -> Chain | None:
        return self._chosen("introduction", options)

    def takes_part(self, place: Chain, features: Features) -> bool:
        return ranker.scorer("scenery").chances([features])[0] >= ranker.THRESHOLDS["scenery"]

    @staticmethod
    def _chosen(decision: str, options: Sequence[Option]) -> Chain | None:
        chances = ranker.scorer(decision).chances([option.features for option in options])
        found = ranker.best(chances, ranker.THRESHOLDS[decision])
        return None if found is None else options[found].chain
