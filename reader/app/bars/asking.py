"""A line that asks for letters: which mark to set, where to go, what to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from reader.app.bars.bar import Bar
from reader.app.keys.table import bindings, shown
from reader.app.looks.words import MUTED, clean

Verdict = Literal["enough", "more", "wrong"]
"""What is thought of an answer: the bar closes, waits for another letter, or takes the last one back."""


class AskBar(Bar, can_focus=True):
    """While it is open it has the focus, and every key is an answer; it closes when it loses the focus."""

    FOCUS_ON_CLICK = False
    BINDINGS = bindings("ask")
    DEFAULT_CSS = """
    AskBar { display: none; padding: 0 1; background: $surface; }
    """

    class Closed(Message):
        """Nothing is asked any more; `left` says that no answer was given."""

        def __init__(self, left: bool) -> None:
            super().__init__()
            self.left = left

    question: reactive[Content] = reactive(Content(""))
    typed: reactive[str] = reactive("")
    refused: reactive[str] = reactive("")
    """The last key, where it is no answer."""

    def __init__(self) -> None:
        super().__init__()
        self._answer: Callable[[str], Verdict] = lambda typed: "enough"
        self.mode = ""
        """What the status line calls it while this is asked."""

    @property
    def is_open(self) -> bool:
        return self.display

    def ask(self, mode: str, question: Content, answer: Callable[[str], Verdict]) -> None:
        """Asks, at once: the next key may be here already. `answer` judges all that was typed so far."""
        self.mode, self.question, self.typed, self.refused, self._answer = mode, question, "", "", answer
        self.display = True
        self.screen.set_focus(self)

    def confirm(self, mode: str, deed: str, subject: str, rest: str, do: Callable[[], object]) -> None:
        """Asks whether to do something that cannot be taken back: y does it, n does not. `deed` says what y does, in a
        word; `subject` what to, which is the last that a narrow bar would lack; `rest` what it brings with it."""

        def answer(typed: str) -> Verdict:
            if (given := typed.casefold()) == "y":
                do()
            return "enough" if given in ("y", "n") else "wrong"

        ways = Content.assemble(("y", "bold"), f" {deed}, ", ("n", "bold"), " keeps ")
        self.ask(mode, Content.assemble(ways, (clean(subject), "bold"), rest), answer)

    def parts(self, width: int) -> Content:
        refused = f"{self.refused} leads nowhere here  " if self.refused else ""  # first: a long question is cut
        return Content.assemble(
            (refused, "$text-warning"), self.question, " ", (self.typed, "bold $text-accent"), ("▏", MUTED)
        )

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape" or not self.is_open:
            return
        event.stop()
        event.prevent_default()
        self.refused = ""
        if event.key == "backspace":
            self.typed = self.typed[:-1]
            self._answer(self.typed)
        elif event.character and event.is_printable:
            verdict = self._answer(self.typed + event.character)
            if verdict == "enough":
                self._close(left=False)
            elif verdict == "more":
                self.typed += event.character
            else:
                self.refused = clean(event.character)
        else:
            self.refused = shown(event.key)

    def on_blur(self) -> None:
        if self.is_open:
            self._close(left=True)

    def action_leave(self) -> None:
        self._close(left=True)

    def _close(self, *, left: bool) -> None:
        self.display = False
        self.post_message(self.Closed(left))
