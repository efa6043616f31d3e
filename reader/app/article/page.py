"""The article as it stands in the pane: laid out for its width, with the reading place in sight."""

from __future__ import annotations

from time import perf_counter
from typing import Final

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive

from reader.app.article.composition import Piece, compose
from reader.app.article.layout import COLUMN, Anchor, Layout
from reader.app.article.motion import word_at
from reader.app.article.paint import GUTTER
from reader.app.drawing.column import Scrolling
from reader.story import Article, Extent

NARROWEST: Final = 20
WIDEST: Final = 200
"""The column's width can be set between these."""
SLICE: Final = 0.008
"""Seconds at a time that a long text's layout takes from the keys."""
HURRIED: Final = 0.04
"""The same while its end is awaited."""
ANNOUNCE: Final = 0.25
"""Seconds after which the scrollbar is told of more rows."""


class ArticlePage(Scrolling):
    """An article in one centred column.

    Places are code point offsets into the article's text; rows and cells stay in here.
    """

    DEFAULT_CSS = """
    ArticlePage {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class Folded(Message):
        """The page's furniture was folded away, or shown."""

    cursor: reactive[int] = reactive(0, repaint=False)
    """The reading place."""

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._text = ""
        self._article: Article | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._folded = True
        self._column = COLUMN
        self._layout = Layout("", (), 1)
        self._chosen: Extent | None = None
        """What the cursor stands on as a whole; None where it stands on a word."""
        self._top: Anchor = (0, 0)
        """What stays at the top when rows change."""
        self._top_row = 0
        self._goal = Offset(0, 0)
        """The cell of the column, and the row of the screen, that the cursor keeps to while it moves by rows."""
        self._placing = False
        self._laying = False
        self._pending: Extent | None = None
        self._laid_for = (0, 0)
        self._end_awaited = False
        """Whether the cursor goes to the end once the whole text is laid out."""

    # What is shown

    def show(self, article: Article, page: tuple[Piece, ...] | None = None) -> None:
        """Show another article from its beginning, without an analysis yet; `page` is it composed, folded, if known."""
        composed = page if page is not None and self._folded else compose(article, folded=self._folded)
        self._article, self._text, self._pieces = article, article.text, composed
        self._end_awaited = False
        self._chosen, self._pending = None, None
        self._top, self._top_row = (0, 0), 0
        self._goal = Offset(0, 0)
        self.cursor = 0
        self._lay_out()
        self.cursor = self._home()

    @property
    def column(self) -> int:
        """The column's width in cells, where the pane has room for it."""
        return self._column

    @column.setter
    def column(self, width: int) -> None:
        self._column = min(max(width, NARROWEST), WIDEST)
        self._lay_out()

    @property
    def column_shown(self) -> int:
        """The column's width in the pane as it is."""
        return min(self._column, self._room(self._pane()[0]))

    @property
    def is_laid_out(self) -> bool:
        """Whether the text is laid out to its end; until then the number of its rows is not known."""
        return self._layout.complete

    @property
    def folded(self) -> bool:
        """Whether one line stands for each run of page furniture."""
        return self._folded

    @folded.setter
    def folded(self, folded: bool) -> None:
        if folded != self._folded:
            self.post_message(self.Folded())
        self._folded = folded
        if self._article is not None:
            self._pieces = compose(self._article, folded=folded)
            self._lay_out()
            if self._pieces and self._laid_for[0]:
                row = self._layout.rows[self._layout.row_at(self.cursor)]
                self.cursor = min(max(self.cursor, row.start), max(row.start, row.end - 1))
                self._remember_row()

    # Where things are

    @property
    def beginning(self) -> int:
        """Where reading begins."""
        return self._home() if self._pieces else 0

    def offset_at(self, x: int, y: int) -> int | None:
        """The text's offset at a cell of the widget's content; None beside the text."""
        row = self.scroll_offset.y + y
        if not (0 <= y < self.size.height and row < len(self._layout.rows)):
            return None
        return self._layout.offset_in(row, x - self._left)

    def visible_extent(self) -> Extent:
        """The text between the first and the last row on the screen."""
        rows = self._layout.rows[self.scroll_offset.y : self.scroll_offset.y + self.size.height]
        return (rows[0].start, rows[-1].end) if rows else (0, 0)

    def part(self, first: float, last: float) -> Extent:
        """The text between two shares of the article's height, 0 to 1; of its length, until all rows are made."""
        rows = self._layout.rows
        if not rows or not self._layout.complete:
            return int(first * len(self._text)), int(last * len(self._text))
        low, high = int(first * len(rows)), int(last * len(rows))
        start = 0 if low <= 0 else rows[min(low, len(rows) - 1)].start
        return start, rows[high].start if high < len(rows) else len(self._text)

    @property
    def _left(self) -> int:
        """The cell of the pane where the column begins."""
        return max(GUTTER, (self._laid_for[0] - self._layout.width) // 2)

    def _home(self) -> int:
        """Where reading begins: the first text that is not page furniture, if it is on the first screen."""
        body = next((piece.start for piece in self._pieces if piece.kind not in ("furniture", "fold")), 0)
        if not self._laid_for[0] or self._layout.row_at(body) < self._laid_for[1]:
            return body
        return self._pieces[0].start

    def _row_of_cursor(self) -> int:
        return self._layout.row_at(self.cursor)

    # Layout

    def on_resize(self, event: events.Resize) -> None:
        # A pane too narrow for any text keeps its rows, but a high one scrolls them.
        if self._pane() != self._laid_for or self.scroll_offset.y != self._top_row:
            self._lay_out(resized=True)

    def _pane(self) -> tuple[int, int]:
        region = self.scrollable_content_region
        return region.width, region.height

    def _room(self, width: int) -> int:
        """The widest column in a pane of this width."""
        return max(1, width - GUTTER - 1)

    def _lay_out(self, *, resized: bool = False) -> None:
        """Make rows for the pane's width. What was at the top stays there, unless the cursor would go out of sight."""
        width, height = self._pane()
        column = min(self._column, self._room(width)) if width else self._column
        layout = self._layout
        same = layout.text is self._text and layout.pieces is self._pieces
        seen = self._is_seen(self._top_row)
        if not width:
            if not same:  # rows of another text are nobody's; these are made once there is a pane
                self._layout, self._laid_for = Layout(self._text, self._pieces, column), (0, 0)
                self._rows_changed()
            return
        if same and layout.width == column:
            top = self._top_row
        else:
            self._layout = Layout(self._text, self._pieces, column)
            top = self._layout.find(self._top)
        if changed := self._layout is not layout or width != self._laid_for[0]:
            self._rows_changed()
        opening, self._laid_for = not self._laid_for[0], (width, height)
        self._top_row = top
        self._laying = True  # fewer rows scroll by themselves
        self._grow(rows=top + 2 * height)
        self._scroll(top)
        self._laying = False
        if self._pending is not None:
            extent, self._pending = self._pending, None
            self._reveal(*extent)
        elif opening:
            self.cursor = self._home()
        elif seen and not self._is_seen(self.scroll_offset.y):
            self._reveal(*self._stretch)
        self._remember_row()
        if changed or not resized:  # of another height it has the same rows, and draws them where it scrolls
            self.refresh()
        if opening or self._layout is not layout:
            self._go_on()

    @property
    def _stretch(self) -> Extent:
        """What the cursor stands on."""
        return self._chosen or (self.cursor, self.cursor + 1)

    def _is_seen(self, top: int) -> bool:
        """Whether the pane, as it was laid out last, shows what the cursor stands on, or how it begins, with that row
        at its top."""
        height = self._laid_for[1]
        if not height or not self._layout.rows:
            return False
        start, end = self._stretch
        first, last = (self._layout.row_at(offset) - top for offset in (start, max(start, end - 1)))
        return 0 <= first < height and (last < height or first <= height // 3)

    def _rows_changed(self) -> None:
        """Rows, or where they stand in the pane, are others now."""

    def _grow(self, rows: int) -> None:
        self._layout.extend(rows=rows)
        self._measure()

    def _measure(self) -> None:
        self.measure(Size(self._laid_for[0], len(self._layout.rows)))

    def _go_on(self) -> None:
        """Lay out the rest of a long text in slices, so that keys are answered meanwhile."""
        layout = self._layout
        announced = perf_counter()

        def go_on() -> None:
            nonlocal announced
            if layout is not self._layout or not self.is_attached:
                timer.stop()
                return
            layout.extend(seconds=HURRIED if self._end_awaited else SLICE)
            if layout.complete or perf_counter() - announced > ANNOUNCE:
                self._measure()
                announced = perf_counter()
            if layout.complete:
                timer.stop()
                if self._end_awaited:
                    self._go_to_end()

        if not layout.complete:
            timer = self.set_interval(2 * SLICE, go_on)

    def watch_cursor(self, old: int, new: int) -> None:
        self._end_awaited = False
        if not (self._chosen and self._chosen[0] <= new < self._chosen[1]):
            self._set_chosen(None)
        for offset in {old, new}:
            self._refresh_extent(word_at(self._text, min(offset, len(self._text))))

    def _go_to_end(self) -> None:
        """Put the cursor on the last row."""
        self.cursor = self._layout.rows[self._layout.text_row(len(self._layout.rows), -1)].start
        self._reveal(self.cursor, self.cursor + 1)

    def validate_cursor(self, cursor: int) -> int:
        return min(max(cursor, 0), len(self._text))

    def _set_chosen(self, extent: Extent | None) -> None:
        old, self._chosen = self._chosen, extent
        for changed in (old, extent):
            if changed is not None:
                self._refresh_extent(changed)

    def _refresh_extent(self, extent: Extent) -> None:
        if self._laid_for[0] and self._layout.rows:
            first, last = self._layout.row_at(extent[0]), self._layout.row_at(max(extent[0], extent[1] - 1))
            self.refresh_lines(first, last - first + 1)

    # Scrolling

    def _reveal(self, start: int, end: int) -> None:
        """Bring a stretch well into sight, a third from the top; leave the text still where it is already."""
        self._layout.extend(offset=end)
        if not self._layout.rows:
            return
        first = self._layout.row_at(start)
        last = self._layout.row_at(max(start, end - 1))
        height = self.size.height
        self._grow(rows=last + 2 * height)
        margin = min(2, height // 6)
        top = self.scroll_offset.y
        lowest = top + height - 1 - margin
        in_sight = top + margin <= first and (last <= lowest or first <= top + height // 3)
        if not in_sight:
            self._scroll(first - height // 3)
        self._remember_row()

    def _scroll(self, top: int) -> None:
        self._placing = True
        try:
            self.scroll_to(y=min(max(top, 0), self.max_scroll_y), animate=False, force=True, immediate=True)
        finally:
            self._placing = False

    def _remember_row(self) -> None:
        """Keep to the cursor's present place when moving by rows from here."""
        if self._layout.rows:
            row = self._row_of_cursor() - self.scroll_offset.y
            self._goal = Offset(self._layout.cell_of(self.cursor), min(max(row, 0), max(self.size.height - 1, 0)))
