"""The panel's tabs, one line of labels with counts and a line below that says which is open."""

from __future__ import annotations

from typing import Final, Literal

from textual.content import Content
from textual.reactive import reactive

from reader.app.bar import Bar, button
from reader.app.words import MUTED

Tab = Literal["actors", "events", "quotes", "timeline"]

TABS: Final[tuple[Tab, ...]] = ("actors", "events", "quotes", "timeline")


class TabBar(Bar):
    """Click a label, or press its number."""

    DEFAULT_CSS = """
    TabBar { height: 2; padding: 0 1; }
    """

    open: reactive[Tab] = reactive[Tab](TABS[0])
    counts: reactive[dict[Tab, int] | None] = reactive[dict[Tab, int] | None](None)
    """How many rows each tab has; None while nobody knows."""

    def parts(self, width: int) -> Content:
        """Counts stay as far as there is room: on every tab, on the open one, on none."""
        for counted in (TABS, (self.open,), ()):
            drawn = self._draw(width, counted)
            if drawn.plain.index("\n") <= width:
                break
        return drawn

    def _draw(self, width: int, counted: tuple[Tab, ...]) -> Content:
        labels: list[Content] = []
        rules: list[Content] = []
        for tab in TABS:
            count = f" {self.counts[tab]}" if self.counts is not None and tab in counted else ""
            style = "bold $foreground" if tab == self.open else MUTED
            label = Content.assemble((tab.capitalize(), style), (count, MUTED))
            rules.append(Content.styled(("━" if tab == self.open else "─") * label.cell_length,
                                        "$primary" if tab == self.open else "$foreground 15%"))  # fmt: skip
            labels.append(button(label, f"tab('{tab}')"))
        between = "  " if counted else " "
        rule = Content.styled("─" * len(between), "$foreground 15%").join(rules)
        rest = Content.styled("─" * max(0, width - rule.cell_length), "$foreground 15%")
        return Content.assemble(Content(between).join(labels), "\n", rule, rest)
