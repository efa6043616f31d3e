"""The line of the tour: which step of how many, what it explains, how to skip it and how to leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from textual.content import Content
from textual.reactive import reactive

from reader.app.bars.bar import Bar, button
from reader.app.bars.footer import GAP
from reader.app.looks.words import clean, flow

LINES: Final = 3
"""So many lines a step has at most."""


@dataclass(frozen=True)
class Told:
    """What the line says."""

    progress: str = ""
    """As `3/10`."""
    words: str = ""
    waits: bool = False
    """Whether something has to come before the step can be done."""
    ways: tuple[tuple[str, str, str], ...] = ()
    """Keys, what they do in a word, and the screen's action."""


class TourBar(Bar):
    """Above the text. Its keys can be clicked."""

    DEFAULT_CSS = """
    TourBar { height: auto; padding: 0 1; background: $accent 20%; color: $foreground; }
    TourBar:ansi { background: ansi_default; }
    """

    told: reactive[Told] = reactive(Told(), layout=True)
    frame: reactive[str] = reactive("")
    """The spinner's picture, while something is awaited."""

    def parts(self, width: int) -> Content:
        told = self.told
        progress = Content.assemble((f" {told.progress} ", "bold reverse"), " ")
        said = Content.styled(clean(told.words), "italic" if told.waits else "")
        if told.waits and self.frame:
            said = Content.assemble(self.frame, " ", said)
        lines = flow(said, max(1, width - progress.cell_length), LINES)
        indent = " " * progress.cell_length
        lines = [Content.assemble(progress if n == 0 else indent, line.rstrip()) for n, line in enumerate(lines)]
        ways = Content(GAP).join(
            button(Content.assemble((key, "bold"), " ", label), does) for key, label, does in told.ways
        )
        room = width - lines[-1].cell_length - ways.cell_length
        if room >= len(GAP):
            return Content("\n").join([*lines[:-1], Content.assemble(lines[-1], " " * room, ways)])
        return Content("\n").join([*lines, Content.assemble(indent, ways)])
