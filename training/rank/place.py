"""Where an event happens."""

from functools import partial

from training.rank import participant

DECISION = participant.decision("where")
examples = partial(participant.examples, "where")
