"""When an event happens."""

from functools import partial

from training.rank import participant

DECISION = participant.decision("when")
examples = partial(participant.examples, "when")
