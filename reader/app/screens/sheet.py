"""The sheet of corrections: what can be done about what one points at, each with its letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen

from reader.app.bars.footer import KeyBar
from reader.app.keys.table import bindings, shown
from reader.app.looks.words import flow
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap
from reader.app.settings.configured import configured
from reader.app.telling.correcting import Deed, Option

FRAME = 5
"""Lines of the screen that are not for the rows."""


class CorrectionSheet(ModalScreen[Option | None]):
    """Closes with what is to be done, or with None."""

    BINDINGS = bindings("correct")
    DEFAULT_CSS = """
    CorrectionSheet { align: center middle; }
    #corrections {
        width: 60; max-width: 96%; height: auto; max-height: 100%; background: $surface; padding: 1 1 0 1;
        & > RowList { height: auto; background: $surface; }
        & > KeyBar { background: $surface; margin-top: 1; }
    }
    """

    def __init__(self, sections: Sequence[tuple[Content, Sequence[Option]]]) -> None:
        """`sections`: titles, and the options below each."""
        super().__init__()
        self._sections = sections
        self._options = [option for _, below in sections for option in below]

    def compose(self) -> ComposeResult:
        with Vertical(id="corrections"):
            yield RowList(self._rows(), opens_at_once=True)
            yield KeyBar("correct", "list")

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def on_resize(self) -> None:
        self.query_one(RowList).styles.max_height = max(3, self.size.height - FRAME)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._options[int(event.row.key)])

    @on(RowList.Highlighted)
    def _passed(self, event: RowList.Highlighted) -> None:
        event.stop()

    def on_click(self, event: Click) -> None:
        if event.widget is self:  # beside the sheet
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_deed(self, deed: Deed) -> None:
        """Does it to the first of the things that it can be done to."""
        if (option := next((option for option in self._options if option.deed == deed), None)) is not None:
            self.dismiss(option)

    def _rows(self) -> list[Row]:
        letters = {key.action: shown(key.keys[0]) for key in configured(self).actions if key.keys}
        rows: list[Row] = []
        seen: set[Deed] = set()
        number = 0
        for title, below in self._sections:
            rows += [*([gap()] if rows else []), Row("", partial(_title, title), stands=False)]
            for option in below:
                letter = letters.get(f"deed('{option.deed}')", "") if option.deed not in seen else ""
                rows.append(Row(str(number), partial(_draw, letter, option.words)))
                seen.add(option.deed)
                number += 1
        return rows


def _title(title: Content, width: int) -> list[Content]:
    return flow(title, width, 2)


def _draw(letter: str, words: str, width: int) -> list[Content]:
    room = 3
    key = Content.assemble((letter, "bold $primary"), " " * max(1, room - cell_len(letter)))
    return [
        Content.assemble(key if n == 0 else " " * room, part)
        for n, part in enumerate(flow(Content(words), width - room))
    ]
