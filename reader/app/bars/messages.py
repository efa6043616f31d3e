"""The line of messages: what there is to say for a while, on a line of its own, which is gone without one."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.widget import Widget

from reader.app.bars.bar import Bar
from reader.app.looks.words import clean, flow

COLOURS: Final[dict[SeverityLevel, str]] = {
    "information": "$text-accent", "warning": "$text-warning", "error": "$text-error",
}  # fmt: skip
MOST: Final = 3
"""So many messages at once; the last ones stay."""
LINES: Final = 2
"""So many lines a message has at most."""
LOW: Final = 20
"""Below so many lines of the screen all messages together have no more than one of them has."""


ANSWER: Final = 3.0
"""Seconds up to which what only informs answers a key, and is old with the next one."""


class Said(Struct, frozen=True):
    """One message."""

    words: str
    severity: SeverityLevel
    answers: bool = False
    """Whether it answers a key, so that it goes with the next one."""


class MessageLine(Bar):
    """What was said last; of what only informs nothing but the last."""

    DEFAULT_CSS = """
    MessageLine { display: none; height: auto; padding: 0 1; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._of_shown: set[str] = set()

    said: reactive[tuple[Said, ...]] = reactive[tuple[Said, ...]]((), layout=True)

    def say(self, words: str, severity: SeverityLevel, seconds: float, *, answers: bool = False) -> None:
        """Says something for so many seconds; what `answers` a key no longer than until the next one."""
        said = Said(words, severity, answers)
        kept = tuple(other for other in self.said if other.severity != "information" and other.words != words)
        self.said = (*kept, said)[-MOST:]
        self.set_timer(seconds, lambda: self._forget(said))

    def say_of_shown(self, words: str) -> None:
        """What is said in these words is of what the screen shows now."""
        self._of_shown.add(words)

    def turn(self) -> None:
        """The screen shows another thing: what was said of the one before is of no use."""
        self.said = tuple(other for other in self.said if other.words not in self._of_shown)
        self._of_shown.clear()

    def go_on(self) -> None:
        """Another key is pressed, or a button of the mouse."""
        if any(said.answers for said in self.said):
            self.said = tuple(said for said in self.said if not said.answers)

    def unsay(self, words: str) -> None:
        """What was said is no news any more."""
        self.said = tuple(other for other in self.said if other.words != words)

    def watch_said(self) -> None:
        self.display = bool(self.said)

    def parts(self, width: int) -> Content:
        most = LINES if self.screen.size.height < LOW else MOST * LINES
        lines = [
            line
            for said in self.said
            for line in flow(Content.styled(clean(said.words), COLOURS[said.severity]), max(1, width), LINES)
        ]
        return Content("\n").join(lines[-most:])

    def _forget(self, said: Said) -> None:
        self.said = tuple(other for other in self.said if other is not said)


def hint(widget: Widget, sentence: str, *, seconds: float = 2, severity: SeverityLevel = "information") -> None:
    """Says something of what a widget's screen shows, an article; it is gone once that shows another."""
    widget.notify(sentence, severity=severity, timeout=seconds, markup=False)
    for line in widget.screen.query(MessageLine):
        line.say_of_shown(sentence)
