"""Surnames that a slip of the pen makes another's."""

from __future__ import annotations

import pytest

from reader.analysis import analyse
from reader.sources.texts import plain
from tests.pipeline.model import needs_model, pipeline

FULL = "Dr Jan Eldridge of the observatory spoke on Monday. Eldridge said the day was short."


def people(text: str) -> dict[str, int]:
    """Each person's name, and how often the text means that one."""
    analysis = analyse(pipeline()(text), plain.article(text, "-", raw=True))
    return {a.name: len(a.mentions) for a in analysis.actors if a.kind == "person"}


@needs_model
@pytest.mark.parametrize("slip", ["Eldrige", "Elddridge", "Eldrigde", "Eldritge"])
def test_a_surname_one_stroke_away_is_that_of_who_was_named(slip: str) -> None:
    assert people(f"{FULL} The clocks need no change, {slip} said. He will look again in June.") == {"Jan Eldridge": 4}


@needs_model
@pytest.mark.parametrize(
    "other",
    [
        "The clocks need no change, Heldridge said.",  # another letter begins it
        "The clocks need no change, Elridgeton said.",
        "Ann Eldrige said the clocks need no change.",  # named in full: somebody else
        "Eldrige is wrong. Eldrige knows it. Eldrige said so in June.",  # too often for a slip
    ],
)
def test_another_name_stays_another(other: str) -> None:
    assert people(f"{FULL} {other}")["Jan Eldridge"] == people(FULL)["Jan Eldridge"] == 2


@needs_model
def test_a_family_is_not_its_member() -> None:
    assert people(f"{FULL} The Eldridges moved north in June.")["Jan Eldridge"] == 2
