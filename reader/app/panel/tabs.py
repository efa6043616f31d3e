"""The panel's tabs: one line of labels, and a line below with counts that says which is open; of few lines only one."""

from __future__ import annotations

from collections.abc import Mapping
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

SHORT: Final[Mapping[Tab, str]] = {
    "brief": "Brief", "actors": "Actor", "events": "Event", "quotes": "Quote", "timeline": "Time",
}  # fmt: skip
"""What the tabs are called where there is no room for their names."""

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
        if self.size.height == 1:
            return self._line(width)
        names = self._names(width)
        gap = GAP if _cells(names, GAP) <= width else 1
        labels = [
            Content.styled(name, "bold $foreground" if tab == self.open else MUTED)
            for tab, name in zip(TABS, names, strict=True)
        ]
        rules = [self._rule(tab, label.cell_length) for tab, label in zip(TABS, labels, strict=True)]
        first = Content(" " * gap).join(button(label, f"tab('{tab}')") for tab, label in zip(TABS, labels, strict=True))
        rule = Content.styled(RULE * gap, FAINT).join(
            button(rule, f"tab('{tab}')") for tab, rule in zip(TABS, rules, strict=True)
        )
        room = width - first.cell_length - GAP
        if self.counts and self.order and cell_len(self.order) <= room:
            first = spread(first, button(Content.styled(self.order, MUTED), "order"), width)
        rest = Content.styled(RULE * max(0, width - rule.cell_length), FAINT)
        return Content.assemble(first, "\n", rule, rest)

    def _line(self, width: int) -> Content:
        """The labels with the counts after them: those of all tabs, or of the open one, or none."""
        whole = [self._label(tab) for tab in TABS]
        counts = [self._counted(tab) for tab in TABS]
        of_open = [count if tab == self.open else "" for tab, count in zip(TABS, counts, strict=True)]
        ways = ((names, shown) for shown in (counts, of_open) for names in (whole, self._short()))
        names, shown = next(
            ((names, shown) for names, shown in ways if _cells([*map(str.__add__, names, shown)], 1) <= width),
            (self._names(width), [""] * len(TABS)),
        )
        gap = GAP if _cells([*map(str.__add__, names, shown)], GAP) <= width else 1
        labels = []
        for tab, name, count in zip(TABS, names, shown, strict=True):
            style, strong = ("bold underline $foreground", "bold $foreground") if tab == self.open else (MUTED, MUTED)
            labels.append(button(Content.assemble((name, style), (count, strong)), f"tab('{tab}')"))
        return Content(" " * gap).join(labels)

    def _counted(self, tab: Tab) -> str:
        """A tab's count, to stand after its label."""
        return f" {self._count(tab, len(self._label(tab)))}" if self.counts is not None and tab in self.counts else ""

    def _names(self, width: int) -> list[str]:
        """What the tabs are called, in a width: whole, or all of them shortened."""
        for names in ([self._label(tab) for tab in TABS], self._short()):
            if _cells(names, 1) <= width:
                return names
        letters = max(1, (width + 1) // len(TABS) - 1)
        return [name[:letters] for name in self._short()]

    def _short(self) -> list[str]:
        return [WHERE if tab == "actors" and self.where else SHORT[tab] for tab in TABS]

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


def _cells(names: list[str], gap: int) -> int:
    """How wide names are, so far apart."""
    return sum(map(len, names)) + gap * (len(names) - 1)


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
