"""Rows of several lines each as they are drawn: what can be seen at once, the rest while nothing else happens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from time import perf_counter
from typing import Final

from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.timer import Timer
from textual.visual import Visual

from reader.app.drawing.column import Scrolling
from reader.app.drawing.plain import ground
from reader.app.looks.dotted import signed
from reader.app.panel.ready import Ready, grow
from reader.app.panel.rows import Row

SLICE: Final = 0.008
"""Seconds at a time that drawing a long list takes from the keys."""
FOCUSED: Final = "cursor-focused"
"""How the cursor's row is painted while the keys go to it."""
BREATH: Final = 0.05
"""Seconds in which nothing may be asked for before something, or something more, is made ready."""
ANNOUNCE: Final = 0.25
"""Seconds after which the scrollbar is told of more rows."""


class DrawnRows(Scrolling):
    """Rows as lines, each made once for a width and a look."""

    _waiting: Timer | None = None
    """What goes on making rows ready."""

    def __init__(self, rows: Iterable[Row], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[Row] = list(rows)
        self._ready = Ready()
        self._take()
        self._width = 0
        self._announced = 0.0
        self._signed = False
        """Whether what is inferred has a sign, where it can have no dotted underline."""

    def expect(self, lists: Iterable[Sequence[Row]]) -> None:
        """Makes other rows ready, which may be shown next, while nothing else happens."""
        self._ready.expect(lists)
        self._make_ready()

    def is_ready(self, rows: Sequence[Row]) -> bool:
        """Whether all that one would see first of rows is made."""
        return self._ready.has(rows, self.size.height)

    def _make_ready(self) -> None:
        def make() -> None:
            if (
                self.is_attached
                and self._width
                and self._ready.go_on(self.size.height, self._draw_row, self._paint_ahead)
            ):
                self._make_ready()

        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(BREATH, make)

    def _take(self) -> None:
        """What is made of the rows goes on from what is ready of them."""
        made = self._ready.take(self.rows)
        self._made, self._drawn, self._tops, self._strips = made, made.drawn, made.tops, made.strips

    @property
    def _flat(self) -> bool:
        return self.app.no_color or self.app.native_ansi_color

    def _lay_out(self, *, anew: bool = True) -> None:
        """Draws the rows for the width: those that can be seen now, the others of a long list little by little."""
        self._signed = self._flat
        if anew or self._width != self.scrollable_content_region.width:
            self._width = self.scrollable_content_region.width
            self._renew()
            self._take()
        self._draw(lines=2 * self.size.height)
        self.refresh()
        self._go_on()

    def _renew(self) -> None:
        """What is ready is of no use any more."""
        self._ready.forget()
        if self._waiting is not None:
            self._make_ready()

    def _draw(self, *, row: int = -1, lines: int = 0, seconds: float = 0.0) -> None:
        """Draws on until `row` is drawn, there are `lines`, and `seconds` are over."""
        if not self._width:
            return
        until = perf_counter() + seconds
        while len(self._drawn) < len(self.rows):
            if len(self._drawn) > row and self._tops[-1] >= lines and perf_counter() >= until:
                break
            drawn = self._draw_row(self.rows[len(self._drawn)])
            self._drawn.append(drawn)
            self._tops.append(self._tops[-1] + len(drawn))
            if len(self._drawn) == len(self.rows):
                grow(self._made, self.size.height - self._tops[-1], self._draw_row)
        if not seconds or len(self._drawn) == len(self.rows) or perf_counter() - self._announced >= ANNOUNCE:
            self._announced = perf_counter()
            self.measure(Size(self._width, self._tops[-1]))

    def _draw_row(self, row: Row, lines: int = 0) -> list[Content]:
        """A row, in so many lines where it is said how many; with signs for what has no colours to be told by."""
        width = max(4, self._width - 2)  # a cell of air on either side
        drawn = row.grown(width, lines) if lines and row.grown else row.draw(width)
        return [signed(line, width) for line in drawn] if self._flat else list(drawn)

    def _go_on(self) -> None:
        rows, width = self.rows, self._width
        if not width or len(self._drawn) == len(rows):
            return

        def go_on() -> None:
            if self.rows is rows and self._width == width and self.is_attached:
                self._draw(seconds=SLICE)
                self._go_on()

        self.set_timer(SLICE, go_on)

    def _paint(self, line: Content, state: str) -> Strip:
        style = self.get_visual_style(*([f"rows--{state}"] if state else []))
        if state == FOCUSED and self.app.no_color:
            style += Style(reverse=True)  # which a style sheet cannot say: it is left out of visual styles
        content = Content.assemble(" ", line)
        strips = Visual.to_strips(self, content, self._width, 1, style, apply_selection=False)
        strip = strips[0] if strips else Strip([])
        strip = strip.extend_cell_length(self._width, style.rich_style)
        return strip.extend_cell_length(self.size.width, ground(self))  # under the scrollbar

    def _paint_ahead(self, line: Content, state: str) -> Strip:
        """The same, and as it is for the terminal's colours, which a line knows once it was asked."""
        seen = strip = self._paint(line, state)
        for change in self.get_line_filters():
            seen = seen.apply_filter(change, self.background_colors[1])
        return strip

    def _refresh_rows(self, *indices: int | None) -> None:
        for index in indices:
            if index is not None and index < len(self._drawn):
                top = self._tops[index] - self.scroll_offset.y
                self.refresh(Region(0, top, self._width, len(self._drawn[index])))
