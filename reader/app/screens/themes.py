"""The list of themes, each tried on while the cursor is on it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen

from reader.app.bars.footer import KeyBar
from reader.app.keys.table import bindings
from reader.app.looks.themes import THEMES
from reader.app.looks.words import MUTED, line, spread
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row
from reader.app.settings.configured import configured


class ThemeChooser(ModalScreen[None]):
    """Enter keeps the theme and remembers it; leaving brings the one before back."""

    BINDINGS = bindings("sheet")
    DEFAULT_CSS = """
    ThemeChooser { align: right middle; background: transparent; }
    #themes { width: 34; max-width: 60%; height: auto; max-height: 100%; background: $surface; padding: 1 1 0 1; }
    #themes RowList { height: auto; background: $surface; }
    #themes KeyBar { background: $surface; margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        self._before = self.app.theme
        with Vertical(id="themes"):
            yield RowList([_row(name) for name in THEMES])
            yield KeyBar("sheet", "list")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.stand(self._before)
        rows.focus()

    def on_resize(self) -> None:
        self.query_one(RowList).styles.max_height = max(3, self.size.height - 4)

    @on(RowList.Highlighted)
    def _tried(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.app.theme = event.row.key

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.app.theme = event.row.key
        configured(self).remember(theme=event.row.key)
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        if event.widget is self:  # beside the list
            self.action_close()

    def action_close(self) -> None:
        self.app.theme = self._before
        self.dismiss(None)


def _row(name: str) -> Row:
    theme = THEMES[name]
    kind = "terminal's" if theme.ansi else "dark" if theme.dark else "light"

    def draw(width: int) -> list[Content]:
        return [line(spread(Content(name), Content.styled(kind, MUTED), width), width)]

    return Row(name, draw)
