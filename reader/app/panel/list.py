"""A list of rows of several lines each, with a cursor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from reader.app.bars.messages import hint
from reader.app.keys.table import bindings
from reader.app.panel.lines import FOCUSED, DrawnRows
from reader.app.panel.rows import Row

OTHER_BUTTON: Final = 3
"""The mouse's right button."""
NOTHING: Final = "There is nothing to open here."


class RowList(DrawnRows, can_focus=True, inherit_bindings=False):
    """Rows with a cursor. What the user does posts messages; what `show` and `stand` do does not."""

    ALLOW_SELECT = False
    BINDINGS = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--cursor-focused", "rows--hover"}
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .rows--cursor { background: $foreground 8%; }
        & > .rows--hover { background: $foreground 4%; }
        & > .rows--cursor-focused { background: $primary 30%; }
        &:ansi > .rows--cursor { background: ansi_default; text-style: underline; }
        &:ansi > .rows--hover { background: ansi_default; }
        &:ansi > .rows--cursor-focused { background: ansi_bright_black; }
    }
    """

    cursor: reactive[int | None] = reactive[int | None](None, repaint=False)
    """The row that the cursor stands on."""
    hover: reactive[int | None] = reactive[int | None](None, repaint=False)
    """The row under the mouse."""

    class Highlighted(Message):
        """The user moved the cursor to a row."""

        def __init__(self, rows: RowList, row: Row) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> RowList:
            return self.rows

    class Chosen(Message):
        """The user opened a row, by key or by a click on the row that the cursor already stood on."""

        def __init__(self, rows: RowList, row: Row) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> RowList:
            return self.rows

    class Asked(Message):
        """What can be done with a row was asked, with the other mouse button."""

        def __init__(self, rows: RowList, row: Row) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> RowList:
            return self.rows

    class Folded(Message):
        """The rows below the one of a key are to be shown, or no more."""

        def __init__(self, rows: RowList, key: str, shown: bool) -> None:
            super().__init__()
            self.rows = rows
            self.key = key
            self.shown = shown

        @property
        def control(self) -> RowList:
            return self.rows

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None, opens_at_once: bool = False) -> None:
        """`opens_at_once`: the first click on a row opens it."""
        super().__init__(rows, id=id)
        self._numbers = _numbers(self.rows)
        self._opens_at_once = opens_at_once
        self._look: object = None
        """What the painted rows were painted for."""

    def show(self, rows: Iterable[Row]) -> None:
        """Replaces the rows. The cursor stays on the row of the same key, if there still is one."""
        key = self.row.key if self.row else None
        self.rows = list(rows)
        self._numbers = _numbers(self.rows)
        self._take()
        self.hover = None
        self.set_reactive(RowList.cursor, None)
        self._lay_out(anew=False)
        self.stand(key)

    @property
    def row(self) -> Row | None:
        """The row that the cursor stands on."""
        return self.rows[self.cursor] if self.cursor is not None and self.cursor < len(self.rows) else None

    def stand(self, key: str | None) -> None:
        """Moves the cursor to the row of a key, without a message; nowhere, if there is none."""
        self.cursor = self._numbers.get(key) if key is not None else None
        self._show_cursor()

    def begin(self) -> None:
        """From the top, where the cursor stands on no row; with the keys it then stands on the first, without a
        message."""
        if self.cursor is None:
            self.scroll_home(animate=False)
            if self.has_focus:
                self.stand(next(iter(self._numbers), None))

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        self._refresh_rows(old, new)

    def watch_hover(self, old: int | None, new: int | None) -> None:
        self._refresh_rows(old, new)

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._width or any(row.grown for row in self.rows):
            self._lay_out()
        else:  # no row looks otherwise for being one of more or fewer
            self._draw(lines=2 * self.size.height)
        self._show_cursor()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        look = (self.app.current_theme, self.visual_style)
        if look != self._look:
            self._look = look
            self._strips.clear()
            self._renew()
            if self._flat != self._signed:
                self._lay_out()

    # The focus changes the cursor's row alone, so no style is looked up and no other row drawn anew

    def watch_has_focus(self, _has_focus: bool) -> None:
        self._refresh_rows(self.cursor)

    def on_focus(self, event: events.Focus) -> None:
        event.prevent_default()
        self._have_focus(True, events.DescendantFocus(self))
        if self.cursor is None:
            self._move(0, 1)

    def on_blur(self, event: events.Blur) -> None:
        event.prevent_default()
        self._have_focus(False, events.DescendantBlur(self))

    def _have_focus(self, has_focus: bool, told: Message) -> None:
        self.has_focus = has_focus
        if self.parent is not None:
            self.parent.post_message(told)

    def render_line(self, y: int) -> Strip:
        content_y = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if content_y >= self._tops[-1] or width != self._width:
            return Strip.blank(width, self.visual_style.rich_style)
        index = bisect_right(self._tops, content_y) - 1
        state = "cursor" if index == self.cursor else "hover" if index == self.hover else ""
        if state == "cursor" and self.has_focus:
            state = FOCUSED
        key = (index, content_y - self._tops[index], state)
        if (strip := self._strips.get(key)) is None:
            strip = self._strips[key] = self._paint(self._drawn[index][key[1]], state)
        return strip

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.hover = self._row_at(event.y)

    def on_leave(self) -> None:
        self.hover = None

    def on_click(self, event: events.Click) -> None:
        index = self._row_at(event.y)
        if index is None:
            return
        event.stop()
        if event.button != 1:
            if event.button == OTHER_BUTTON:
                self._move(index, 1)
                self.post_message(self.Asked(self, self.rows[index]))
            return
        again = index == self.cursor or self.rows[index].extent is None
        self.cursor = index
        self._show_cursor()
        self.post_message((self.Chosen if again or self._opens_at_once else self.Highlighted)(self, self.rows[index]))

    @property
    def has_rows(self) -> bool:
        """Whether there is a row to stand on; without one keys scroll."""
        return bool(self._numbers)

    def action_row(self, step: int) -> None:
        if not self.has_rows:
            self.scroll_relative(y=step, animate=False)
            return
        start = self.cursor + step if self.cursor is not None else 0
        self._move(start, step)

    def action_page(self, step: int) -> None:
        if not self.has_rows:
            self.scroll_relative(y=step * self.size.height, animate=False)
            return
        if self.cursor is None:
            self._move(0, 1)
            return
        top = self._tops[self.cursor] + step * max(1, self.size.height - 1)
        target = bisect_right(self._tops, max(0, min(top, self._tops[-1] - 1))) - 1
        self._move(target, 1) or self._move(target, -1)

    def action_first(self) -> None:
        if not self.has_rows:
            self.scroll_home(animate=False)
        self._move(0, 1)

    def action_last(self) -> None:
        if not self.has_rows:
            self.scroll_end(animate=False)
        self._move(len(self.rows) - 1, -1)

    def action_choose(self) -> None:
        if self.row:
            self.post_message(self.Chosen(self, self.row))
        elif not self._move(0, 1):
            hint(self, NOTHING)

    def action_unfold_row(self) -> None:
        if self.row and self.row.fold == "closed":
            self.post_message(self.Folded(self, self.row.key, True))
        else:
            hint(self, "Nothing is folded here.")

    def action_fold_row(self) -> None:
        """Folds what is unfolded below the row, or else what the row stands in, and goes to where it was unfolded."""
        if self.row and (key := self.row.key if self.row.fold == "open" else self.row.under):
            self.post_message(self.Folded(self, key, False))
        else:
            hint(self, "Nothing is unfolded here.")

    def _move(self, index: int, step: int) -> bool:
        """Stands on the first row from `index` on that can be stood on."""
        while 0 <= index < len(self.rows):
            if self.rows[index].stands:
                if index != self.cursor:
                    self.cursor = index
                    self.post_message(self.Highlighted(self, self.rows[index]))
                self._show_cursor()
                return True
            index += step
        return False

    def _row_at(self, y: int) -> int | None:
        content_y = self.scroll_offset.y + y
        if not 0 <= content_y < self._tops[-1]:
            return None
        index = bisect_right(self._tops, content_y) - 1
        return index if self.rows[index].stands else None

    def _show_cursor(self) -> None:
        """Scrolls so that the cursor's row, and a heading right above it, can be seen."""
        if self.cursor is None or not self._width:
            return
        self._draw(row=self.cursor)
        first = self.cursor
        while first and not self.rows[first - 1].stands:
            first -= 1
        top = self._tops[first]
        height = min(self._tops[self.cursor + 1] - top, self.size.height or 1)
        self.scroll_to_region(
            Region(0, top, self._width, height), animate=False, force=True, immediate=True, x_axis=False
        )


def _numbers(rows: Sequence[Row]) -> dict[str, int]:
    """The numbers of the rows that can be stood on, by key."""
    return {row.key: number for number, row in enumerate(rows) if row.stands}
