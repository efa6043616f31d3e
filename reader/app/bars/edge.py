"""The edge of a pane, which tells whether the keys go to it."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

DRAWN = "▌"


class Edge(Widget):
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

    def render(self) -> Content:
        return Content("\n".join([DRAWN if self.lit else " "] * self.size.height))
