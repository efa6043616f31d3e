"""Filtering the panel's rows: the line where words are typed, and which rows have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace
from textual import events, on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app.bars.messages import hint
from reader.app.bars.typed import TypedBar
from reader.app.keys.table import bindings
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row
from reader.app.settings.configured import configured
from reader.app.threads.find import patterns

PROMPT = "words, in any order"
OF_ROWS: Final = frozenset({"choose", "keep_filter", "kept_down", "kept_up"})
"""The ids of the keys that have nothing to do where there is no row to stand on."""
NONE_LEFT = "No row has these words: try others, or {} for all rows."


def kept(rows: Sequence[Row], typed: str) -> list[Row]:
    """The rows that have every word of what was typed, below their headings; the words found are underlined."""
    sought = patterns(typed)
    if not sought:
        return list(rows)
    made: list[Row] = []
    headings: list[Row] = []
    """The last rows, not yet taken, that none stands on."""
    beneath = True
    """Whether the row before was one to stand on, so that a heading begins another section."""
    for row in rows:
        if not row.stands:
            headings = [row] if beneath else [*headings, row]
        elif all(pattern.search(row.words) for pattern in sought):
            made += headings if made else [heading for heading in headings if heading.key != "gap"]
            made.append(replace(row, draw=partial(_marked, row, sought)))
            headings = []
        beneath = row.stands
    return made


def _marked(row: Row, sought: Sequence[re.Pattern[str]], width: int) -> list[Content]:
    lines = list(row.draw(width))
    for pattern in sought:
        lines = [_underlined(line, pattern) for line in lines]
    return lines


def _underlined(line: Content, pattern: re.Pattern[str]) -> Content:
    for found in pattern.finditer(line.plain):
        line = line.stylize("underline", *found.span())
    return line


class FilterBar(TypedBar):
    """One line; every change is told at once. It stays while there is something in it."""

    BINDINGS = bindings("filter")
    DEFAULT_CSS = """
    FilterBar {
        height: 1;
        display: none;
        padding: 0 1;
        & > #filter-slash { width: 2; color: $text-accent; text-style: bold; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
        & > #filter-count { width: auto; color: $text-muted; padding-left: 2; }
    }
    """

    class Changed(Message):
        """Other words are to be in the rows."""

        def __init__(self, bar: FilterBar) -> None:
            super().__init__()
            self.bar = bar

        @property
        def words(self) -> str:
            """Those that stand there by now: more may have been typed since, which older ones must not take away."""
            return self.bar.typed

    class Step(Message):
        """To the row below, or with -1 above."""

        def __init__(self, direction: int) -> None:
            super().__init__()
            self.direction = direction

    class Closed(Message):
        """Nothing is typed any more."""

    def parts(self) -> Iterable[Widget]:
        yield Static("/", id="filter-slash", markup=False)
        yield Input(compact=True, select_on_focus=False, placeholder=PROMPT)
        yield Static("", id="filter-count", markup=False)

    def open(self) -> None:
        """Takes the focus, at once: the next key may be here already. What stands there gives way to what is typed."""
        self.display = True
        self.screen.set_focus(self.input)
        self.input.select_all()

    def close(self, rows: RowList) -> None:
        """Gives the focus to the rows that are left; where none is, one types on."""
        if self.typed and not rows.has_rows:
            hint(self, NONE_LEFT.format(configured(self).called["leave_filter"]))
        else:
            rows.focus()

    def show(self, words: str, left: int, total: int) -> None:
        """The words of a filter, and how many of how many rows have them."""
        if self.typed != words:
            with self.prevent(Input.Changed):
                self.input.value = words
        self.display = bool(words) or self.has_typing
        if self.children:
            self.query_one("#filter-count", Static).update(Content(f"{left} of {total}"))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.display = bool(self.typed)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        self.post_message(self.Closed())

    def action_leave(self) -> None:
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.post_message(self.Changed(self))
        self.post_message(self.Closed())

    def action_step(self, direction: int) -> None:
        self.post_message(self.Step(direction))
