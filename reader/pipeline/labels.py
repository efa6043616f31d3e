"""The sets of entity labels by which names are asked what they are of; the labels are OntoNotes'."""

from __future__ import annotations

from typing import Final

Labels = frozenset[str]

PARTIES: Final[Labels] = frozenset({"PERSON", "ORG"})
"""Who can act and speak as one."""
REGIONS: Final[Labels] = frozenset({"GPE", "LOC"})
PLACES: Final[Labels] = REGIONS | {"FAC"}
BODIES: Final[Labels] = REGIONS | {"ORG"}
"""What taggers take for each other: a state acts as an organization does."""
NO_PERSONS: Final[Labels] = BODIES | {"MISC"}
"""Those, and names of nothing known."""
PROPER: Final[Labels] = PARTIES | PLACES
"""What bears a name that is its own."""
ACTORS: Final[Labels] = PARTIES | REGIONS | {"NORP"}
"""Whoever may be an actor: persons, bodies, and peoples and parties."""
TIMES: Final[Labels] = frozenset({"DATE", "TIME"})
