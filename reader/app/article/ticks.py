"""Ticks beside the scrollbar: where in the whole article the thread's places lie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.segment import Segment
from textual import events
from textual.message import Message

from reader.app.article.marked import MarkedPage
from reader.app.drawing.column import Column
from reader.story import Extent

TICK: Final = "─"
HERE: Final = "━"
CROWD: Final = 3
"""Of so many cells one has a tick where ticks would be in more than one of them."""


class Ticks(Column):
    """A column of one cell, as high as the page's scrollbar; a click goes to the place that a tick stands for."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Ticks { width: 1; height: 1fr; }
    """

    class Chosen(Message):
        """A tick was clicked."""

        def __init__(self, extent: Extent) -> None:
            super().__init__()
            self.extent = extent

    def __init__(self, page: MarkedPage) -> None:
        super().__init__()
        self._page = page
        self._glyphs: str | None = None
        """What is in each cell; None until it is looked for."""

    def on_mount(self) -> None:
        for name in ("virtual_size", "places", "place"):
            self.watch(self._page, name, self._changed, init=False)

    def _changed(self) -> None:
        self._glyphs = None
        self.refresh()

    def on_resize(self) -> None:
        self._glyphs = None

    def cells(self) -> Sequence[Segment]:
        base, tick, here = self._page.tick_styles()
        if self._glyphs is None or len(self._glyphs) != self.size.height:
            found = [self._at(cell) for cell in range(self.size.height)]
            ticked = thinned([*map(len, found)])
            self._glyphs = "".join(
                HERE if self._page.place in there else TICK if cell in ticked else " "
                for cell, there in enumerate(found)
            )
        looks = {" ": Segment(" ", base), TICK: Segment(TICK, base + tick), HERE: Segment(HERE, base + here)}
        return [looks[glyph] for glyph in self._glyphs]

    def on_click(self, event: events.Click) -> None:
        if found := self._at(event.y):
            self.post_message(self.Chosen(found[0]))

    def _at(self, y: int) -> list[Extent]:
        """The thread's places that begin in the part of the article that a cell stands for."""
        height = self.size.height
        if not height or not self._page.places:
            return []
        start, end = self._page.part(y / height, (y + 1) / height)
        return [extent for extent in self._page.places_within(start, end) if start <= extent[0] < end]


def thinned(counts: Sequence[int]) -> frozenset[int]:
    """The cells that get a tick, by how many places there are in each.

    All that have any; but where that would be a border, of every few cells the one with the most.
    """
    ticked = frozenset(cell for cell, count in enumerate(counts) if count)
    if len(ticked) * CROWD <= len(counts):
        return ticked
    groups = (range(len(counts))[first : first + CROWD] for first in range(0, len(counts), CROWD))
    return ticked & {max(group, key=counts.__getitem__) for group in groups}
