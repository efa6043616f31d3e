"""The page of keys, made from the table of keys."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen

from reader.app.bars.footer import KeyBar
from reader.app.keys.table import bindings, help_groups, shown
from reader.app.looks.words import flow
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, heading
from reader.app.settings.configured import configured

FRAME = 5
"""Lines of the screen that are not for the rows."""

KEYS_WIDTH = 16
"""The column of the keys, in cells."""


class Help(ModalScreen[None]):
    """All keys by what they are for."""

    BINDINGS = bindings("sheet")

    def compose(self) -> ComposeResult:
        with Vertical(id="help"):
            yield RowList(self._rows())
            yield KeyBar("sheet")

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def on_resize(self) -> None:
        self.query_one(RowList).styles.max_height = max(3, self.size.height - FRAME)

    def on_click(self, event: Click) -> None:
        if event.widget is self:
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        for group, keys in help_groups(configured(self).actions):
            rows += [*([gap()] if rows else []), heading(group)]
            for key in keys:
                rows.append(_row(key.id, "  ".join(map(shown, key.keys)), key.help))
        return rows


def _row(id: str, keys: str, text: str) -> Row:
    def draw(width: int) -> list[Content]:
        column = Content.assemble((keys, "bold $primary"), " " * max(1, KEYS_WIDTH - cell_len(keys)))
        lines = flow(Content(text), width - KEYS_WIDTH)
        return [Content.assemble(column if n == 0 else " " * KEYS_WIDTH, line) for n, line in enumerate(lines)]

    return Row(id, draw, stands=False)
