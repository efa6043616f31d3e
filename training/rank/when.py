"""When it happens: which words of an event's sentence say so."""

from functools import partial

from training.rank import circumstance

DECISION = circumstance.decision("when")
examples = partial(circumstance.examples, "when")
