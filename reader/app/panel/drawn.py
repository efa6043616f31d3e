"""A pane whose edge to the text is drawn by the mouse."""

from __future__ import annotations

from textual.events import Click, MouseDown, MouseEvent, MouseMove, MouseUp
from textual.geometry import Offset
from textual.message import Message

from reader.app.bars.bar import Bar
from reader.app.drawing.covered import Beside


class Drawn(Beside):
    """Its edge is its first column, the last one while the screen is `-left`, its first line while that is `-below`."""

    class Dragged(Message):
        """The mouse draws the edge to a cell of the screen; `dropped` when it lets go."""

        def __init__(self, to: Offset, dropped: bool) -> None:
            super().__init__()
            self.to = to
            self.dropped = dropped

    _held_at: Offset | None = None
    """The cell where the mouse took hold of the edge, while it holds it."""
    _stayed = False
    """Whether it has not left that cell: then it is no drag but a click."""

    def on_mouse_down(self, event: MouseDown) -> None:
        if self._is_edge(event):
            event.stop()
            self._held_at, self._stayed = event.screen_offset, True
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        self._draw(event, dropped=False)

    def on_mouse_up(self, event: MouseUp) -> None:
        if self._held_at is not None:
            self._draw(event, dropped=True)
            self._held_at = None
            self.release_mouse()

    async def on_click(self, event: Click) -> None:
        """A click on a word of the edge comes here, since the mouse was held for a drag, and is handed on."""
        if self._stayed:
            self._stayed = False
            for bar in self.query(Bar):
                if bar.region.contains_point(event.screen_offset):
                    await bar.on_click(event)

    def _draw(self, event: MouseEvent, *, dropped: bool) -> None:
        if self._held_at is not None:
            self._stayed = self._stayed and event.screen_offset == self._held_at
            if not self._stayed:
                self.post_message(self.Dragged(event.screen_offset, dropped))

    def _is_edge(self, event: MouseDown) -> bool:
        if self.screen.has_class("-below"):
            return event.screen_y == self.region.y
        return event.screen_x == (self.region.right - 1 if self.screen.has_class("-left") else self.region.x)
