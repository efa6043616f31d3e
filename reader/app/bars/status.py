"""The status line: which article, which thread and how far along it, what is being worked on, how far down the text."""

from __future__ import annotations

from msgspec import Struct
from textual.content import Content
from textual.reactive import reactive

from reader.app.bars.bar import Bar
from reader.app.looks.words import MUTED, clean, spread

FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
"""The pictures of a spinner, one after another."""

STILL = "…"
"""What stands for a spinner where nothing may move."""


ROOM_FOR_UNIT = 50
"""Cells from which on it is said what is counted."""


LEADS = "→"
"""Before an address that something leads to."""


class Status(Struct, frozen=True):
    """What the status line tells."""

    title: str = ""
    place: str = ""
    """The article's place in the list, as `2 of 3`; empty where there is one only."""
    thread: str = ""
    step: int | None = None
    """The index of the thread's place that the cursor is on."""
    steps: int = 0
    leads: str = ""
    """The address that the words under the cursor lead to; it stands in the title's place."""
    unit: str = ""
    """What the steps are, where the thread's name does not say it."""
    work: str = ""
    """What is awaited; empty while nothing is."""
    mode: str = ""
    """What the keys are for just now; empty while one reads."""
    hidden: tuple[str, ...] = ()
    """The kinds of names that are hidden in the text."""
    percent: int | None = None
    """How far down the text one is, which may be less than what was read; None where there is no text."""


class StatusBar(Bar):
    """One line below the text."""

    DEFAULT_CSS = """
    StatusBar { padding: 0 1; background: $surface; }
    """

    status: reactive[Status] = reactive(Status())
    pointed: reactive[Content] = reactive(Content())
    """What the pointer is over; it stands in the title's place."""
    frame: reactive[str] = reactive(STILL)
    """The spinner's picture."""

    def watch_frame(self) -> None:
        if self.status.work:
            self.refresh()

    def parts(self, width: int) -> Content:
        status = self.status
        right: list[Content] = []
        if status.work:
            right.append(Content.styled(f"{self.frame} {status.work}", "$text-accent"))
        if status.hidden:
            names = ", ".join(status.hidden).lower()
            words = f"{names} hidden" if len(names) <= width // 4 else f"{len(status.hidden)} kinds hidden"
            right.append(Content.styled(words, "$text-warning"))
        if status.steps:
            step = str(status.step + 1) if status.step is not None else "–"
            name = clean(status.thread)
            room = max(10, width // 3)
            name_content = Content.styled(name, "bold $foreground")
            if name_content.cell_length > room:
                name_content = name_content.truncate(room, ellipsis=True)
            unit = f" {status.unit}" if status.unit not in ("", name) and width >= ROOM_FOR_UNIT else ""
            right.append(Content.assemble(name_content, f" {step}/{status.steps}", (unit, MUTED)))
        if status.percent is not None:
            right.append(Content.styled(f"at {status.percent} %", MUTED))
        left = self.pointed or Content.styled(clean(status.title), MUTED)
        if status.leads and not self.pointed:
            left = Content.styled(f"{LEADS} {clean(status.leads)}", "$foreground")
        elif status.place and not self.pointed:
            left = Content.assemble((status.place, "bold"), "  ", left)
        if status.mode:
            left = Content.assemble((f" {status.mode} ", "bold reverse $accent"), "  ", left)
        return spread(left, Content("   ").join(right), width, gap=3)
