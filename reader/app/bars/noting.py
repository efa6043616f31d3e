"""The line in which a note is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import events, on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.bars.typed import TypedBar
from reader.app.keys.table import bindings

PROMPT = "a note; empty takes it away"


class NoteBar(TypedBar):
    """One line, there while one writes."""

    BINDINGS = bindings("note")
    DEFAULT_CSS = """
    NoteBar {
        dock: bottom;
        height: 1;
        display: none;
        padding: 0 1;
        & > #note-label { width: 6; color: $text-accent; text-style: bold; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    }
    """

    @dataclass
    class Taken(Message):
        """The note is to be this."""

        words: str

    class Closed(Message):
        """Nothing is written any more."""

    def parts(self) -> Iterable[Widget]:
        yield Static("Note", id="note-label", markup=False)
        yield Input(compact=True, select_on_focus=False, placeholder=PROMPT)

    def open(self, words: str) -> None:
        """Shows a note to be changed, and takes the focus, at once: the next key may be here already."""
        self.display = True
        self.input.value = words
        self.input.cursor_position = len(words)
        self.screen.set_focus(self.input)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()

    @on(Input.Submitted)
    def action_take(self) -> None:
        self.post_message(self.Taken(" ".join(self.typed.split())))
        self.action_leave()

    def action_leave(self) -> None:
        self.post_message(self.Closed())

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.display = False
