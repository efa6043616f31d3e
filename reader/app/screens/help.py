"""The page of keys, made from the table of keys: all actions, found by typing and done from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.events import Key as KeyEvent
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.app.bars.footer import KeyBar
from reader.app.keys.synonyms import ALSO
from reader.app.keys.table import Group, Key, Where, bindings, help_groups, shown
from reader.app.looks.words import clean, flow
from reader.app.matching.fuzzy import match
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, gap, heading, remark
from reader.app.settings.configured import configured

FRAME: Final = 7
"""Lines of the screen that are not for the rows."""
KEYS_WIDTH, NARROW_KEYS = 16, 11
"""The column of the keys, in cells; and where there is little room."""
ROOM: Final = 50
"""Cells from which on there is room."""
PROMPT: Final = "type an action or a key"
EXACT: Final = 3.0
"""What it is worth that a key was typed: more than any words."""
NEAR: Final = 0.5
"""The share of the best match's worth from which on another is shown."""


class Help(ModalScreen[Key | None]):
    """All keys by what they are for. Closes with an action that is to be done, or with None."""

    BINDINGS = bindings("help")
    # What is typed stays where it is, and the status line is whole.
    DEFAULT_CSS = """
    Help {
        align: center top;
        #help {
            width: 80; max-width: 100%; height: auto; max-height: 100%; background: $surface; padding: 1 1 0 1;
            RowList { height: auto; background: $surface; }
            KeyBar { background: $surface; margin-top: 1; }
            Input { height: 1; border: none; padding: 0; margin: 0 1 1 1; width: 1fr; background: $panel; }
        }
    }
    """

    def __init__(self, wheres: Iterable[Where] = ()) -> None:
        """`wheres`: the parts of the screen below whose actions can be done from here."""
        super().__init__()
        self._wheres = frozenset(wheres)

    def compose(self) -> ComposeResult:
        with Vertical(id="help"):
            yield Input(compact=True, select_on_focus=False, placeholder=PROMPT)
            yield RowList(self._rows(""), opens_at_once=True)
            yield KeyBar("help")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    def on_resize(self) -> None:
        self._list.styles.max_height = max(3, self.size.height - FRAME)

    def on_click(self, event: Click) -> None:
        if event.widget is self:
            self.dismiss(None)

    @property
    def _own_keys(self) -> tuple[str, ...]:
        """The keys that led here, which lead back."""
        return next(key.keys for key in configured(self).actions if key.id == "help")

    def on_key(self, event: KeyEvent) -> None:
        if event.key in self._own_keys:
            event.stop()
            self.dismiss(None)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        typed = event.value.strip()
        if typed in self._own_keys and not typed.isalnum():  # no letter, with which a word may begin
            self.dismiss(None)
            return
        self._list.show(self._rows(typed) or [remark(f"No action is called “{clean(typed)}”.")])
        self._list.stand(None)
        self._list.scroll_home(animate=False, immediate=True)
        if typed:
            self._list.action_first()

    @on(Input.Submitted)
    def action_do(self) -> None:
        if self._list.row is not None:
            self._close_with(self._list.row.key)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._close_with(event.row.key)

    @on(RowList.Highlighted)
    def _passed(self, event: RowList.Highlighted) -> None:
        event.stop()

    def action_step(self, direction: int) -> None:
        self._list.action_row(direction)

    def action_page(self, direction: int) -> None:
        self._list.action_page(direction)

    def action_close(self) -> None:
        self.dismiss(None)

    def _close_with(self, id: str) -> None:
        self.dismiss(next(key for key in configured(self).actions if key.id == id))

    def _rows(self, typed: str) -> list[Row]:
        rows: list[Row] = []
        for group, keys in found(typed, help_groups(configured(self).actions)):
            rows += [*([gap()] if rows else []), heading(group)]
            rows += [_row(key, offsets, stands=key.where in self._wheres) for key, offsets in keys]
        return rows


def found(
    typed: str, groups: Iterable[tuple[Group, list[Key]]]
) -> Iterator[tuple[Group, list[tuple[Key, tuple[int, ...]]]]]:
    """The actions that fit what was typed nearly as well as the best, with the offsets of its letters in their help.

    A key that was typed finds what it does.
    """
    sections = [(group, [(key, *_fit(typed, key)) for key in keys]) for group, keys in groups]
    least = NEAR * max((score for _, keys in sections for _, score, _ in keys), default=0.0)
    for group, keys in sections:
        if kept := [(key, offsets) for key, score, offsets in keys if not typed or (score and score >= least)]:
            yield group, kept


def _fit(typed: str, key: Key) -> tuple[float, tuple[int, ...]]:
    names = [shown(name) for name in key.keys]
    if typed in names or (len(typed) > 1 and typed.casefold() in map(str.casefold, names)):
        return EXACT, ()
    if not typed or (matched := match(typed, f"{key.help} {key.label} {ALSO.get(key.id, '')}")) is None:
        return 0.0, ()
    return matched.score, tuple(offset for offset in matched.offsets if offset < len(key.help))


def _row(key: Key, offsets: tuple[int, ...], *, stands: bool) -> Row:
    keys, words = "  ".join(map(shown, key.keys)), Content(key.help)
    for offset in offsets:
        words = words.stylize("underline", offset, offset + 1)

    def draw(width: int) -> list[Content]:
        indent = KEYS_WIDTH if width >= ROOM else NARROW_KEYS
        column = Content.assemble((keys, "bold $primary"), " " * max(1, indent - cell_len(keys)))
        lines = flow(words, width - max(indent, column.cell_length))
        return [Content.assemble(column if n == 0 else " " * indent, line) for n, line in enumerate(lines)]

    return Row(key.id, draw, stands=stands)
