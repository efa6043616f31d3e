"""What the panel waits for, or why it waits in vain: a line with a spinner, or with the way to try again."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from textual.content import Content
from textual.reactive import reactive

from reader.app.bars.bar import Bar, button
from reader.app.bars.status import STILL
from reader.app.keys.table import shown
from reader.app.looks.words import MUTED, clean, flow, line
from reader.app.settings.configured import configured


class Work(Struct, frozen=True):
    """What is done for the rows."""

    awaited: str = ""
    """What is awaited, in a sentence; empty where nothing is."""
    progress: str = ""
    """How far it has come."""
    failure: str = ""
    """What went wrong, in a sentence."""


class WorkLine(Bar):
    """There while something is awaited or went wrong."""

    DEFAULT_CSS = """
    WorkLine { display: none; height: auto; max-height: 8; padding: 0 1; }
    """

    work: reactive[Work] = reactive(Work())
    frame: reactive[str] = reactive(STILL)
    """The spinner's picture."""

    def watch_work(self, before: Work, now: Work) -> None:
        """How far it has come changes no size, and is told often; the whole screen would be laid out for it."""
        self.display = bool(now.awaited or now.failure)
        if replace(before, progress=now.progress) != now:
            self.refresh(layout=True)

    def parts(self, width: int) -> Content:
        if self.work.failure:
            again = next((key.keys[0] for key in configured(self).actions if key.id == "retry" and key.keys), None)
            words = Content.assemble((f"{shown(again)} " if again else "", "bold $foreground"), "try again")
            sentence = flow(Content.styled(clean(self.work.failure), "$text-warning"), width)
            return Content("\n").join([*sentence, button(words, "retry")])
        awaited = Content.assemble((self.frame, "$text-accent"), f" {self.work.awaited} ", (self.work.progress, MUTED))
        return line(awaited, width)
