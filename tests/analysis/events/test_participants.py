"""Who takes part in what a verb tells, by its parse."""

from __future__ import annotations

import pytest

from reader.analysis.events import participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

AGED = """
    Ortega/Ortega NNP nsubj 6
    , , punct 3
    {number} conj 1
    {mark} {mark} punct 3
    also/also RB advmod 6
    left/leave VBD root 0
    . . punct 6
"""


@pytest.mark.parametrize(("mark", "taking_part"), [(",", ["Ortega"]), ("(", ["Ortega", "32"])])
def test_an_age_between_commas_takes_no_part(mark: str, taking_part: list[str]) -> None:
    doc = build.doc(AGED.format(number="32/32 CD", mark=mark))
    assert [t.text for t in participants.find(doc[5], "movement", Roles(doc)).who] == taking_part
