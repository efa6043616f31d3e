"""The articles that come with Reader, to be opened at once."""

from __future__ import annotations

from pathlib import Path

_ROOM = Path(__file__).resolve().parent.parent
_PLACES = (_ROOM / "samples", _ROOM.parent / "samples")
"""In an installed package; in a checkout of the repository."""


GUIDED = "us-air-strikes.txt"
"""The sample that the tour is through: it has names, events and quotes on its first screen."""


def guided() -> Path | None:
    """The file of the sample that the tour is through; None where the samples were not installed."""
    return next((path for path in paths() if path.name == GUIDED), None)


def paths() -> list[Path]:
    """The files of the samples, in the order of their names; none where they were not installed."""
    place = next((place for place in _PLACES if place.is_dir()), None)
    return sorted(place.glob("*.txt")) if place else []
