"""Whom an event befalls."""

from functools import partial

from training.rank import participant

DECISION = participant.decision("whom")
examples = partial(participant.examples, "whom")
