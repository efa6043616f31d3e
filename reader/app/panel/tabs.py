"""The panel's tabs, one line of labels, and a line below with counts that says which is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive

from reader.app.bars.bar import Bar, button
from reader.app.looks.words import MUTED, spread
from reader.app.threads.links import Thing
from reader.story import Actor, Entity, Event, Quote

Tab = Literal["brief", "actors", "events", "quotes", "timeline"]

TABS: Final[tuple[Tab, ...]] = ("brief", "actors", "events", "quotes", "timeline")

WHERE: Final = "Where"
"""What the tab of actors is called while it lists places, times and what else is named."""

GAP: Final = 2
"""Cells between labels, where there is room."""
RULE: Final = "─"
HEAVY: Final = "━"
FAINT: Final = "$foreground 15%"


class TabBar(Bar):
    """Click a label, or press its number."""

    DEFAULT_CSS = """
    TabBar { height: 2; padding: 0 1; }
    """

    open: reactive[Tab] = reactive[Tab]("actors")
    counts: reactive[dict[Tab, int] | None] = reactive[dict[Tab, int] | None](None)
    """How many rows each tab has; None while nobody knows."""
    found: reactive[dict[Tab, int]] = reactive(dict[Tab, int]())
    """How many of them a filter has left, where there is one."""
    where: reactive[bool] = reactive(False)
    """Whether the tab of actors lists what else is named."""
    order: reactive[str] = reactive("")
    """What the order of the rows is called."""

    def parts(self, width: int) -> Content:
        tabs = TABS if _cells(TABS, 1) <= width else TABS[1:]  # where there is no room for it, a key leads to the brief
        gap = GAP if _cells(tabs, GAP) <= width else 1
        labels = [Content.styled(self._label(tab), "bold $foreground" if tab == self.open else MUTED) for tab in tabs]
        rules = [self._rule(tab, label.cell_length) for tab, label in zip(tabs, labels, strict=True)]
        first = Content(" " * gap).join(button(label, f"tab('{tab}')") for tab, label in zip(tabs, labels, strict=True))
        rule = Content.styled(RULE * gap, FAINT).join(
            button(rule, f"tab('{tab}')") for tab, rule in zip(tabs, rules, strict=True)
        )
        room = width - first.cell_length - GAP
        if self.counts and self.order and cell_len(self.order) <= room:
            first = spread(first, button(Content.styled(self.order, MUTED), "order"), width)
        rest = Content.styled(RULE * max(0, width - rule.cell_length), FAINT)
        return Content.assemble(first, "\n", rule, rest)

    def _label(self, tab: Tab) -> str:
        return WHERE if tab == "actors" and self.where else tab.capitalize()

    def _rule(self, tab: Tab, width: int) -> Content:
        """The line below a label, its count in the middle."""
        rule, style = (HEAVY, "$primary") if tab == self.open else (RULE, FAINT)
        count = f" {self._count(tab, width - 2)} " if self.counts is not None and tab in self.counts else ""
        before = (width - len(count) + 1) // 2
        after = max(0, width - before - len(count))
        strong = "bold $foreground" if tab == self.open else MUTED
        return Content.assemble((rule * before, style), (count[:width], strong), (rule * after, style))

    def _count(self, tab: Tab, width: int) -> str:
        total = self.counts[tab] if self.counts is not None else 0
        if tab not in self.found:
            return str(total)
        both = f"{self.found[tab]}/{total}"
        return both if len(both) <= width else str(self.found[tab])


def _cells(tabs: Sequence[Tab], gap: int) -> int:
    """How wide the labels of tabs are, so far apart."""
    return sum(map(len, tabs)) + gap * (len(tabs) - 1)


def title_of(thing: Thing) -> str:
    """What the list is called that has a thing."""
    return WHERE if isinstance(thing, Entity) else tab_of(thing).capitalize()


def tab_of(thing: Thing) -> Tab:
    """The tab that lists a thing."""
    match thing:
        case Actor() | Entity():
            return "actors"
        case Event():
            return "events"
        case Quote():
            return "quotes"
