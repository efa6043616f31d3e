"""Whatever comes in: an article or one sentence. The same few inputs each time; more by `python -m benchmarks.fuzz`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz.rooms import ROOMS, Room
from tests.pipeline.model import needs_model

MANY, FEW = 30, 8
SLOW = {"analysis", "page", "layout", "library rows"}


@pytest.mark.parametrize(
    "room", [pytest.param(room, id=room.name, marks=needs_model if room.name == "analysis" else ()) for room in ROOMS]
)
def test_any_input_makes_something_sound_or_a_sentence(room: Room) -> None:
    @settings(
        max_examples=FEW if room.name in SLOW else MANY, derandomize=True, database=None, deadline=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(room.inputs)
    def check(given: object) -> None:
        room.check(given)

    check()
