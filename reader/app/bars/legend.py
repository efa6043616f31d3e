"""The legend: the groups of entities in their colours, how many there are of each, and a click to hide them."""

from __future__ import annotations

from collections import Counter

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from reader.app.article.marks import DENSITIES, Density
from reader.app.bars.bar import Bar, button
from reader.app.keys.table import bindings
from reader.app.looks.colours import GROUPS, group_of
from reader.app.looks.words import MUTED
from reader.story import Analysis

MORE = " …"
"""What ends the last line where there is no room for all groups."""


class Legend(Bar, can_focus=True):
    """Wraps to as many lines as it needs; nothing is shown for groups that the article has none of.

    With the focus, a group's letter hides or shows it.
    """

    FOCUS_ON_CLICK = False
    BINDINGS = bindings("legend")
    DEFAULT_CSS = """
    Legend { height: auto; max-height: 4; padding: 0 1; margin: 1 0; }
    """

    counts: reactive[Counter[str]] = reactive(Counter[str](), layout=True)
    """Entities by group."""
    hidden: reactive[frozenset[str]] = reactive(frozenset[str](), layout=True)
    """The groups that are hidden in the text."""

    density: reactive[Density] = reactive[Density]("main", layout=True)
    """How much is marked in the text."""

    def show(self, analysis: Analysis) -> None:
        """Counts the places in an article that name something, as the thread of names does: each place once."""
        by_place = {entity.start: entity for entity in sorted(analysis.entities, key=lambda entity: entity.end)}
        self.counts = Counter(group_of(entity.label).name for entity in by_place.values())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All its lines; the style sheet may leave it fewer."""
        return len(self._lines(width))

    def parts(self, width: int) -> Content:
        lines = self._lines(width)
        if 0 < self.content_size.height < len(lines):
            lines = lines[: self.content_size.height]
            while len(lines[-1]) > 1 and _beside(lines[-1]).cell_length + len(MORE) > width:
                lines[-1].pop()
            lines[-1][-1] = Content.assemble(lines[-1][-1], (MORE, MUTED))
        return Content("\n").join(map(_beside, lines))

    def _lines(self, width: int) -> list[list[Content]]:
        """What stands in each line."""
        lines: list[list[Content]] = []
        for entry in self._entries():
            if lines and _beside([*lines[-1], entry]).cell_length <= width:
                lines[-1].append(entry)
            else:
                lines.append([entry])
        return lines

    def _entries(self) -> list[Content]:
        entries: list[Content] = []
        for group in GROUPS:
            if not (count := self.counts[group.name]):
                continue
            colour = f"${group.variable}"
            title = Content.assemble((group.title, colour), (f" {count}", MUTED))
            if group.name in self.hidden:
                title = Content.styled(title.plain, f"strike {MUTED}")
            if self.has_focus:
                title = Content.assemble((f"{group.key} ", "bold"), title)
            entries.append(button(title, f"toggle_group('{group.name}')"))
        if entries and self.density != "main":
            entries.append(button(Content.styled(DENSITIES[self.density], "italic"), "density"))
        return entries

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    async def action_leave(self) -> None:
        await self.run_action("screen.legend")

    async def action_toggle(self, group: str) -> None:
        await self.app.run_action(f"toggle_group('{group}')", self.screen)


def _beside(entries: list[Content]) -> Content:
    return Content("  ").join(entries)
