"""Columns: edges, ticks and scrollbars, which have as many lines as the screen and nearly nothing in any of them.

Textual draws each line of a widget by its borders, paddings and effects, which such columns do not have: for the four
of the reading screen that takes longer than the text does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

from reader.app.drawing.plain import PlainLines, ground
from reader.app.drawing.still import Still


class Column(Still, Widget):
    """Draws what `cells` gives: one segment a line, all of the column's width."""

    def cells(self) -> Sequence[Segment]:
        """What is in each line, from the first to the last."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        return drawn(self, self.cells(), crop)

    def render_line(self, y: int) -> Strip:
        return self.render_lines(Region(0, y, self.size.width, 1))[0]


class ColumnBar(Still, ScrollBar):
    """A scrollbar like any, drawn as a column where it is one."""

    def render_lines(self, crop: Region) -> list[Strip]:
        bar = self.render()
        if not self.vertical or type(bar) is not ScrollBarRender or not isinstance(bar.style, Style):
            return super().render_lines(crop)
        ground, colour = bar.style.bgcolor, bar.style.color
        if ground is None or colour is None:
            return super().render_lines(crop)
        made = bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=self.size.width,
            back_color=ground,
            bar_color=colour,
        )
        return drawn(self, _on(made.segments, self.visual_style.rich_style), crop)


class Scrolling(ScrollView):
    """Scrolls, has such a scrollbar, and nothing around its lines."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._styles_cache = PlainLines()

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        if self._vertical_scrollbar is None:
            self._vertical_scrollbar = bar = ColumnBar(name="vertical", thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)
        return self._vertical_scrollbar

    def measure(self, size: Size) -> None:
        """Says how large what scrolls is. Unless its own size goes by that, only its scrollbars do.

        Textual would have the whole screen laid out; now it is where a scrollbar comes or goes.
        """
        if self.styles.auto_dimensions:
            self.virtual_size = size
        elif size != (old := self.virtual_size):
            self.set_reactive(Widget.virtual_size, size)
            Widget.virtual_size._check_watchers(self, "virtual_size", old)
            self._scroll_update(size)


def drawn(widget: Widget, cells: Sequence[Segment], crop: Region) -> list[Strip]:
    """The lines of `crop` in a widget, one of the cells in each; without one they are blank."""
    width, filters, colour = widget.size.width, tuple(widget.get_line_filters()), widget.background_colors[1]
    blank = Segment(" " * width, ground(widget))
    lines = [_strip(cells[y] if y < len(cells) else blank, width, filters, colour) for y in crop.line_range]
    return lines if crop.column_span == (0, width) else [line.crop(*crop.column_span) for line in lines]


@lru_cache(1024)
def _strip(cell: Segment, width: int, filters: tuple[LineFilter, ...], colour: Color) -> Strip:
    """The same strip for the same cell, which knows how it is written once it was."""
    strip = Strip([cell], width)
    for change in filters:
        strip = strip.apply_filter(change, colour)
    return strip


def _on(cells: Sequence[Segment], ground: Style) -> list[Segment]:
    """Cells on a ground; there are only a few kinds of them."""
    made: dict[int, Segment] = {}
    for cell in cells:
        if id(cell) not in made:
            made[id(cell)] = Segment(cell.text, ground + cell.style)
    return [made[id(cell)] for cell in cells]
