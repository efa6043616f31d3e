"""The type of an event: what the network reads off a trigger in its context, weighed with what the lexicon says."""

from __future__ import annotations

from typing import get_args

from spacy.tokens import Token

from reader.analysis import ranker
from reader.analysis.events import senses
from reader.analysis.ranker import Features
from reader.pipeline.triggers import Typing
from reader.story import EventType

TYPES: tuple[EventType, ...] = get_args(EventType)


def kind(trigger: Token) -> tuple[EventType, float]:
    """A trigger's type and its chance; by the lexicon alone, for certain, where the pipeline does not type events."""
    if trigger.doc._.event_types is None:
        return senses.type_of(trigger), 1.0
    chances = ranker.scorer("type").chances(candidates(trigger))
    best = max(range(len(TYPES)), key=chances.__getitem__)
    return TYPES[best], chances[best]


def candidates(trigger: Token) -> list[Features]:
    """What speaks for each of `TYPES`."""
    typing: Typing = trigger.doc._.event_types
    listed = senses.type_of(trigger)
    network = typing.of(trigger.i)
    found: dict[EventType, dict[str, float]] = {kind: {"network": network[kind]} for kind in TYPES}
    found["other"]["other"] = 1.0
    if listed == "other":
        found["other"]["listed other"] = 1.0
    else:
        found[listed]["listed"] = 1.0
        found[listed]["listed noun"] = float(trigger.pos_ == "NOUN")
    return list(found.values())
