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
ACTORS: Final[Labels] = PARTIES | REGIONS | {"NORP"}
"""Whoever may be an actor: those, and peoples and parties."""
TIMES: Final[Labels] = frozenset({"DATE", "TIME"})
