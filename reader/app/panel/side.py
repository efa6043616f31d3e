"""The side panel: tabs over a list of actors, events or quotes, and the legend below."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from reader.app.configured import configured
from reader.app.legend import Legend
from reader.app.links import Links
from reader.app.panel.list import RowList
from reader.app.panel.orders import SETTING, rows
from reader.app.panel.rows import Row, remark
from reader.app.panel.tabs import TABS, Tab, TabBar
from reader.story import Article

NOTHING: dict[Tab, str] = {
    "actors": "Nobody is named in this article.",
    "events": "No event was found in this article.",
    "quotes": "Nobody is quoted in this article.",
    "timeline": "No event in this article has a date that could be resolved.",
}


class SidePanel(Vertical):
    """Shows what `show` is given; what the user does there goes up as messages."""

    DEFAULT_CSS = """
    SidePanel { background: $surface; }
    SidePanel TabBar { margin-bottom: 1; }
    """

    @dataclass
    class Highlighted(Message):
        """The cursor moved to a row of a tab."""

        tab: Tab
        row: Row

    @dataclass
    class Chosen(Message):
        """A row of a tab was opened."""

        tab: Tab
        row: Row

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Tab, list[Row]] = {}
        self._shown: tuple[Article, Links] | None = None
        self._cursors: dict[Tab, str | None] = {}
        self._awaited = ""

    def compose(self) -> ComposeResult:
        yield TabBar()
        yield RowList()
        yield Legend()

    @property
    def bar(self) -> TabBar:
        return self.query_one(TabBar)

    @property
    def list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def legend(self) -> Legend:
        return self.query_one(Legend)

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return self.bar.open

    def open(self, tab: Tab) -> None:
        """Opens a tab, its cursor where it was."""
        if tab == self.tab:
            return
        self._cursors[self.tab] = self.list.row.key if self.list.row else None
        self.bar.open = tab
        self._fill()

    def show(self, article: Article, links: Links) -> None:
        """What an analysis says of an article."""
        self._awaited = ""
        self._shown = (article, links)
        self.put_in_order()
        self.legend.show(links.analysis)

    def order(self, tab: Tab) -> str:
        """The order that a tab's rows are in, by its name in the settings."""
        return str(getattr(configured(self).settings, SETTING[tab])) if tab in SETTING else "time"

    def put_in_order(self) -> None:
        """Draws the rows of every tab in the order that was chosen for it."""
        if self._shown is not None:
            self._rows = {tab: rows(tab, self.order(tab), *self._shown) for tab in TABS}
            self.bar.counts = {tab: sum(row.stands for row in self._rows[tab]) for tab in TABS}
            self._fill()

    def wait(self, sentence: str) -> None:
        """Nothing to show, and why: what is awaited, or what went wrong."""
        if sentence == self._awaited and not self._rows:
            return
        self._awaited = sentence
        self._rows, self._shown = {}, None
        self._cursors = {}
        self.bar.counts = None
        self.legend.counts = type(self.legend.counts)()
        self._fill()

    def stand(self, tab: Tab, key: str) -> None:
        """Puts a tab's cursor on the row of a key, without a message."""
        if tab == self.tab:
            if self.list.row is None or self.list.row.key != key:
                self.list.stand(key)
        else:
            self._cursors[tab] = key

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self.post_message(self.Highlighted(self.tab, event.row))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(self.tab, event.row))

    def _fill(self) -> None:
        rows = self._rows.get(self.tab)
        if rows is None:
            self.list.show([remark(self._awaited)])
        else:
            self.list.show(rows or [remark(NOTHING[self.tab])])
            self.list.stand(self._cursors.get(self.tab) or (self.list.row.key if self.list.row else None))


def holds_focus(panel: SidePanel, focused: Widget | None) -> bool:
    """Whether the panel or something in it has the focus."""
    return focused is not None and panel in focused.ancestors_with_self
