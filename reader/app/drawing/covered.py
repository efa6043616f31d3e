"""Panes that what is in them covers: nothing of them can be seen, so that nothing of them is drawn."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Horizontal, Vertical
from textual.geometry import Region
from textual.strip import Strip

from reader.app.drawing.still import Still


class Covered(Still):
    """Draws itself only where its children leave some of it to be seen; Textual would draw it under them."""

    def render_lines(self, crop: Region) -> list[Strip]:
        region = self.region
        if region and covers(region, (child.region for child in self.displayed_children)):
            return []
        return super().render_lines(crop)


class Beside(Covered, Horizontal):
    """Panes beside one another."""


class Below(Covered, Vertical):
    """Panes below one another."""


def covers(region: Region, others: Iterable[Region]) -> bool:
    """Whether others leave nothing of a region."""
    left = [region]
    for other in others:
        left = [part for piece in left for part in _without(piece, other)]
        if not left:
            return True
    return False


def _without(piece: Region, other: Region) -> list[Region]:
    """What is left of a region, in parts."""
    x, y, width, height = piece.intersection(other)
    if not width or not height:
        return [piece]
    parts = (
        Region(piece.x, piece.y, piece.width, y - piece.y),
        Region(piece.x, y + height, piece.width, piece.bottom - y - height),
        Region(piece.x, y, x - piece.x, height),
        Region(x + width, y, piece.right - x - width, height),
    )
    return [part for part in parts if part.area]
