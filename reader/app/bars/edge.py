"""The edge of a pane, which tells whether the keys go to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.app.drawing.column import Column

DRAWN = "▌"


class Edge(Column):
    """The first column of the pane that it is in: in the accent's colour while the focus is in there.

    A border of the pane would do, but for the time: with the rule of a border all that is in the pane is styled and
    drawn anew whenever the focus goes from one to the other.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "Edge { dock: left; width: 1; height: 100%; color: $accent; }"

    lit = reactive(False)

    def on_mount(self) -> None:
        self.watch(self.screen, "focused", self._focus_went)

    def _focus_went(self, focused: Widget | None) -> None:
        self.lit = focused is not None and self.parent in focused.ancestors

    def cells(self) -> Sequence[Segment]:
        return _cells(DRAWN if self.lit else " ", self.visual_style, self.size.height)


@lru_cache(16)
def _cells(glyph: str, style: Style, height: int) -> list[Segment]:
    """A glyph in each line, which knows where it is, as any content does."""
    return [Segment(glyph, style.rich_style_with_offset(0, y)) for y in range(height)]
