"""Searching the text: finding the hits, and the line where the words are typed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.app.keys import bindings
from reader.app.thread import Thread
from reader.app.words import clean
from reader.story import Extent


def find(text: str, words: str) -> tuple[Extent, ...]:
    """Where `words` stand in a text: in any case, unless they hold a capital; a space stands for any white space."""
    parts = words.split()
    if not parts:
        return ()
    flags = re.NOFLAG if any(character.isupper() for character in words) else re.IGNORECASE
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), flags)
    return tuple(match.span() for match in pattern.finditer(text))


def search_thread(text: str, words: str) -> Thread:
    """The hits as a thread."""
    return Thread("search", f"“{clean(words)}”", find(text, words), words)


class SearchBar(Horizontal):
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

    @dataclass
    class Changed(Message):
        """Other words are searched for."""

        words: str

    @dataclass
    class Step(Message):
        """To the next hit, or with -1 to the one before."""

        direction: int

    @dataclass
    class Closed(Message):
        """The search is over; `kept` says whether its hits stay as a thread."""

        kept: bool

    def compose(self) -> ComposeResult:
        yield Static("/", id="slash", markup=False)
        yield Input(compact=True, select_on_focus=False, placeholder="words in the text")
        yield Static("", id="hits", markup=False)

    @property
    def input(self) -> Input:
        return self.query_one(Input)

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
        if not self.input.value.strip():
            hits = Content("")
        elif not steps:
            hits = Content.styled("not in the text", "$text-warning")
        else:
            hits = Content(f"{'–' if step is None else step + 1}/{steps}")
        self.query_one("#hits", Static).update(hits)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.post_message(self.Closed(kept=bool(self.input.value.strip())))

    def action_leave(self) -> None:
        self.post_message(self.Closed(kept=False))

    def action_step(self, direction: int) -> None:
        self.post_message(self.Step(direction))
