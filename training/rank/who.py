"""Who acts in an event."""

from functools import partial

from training.rank import participant

DECISION = participant.decision("who")
examples = partial(participant.examples, "who")
