"""The side panel: tabs over a list of actors, events or quotes, and the legend below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from reader.app.bars.edge import Edge
from reader.app.bars.legend import Legend
from reader.app.bars.messages import hint
from reader.app.drawing.covered import Below
from reader.app.keys.table import bindings
from reader.app.looks.words import clean
from reader.app.panel.drawn import Drawn
from reader.app.panel.empty import why_empty
from reader.app.panel.events import Everything
from reader.app.panel.filter import OF_ROWS, FilterBar, kept
from reader.app.panel.list import RowList
from reader.app.panel.orders import CALLED, SETTING, rows
from reader.app.panel.rows import Row, remark
from reader.app.panel.tabs import TABS, WHERE, Tab, TabBar, tab_of
from reader.app.panel.waiting import Work, WorkLine
from reader.app.settings.configured import configured
from reader.app.threads.links import Links, Thing
from reader.story import Article

if TYPE_CHECKING:
    from reader.app.panel.card import CardView

NO_ROWS = "There are no rows to filter yet."
ROOM_FOR_BOTH = 76
"""Cells from which on a panel beside the text has room for a card beside the list."""
ROOM_FOR_BRIEF = 40
"""Cells from which on the panel begins with the brief."""


class SidePanel(Drawn):
    """Shows what `show` is given; what the user does there goes up as messages."""

    BINDINGS = bindings("panel")
    DEFAULT_CSS = """
    SidePanel { background: $surface; }
    SidePanel TabBar { margin-bottom: 1; }
    SidePanel CardView { display: none; }
    SidePanel.-card CardView { display: block; }
    SidePanel.-card #listing { display: none; }
    SidePanel.-card.-colours CardView { display: none; }
    SidePanel.-card.-colours #listing { display: block; }
    SidePanel.-card.-roomy CardView, SidePanel.-card.-roomy #listing { display: block; }
    SidePanel #rows.-unknown { height: 1; }
    SidePanel TabBar.-unknown { margin-bottom: 0; }
    """

    class Highlighted(Message):
        """The cursor moved to a row of a tab."""

        def __init__(self, tab: Tab, row: Row) -> None:
            super().__init__()
            self.tab = tab
            self.row = row

    class Chosen(Message):
        """A row of a tab was opened."""

        def __init__(self, tab: Tab, row: Row) -> None:
            super().__init__()
            self.tab = tab
            self.row = row

    class Filled(Message):
        """Other rows are shown, or none: other keys may have something to do."""

    class Refolded(Message):
        """Other rows are shown and folded."""

    passing = False
    """Whether it is there only while it is asked for, and takes the text's room."""
    _opened = False
    """Whether a tab was asked for, which then stays."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Tab, list[Row]] = {}
        self._all: dict[Tab, list[Row]] = {}
        """The rows with all that is folded."""
        self._unfolded: set[str] = set()
        """The keys of the rows whose rows below are shown."""
        self._shown: tuple[Article, Links] | None = None
        self._cursors: dict[Tab, str] = {}
        self._filters: dict[Tab, str] = {}
        self._card: CardView | None = None

    def compose(self) -> ComposeResult:
        yield Edge()
        with Below(id="listing"):
            yield TabBar().add_class("-unknown", update=False)
            yield FilterBar()
            yield RowList(id="rows").add_class("-unknown", update=False)
            yield WorkLine()
            yield Legend()

    @property
    def bar(self) -> TabBar:
        return self.query_one(TabBar)

    @property
    def list(self) -> RowList:
        return self.query_one("#rows", RowList)

    @property
    def card(self) -> CardView:
        """The cards, made when they are first asked for."""
        if self._card is None:
            from reader.app.panel.card import CardView

            self._card = CardView()
            self.mount(self._card)
            self._card.furnish()
        return self._card

    @property
    def has_card(self) -> bool:
        """Whether a card stands in the list's place."""
        return self.has_class("-card")

    def in_card(self, focused: Widget | None) -> bool:
        """Whether what has the focus is in a card."""
        return self._card is not None and holds_focus(self._card, focused)

    @property
    def has_list(self) -> bool:
        """Whether the list is seen, alone or beside a card."""
        return not self.has_card or self.has_class("-roomy")

    @property
    def legend(self) -> Legend:
        return self.query_one(Legend)

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return self.bar.open

    @property
    def filter(self) -> FilterBar:
        return self.query_one(FilterBar)

    @property
    def waiting(self) -> WorkLine:
        return self.query_one(WorkLine)

    def open(self, tab: Tab) -> None:
        """Opens a tab, its cursor where it was; a card in its place goes."""
        self.close_card()
        self._opened = True
        self._open(tab)

    # The card

    def open_card(
        self, article: Article, links: Links, thing: Thing, cursor: int, beside: Callable[[Thing], Sequence[Thing]]
    ) -> None:
        """Opens a card in the list's place and gives it the focus; the rest as of `CardView.open`."""
        self.add_class("-card")
        self.card.open(article, links, thing, cursor, beside)
        self.screen.set_focus(self.card.rows)

    def close_card(self) -> None:
        """Shows the list again; what of the card had the focus gives it to the list."""
        if self.has_card:
            had_focus = self.in_card(self.screen.focused)
            self.remove_class("-card")
            if had_focus:
                self.screen.set_focus(self.list)

    def listed_with(self, thing: Thing) -> Sequence[Thing]:
        """What a thing is listed with in its tab, in order; without what a filter leaves out or is folded."""
        rows = self._rows.get(tab_of(thing), ())
        return [row.opens for row in rows if row.opens is not None and row.stands]

    def on_resize(self) -> None:
        roomy = self.outer_size.width >= ROOM_FOR_BOTH and not self.screen.has_class("-below")
        self.set_class(roomy, "-roomy")
        if not self._opened:
            tab = configured(self).settings.first_tab
            self._open("actors" if tab == "brief" and self.outer_size.width < ROOM_FOR_BRIEF else tab)

    def _open(self, tab: Tab) -> None:
        if tab != self.tab:
            self.bar.open = tab
            self._fill()
            self.list.begin()

    def show(self, article: Article, links: Links) -> None:
        """What an analysis says of an article."""
        self._shown = (article, links)
        if self.has_card:
            self.card.renew(article, links)
        self.put_in_order()
        self.legend.show(links.analysis)

    def clear(self) -> None:
        """Nothing is known of the article."""
        self.close_card()
        if self._rows or self._filters:
            self._rows, self._shown, self._cursors, self._filters = {}, None, {}, {}
            self._all, self._unfolded = {}, set()
            self.bar.counts, self.bar.found, self.bar.where = None, {}, False
            self.legend.counts = type(self.legend.counts)()
            self._fill()

    def tell(self, work: Work) -> None:
        """What is awaited, or what went wrong."""
        changed = bool(self.waiting.work.awaited) != bool(work.awaited)
        self.waiting.work = work
        self._know()
        if changed and not self._rows.get(self.tab):
            self._fill()  # why there is nothing

    def _know(self) -> None:
        """Room for rows, once any are known; not by a class of the whole panel, all of which would be styled anew."""
        for part in (self.bar, self.list):
            part.set_class(not self._rows, "-unknown")

    def order(self, tab: Tab) -> str:
        """The order that a tab's rows are in, by its name in the settings; of actors also `WHERE`."""
        if tab == "actors" and self.where:
            return WHERE
        return (
            str(getattr(configured(self).settings, SETTING[tab]))
            if tab in SETTING
            else "time"
            if tab == "timeline"
            else ""
        )

    @property
    def where(self) -> bool:
        """Whether the tab of actors lists places, times and what else is named."""
        return self.bar.where

    def list_where(self, where: bool) -> None:
        """Has the tab of actors list what else is named, or the actors again."""
        if where != self.bar.where:
            self.bar.where = where
            self._filters.pop("actors", None)
            self.put_in_order()

    def put_in_order(self) -> None:
        """Draws the rows of every tab in the order that was chosen for it."""
        if self._shown is not None:
            chooses = configured(self).called["choose"]
            self._rows = {tab: rows(tab, self.order(tab), *self._shown, self._unfolded, chooses) for tab in TABS}
            self._all = {tab: rows(tab, self.order(tab), *self._shown, Everything(), chooses) for tab in TABS}
            self._know()
            self.bar.counts = {tab: _count(self._all[tab]) for tab in TABS if tab != "brief"}
            self._fill()

    # What is folded

    def listed(self, tab: Tab) -> frozenset[str]:
        """The keys of the things that a tab lists, without those that are folded away."""
        return frozenset(row.key for row in self._rows.get(tab, ()) if row.stands and row.counts)

    def nearest(self, tab: Tab, keys: Iterable[str]) -> str | None:
        """The first of some keys that a row of a tab has that is shown."""
        shown = {row.key for row in self._rows.get(tab, ()) if row.stands}
        return next((key for key in keys if key in shown), None)

    def reveal(self, tab: Tab, key: str) -> None:
        """Unfolds what the row of a key stands in."""
        under = next((row.under for row in self._all.get(tab, ()) if row.key == key), "")
        if under and self.nearest(tab, [key]) is None:
            self.reveal(tab, under)
            self.fold(under, shown=True)

    def fold(self, key: str, *, shown: bool) -> None:
        """Shows the rows below one, or folds them, which leads to that one."""
        (self._unfolded.add if shown else self._unfolded.discard)(key)
        if not shown:
            self._cursors[self.tab] = key
        self.put_in_order()

    @on(RowList.Folded)
    def _folded(self, event: RowList.Folded) -> None:
        event.stop()
        if not self.is_filtered:
            self.fold(event.key, shown=event.shown)
            self.post_message(self.Refolded())

    def stand(self, tab: Tab, key: str) -> None:
        """Puts a tab's cursor on the row of a key, without a message."""
        self._cursors[tab] = key
        if tab == self.tab and (self.list.row is None or self.list.row.key != key):
            self.list.stand(key)

    # The filter

    @property
    def idle(self) -> frozenset[str]:
        """The ids of the keys that have nothing to do among the rows."""
        return frozenset() if self.list.has_rows else OF_ROWS

    @property
    def is_filtered(self) -> bool:
        """Whether the open tab shows only the rows that have some words."""
        return bool(self._filters.get(self.tab))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc is the filter's while there is one, where one types a key that would act at once is a character, and a
        panel beside the text is not left by what quits."""
        if action == "filter":
            return not isinstance(self.screen.focused, Input) and self.has_list
        if action == "close_panel":
            return self.passing
        return action != "unfilter" or self.is_filtered

    async def action_close_panel(self) -> None:
        """Back to the text."""
        await self.run_action("screen.switch")

    def action_filter(self) -> None:
        if self._rows:
            self.filter.open()
        else:
            hint(self, NO_ROWS)

    def action_unfilter(self) -> None:
        self._sift("")

    @on(FilterBar.Changed)
    def _filter_changed(self, event: FilterBar.Changed) -> None:
        event.stop()
        self._sift(event.words)

    @on(FilterBar.Closed)
    def _filter_closed(self, event: FilterBar.Closed) -> None:
        event.stop()
        self.filter.close(self.list)

    @on(FilterBar.Step)
    def _stepped(self, event: FilterBar.Step) -> None:
        event.stop()
        self.list.action_row(event.direction)

    def _sift(self, words: str) -> None:
        """Leaves the open tab only the rows that have the words."""
        self._filters[self.tab] = words
        self._fill()

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._cursors[self.tab] = event.row.key
        self.post_message(self.Highlighted(self.tab, event.row))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.row.fold and event.row.opens is None:
            self._folded(RowList.Folded(event.rows, event.row.key, event.row.fold == "closed"))
        self.post_message(self.Chosen(self.tab, event.row))

    def _fill(self) -> None:
        """Shows the rows of the open tab that its filter leaves, or why there are none."""
        made, words = self._rows.get(self.tab, []), self._filters.get(self.tab, "")
        if words.strip():
            made = self._all.get(self.tab, [])  # what is folded is looked through, too
        left = kept(made, words)
        self.bar.order = CALLED.get(self.order(self.tab), "")
        self.bar.found = {tab: _count(kept(self._all.get(tab, []), w)) for tab, w in self._filters.items() if w.strip()}
        self.filter.show(words, _count(left), _count(self._all.get(self.tab, [])))
        self.list.show(left or [remark(self._why_empty(len(made), words))])
        self.list.stand(self._cursors.get(self.tab))
        self.list.expect(rows for tab, rows in self._rows.items() if tab != self.tab)
        self.post_message(self.Filled())

    def _why_empty(self, excluded: int, words: str) -> str:
        if not self._rows:
            return ""  # the line that waits says it
        if excluded:
            return f"None of these has “{clean(words)}”. {configured(self).called['unfilter']} shows all of them."
        return why_empty(self.tab, self.waiting.work, where=self.where)


def _count(rows: Sequence[Row]) -> int:
    return sum(row.stands and row.counts for row in rows)


def holds_focus(panel: Widget, focused: Widget | None) -> bool:
    """Whether the panel or something in it has the focus."""
    return focused is not None and panel in focused.ancestors_with_self
