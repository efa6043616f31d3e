"""Where it happens: which words of an event's sentence say so."""

from functools import partial

from training.rank import circumstance

DECISION = circumstance.decision("where")
examples = partial(circumstance.examples, "where")
