"""The line where a search is typed, and the thread of its hits."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.bars.typed import TypedBar
from reader.app.keys.table import bindings
from reader.app.looks.words import clean
from reader.app.threads.find import parse
from reader.app.threads.thread import Thread
from reader.story import Extent

PROMPT = 'words, @actor, #event, "quote or re:pattern'


def search_thread(typed: str, hits: tuple[Extent, ...]) -> Thread:
    """The hits of what was typed as a thread."""
    query = parse(typed)
    return Thread("search", f"“{clean(query.words)}”" if query.kind == "text" else clean(typed), hits, typed)


class SearchBar(TypedBar):
    """The line where a search is typed. Every change is told at once."""

    BINDINGS = bindings("search")
    DEFAULT_CSS = """
    SearchBar {
        height: 1;
        display: none;
        padding: 0 1;
        background: $surface;
        & > #slash { width: 2; color: $text-accent; text-style: bold; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
        & > #hits { width: auto; color: $text-muted; padding-left: 2; }
    }
    """

    class Changed(Message):
        """Other words are searched for."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Step(Message):
        """To the next hit, or with -1 to the one before."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    class Closed(Message):
        """The search is over; `kept` says whether its hits stay as a thread."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def parts(self) -> Iterable[Widget]:
        yield Static("/", id="slash", markup=False)
        yield Input(compact=True, select_on_focus=False, placeholder=PROMPT)
        yield Static("", id="hits", markup=False)

    @property
    def is_open(self) -> bool:
        return self.display

    def open(self) -> None:
        """Shows the line, empty, and takes the focus, at once: the next key may be here already."""
        self.display = True
        self.input.value = ""
        self.tell(None, 0)
        self.screen.set_focus(self.input)

    def close(self) -> None:
        self.display = False

    def tell(self, step: int | None, steps: int) -> None:
        """Shows which of how many hits the text is at."""
        if parse(self.typed).is_empty:
            hits = Content("")
        elif not steps:
            hits = Content.styled("nothing found", "$text-warning")
        else:
            hits = Content(f"{'–' if step is None else step + 1}/{steps}")
        self.query_one("#hits", Static).update(hits)

    def refuse(self, reason: str) -> None:
        """Says why there is nothing that could be searched for."""
        self.query_one("#hits", Static).update(Content.styled(f"no pattern: {clean(reason)}", "$text-warning"))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.post_message(self.Closed(kept=bool(self.typed.strip())))

    def action_leave(self) -> None:
        self.post_message(self.Closed(kept=False))

    def action_step(self, direction: int) -> None:
        self.post_message(self.Step(direction))
