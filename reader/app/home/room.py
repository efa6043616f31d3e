"""A screen of its own with a list: a title, a line on what is there, a filter, the rows, the keys."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.app.bars.asking import AskBar
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine, hint
from reader.app.home.places import Place, back, leave_at, place_in, standing
from reader.app.keys.table import KEYS, Where, bindings
from reader.app.looks.words import MUTED, clean
from reader.app.panel.filter import OF_ROWS, FilterBar, kept
from reader.app.panel.list import RowList
from reader.app.panel.rows import Row, remark
from reader.app.screens.main import Ground, Main
from reader.app.settings.configured import configured
from reader.library.feeds import FeedEntry

T = TypeVar("T")
A = TypeVar("A")


class Room(Main, Screen[T]):
    """Shows rows; typing after the filter's key leaves those that have the words. Esc leads back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("room")
    WHERE: ClassVar[Where] = "room"
    OF_ROWS: ClassVar[frozenset[str]] = frozenset()
    """The actions that need a row to stand on."""
    AUTO_FOCUS = "RowList"
    DEFAULT_CSS = """
    Room {
        & > #room { align-horizontal: center; width: 100%; padding: 1 2 0 2; height: 1fr; }
        & > #room > * { width: 100%; max-width: 100; }
        & #room-title { padding: 0 1; height: auto; }
        & #room-note { padding: 0 1; height: auto; margin-bottom: 1; }
        & RowList { background: $background; }
    }
    Room:ansi RowList { background: ansi_default; }
    """

    @dataclass
    class Opened(Message):
        """An article of the library is to be opened, at a place or else where one was in it."""

        key: str
        place: int | None = None
        anew: bool = False
        """Whether it is to be fetched anew, too."""

    @dataclass
    class Awaited(Message):
        """The article of an entry of a feed is to be fetched and opened."""

        entry: FeedEntry

    @dataclass
    class Named(Message):
        """What has an address or a path is to be opened."""

        target: str

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self._words = ""
        self._nothing = ""
        self._is_back = False
        """Whether rows were shown as one left them."""

    def compose(self) -> ComposeResult:
        with Vertical(id="room"):
            yield Static(id="room-title", markup=False)
            yield Static(id="room-note", markup=False)
            yield FilterBar()
            yield RowList(opens_at_once=True)
        yield MessageLine()
        yield AskBar()
        yield KeyBar(*self._wheres)

    @property
    def _wheres(self) -> Sequence[Where]:
        return (self.WHERE, "room", "list", "anywhere") if self.WHERE != "room" else ("room", "list", "anywhere")

    @property
    def list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def filter(self) -> FilterBar:
        return self.query_one(FilterBar)

    @property
    def asking(self) -> AskBar:
        return self.query_one(AskBar)

    def open_entry(self, entry: FeedEntry) -> None:
        """Has the article of an entry opened, which is fetched for that where it is not kept yet."""
        self.post_message(self.Opened(entry.key) if entry.key else self.Awaited(entry))

    async def still(self, answer: Awaitable[A]) -> A:
        """What is awaited; whatever waits for it ends where the room was left meanwhile, and has nothing to show it on.

        A worker is cancelled when its screen goes, but may have been woken by then.
        """
        found = await answer
        if self not in self.app.screen_stack:
            raise asyncio.CancelledError
        return found

    def head(self, title: str, note: str = "") -> None:
        """What the screen is of."""
        self.query_one("#room-title", Static).update(Content.styled(clean(title), "bold"))
        line = self.query_one("#room-note", Static)
        line.update(Content.styled(note, MUTED))
        line.display = bool(note)

    def show(self, rows: Iterable[Row], nothing: str = "") -> None:
        """Shows rows, those that the filter leaves; `nothing` is said where there is none. The first ones are shown as
        one left them."""
        self._rows, self._nothing = [*rows], nothing
        if self._is_back or not self._rows:
            self._fill()
            return
        place, self._is_back = place_in(self.app, self._list_name), True
        self._words = place.words
        self._fill()
        if (row := back(self.list.rows, place)) is not None:
            self.list.stand(row)

    @property
    def _list_name(self) -> str:
        """What the list is called that one comes back to."""
        return self.WHERE

    @property
    def _place(self) -> Place:
        """Where one is."""
        return Place(self._words, *standing(self.list.rows, self.list.row))

    def _fill(self) -> None:
        left = kept(self._rows, self._words)
        total = sum(row.stands for row in self._rows)
        self.filter.show(self._words, sum(row.stands for row in left), total)
        all_rows = f"{configured(self).called['leave_filter']} shows all of them."
        why = f"None of these has “{clean(self._words)}”. {all_rows}" if self._rows else self._nothing
        self.list.show(left or [remark(why)])
        if self.list.row is None:
            self.list.action_first()
        self._stood()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one types, a key that would act at once is a character; what has nothing to do, its keys say so."""
        if action == "filter":
            return bool(self._rows) and not isinstance(self.focused, Input)
        if action == "close_room":
            return self._leads_back  # else its key quits
        return action not in self.OF_ROWS or self._stands_on(action)

    def _stands_on(self, action: str) -> bool:
        """Whether there is a row that an action of `OF_ROWS` can do something with."""
        return self.is_mounted and self.list.row is not None

    def action_filter(self) -> None:
        if self._rows:
            self.filter.open()

    def action_leave_room(self) -> None:
        """All rows again; from there to where one was before."""
        if self._words:
            self._sift("")
        elif self._leads_back:
            self.dismiss(None)
        else:
            hint(self, f"There is nothing to leave here: {configured(self).called['quit']} quits.")

    def action_close_room(self) -> None:
        """To where one was before, whatever is filtered."""
        self.dismiss(None)

    def _sift(self, words: str) -> None:
        self._words = words
        self._fill()

    @on(FilterBar.Changed)
    def _filter_changed(self, event: FilterBar.Changed) -> None:
        self._sift(event.words)

    @on(FilterBar.Closed)
    def _filter_closed(self) -> None:
        self.filter.close(self.list)

    @on(FilterBar.Step)
    def _stepped(self, event: FilterBar.Step) -> None:
        self.list.action_row(event.direction)

    @on(AskBar.Closed)
    def _asked(self) -> None:
        self.list.focus()

    # The footer

    def on_mount(self) -> None:
        self.watch(self.list, "cursor", self._stood, init=False)

    def _stood(self) -> None:
        """The cursor came to a row, or to none, or there are other rows."""
        self._tell_keys()
        if self._is_back:
            leave_at(self.app, self._list_name, self._place)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        bar = self.query_one(KeyBar)
        bar.wheres = ("ask",) if self.asking.is_open else ("filter",) if self.filter.has_typing else tuple(self._wheres)
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Has the footer show the keys that have something to do where the cursor stands."""
        bar = self.query_one(KeyBar)
        bar.without, bar.called = self._idle, self._called_now

    @property
    def _idle(self) -> frozenset[str]:
        """The ids of the keys that have nothing to do."""
        idle = {key.id for key in KEYS if key.where == self.WHERE and not self.check_action(key.action, ())}
        if not (self._leads_back or self._words):
            idle.add("leave_room")
        if self._leads_back:
            idle.add("quit")
        if not self._rows:
            idle.add("filter_rows")
        if not self.list.has_rows:
            idle |= OF_ROWS
        return frozenset(idle)

    @property
    def _called_now(self) -> Mapping[str, str]:
        """What keys do just now, by their ids, that usually do another thing."""
        return {}

    @property
    def _leads_back(self) -> bool:
        """Whether there is something below to go back to."""
        return sum(not isinstance(screen, Ground) for screen in self.app.screen_stack) > 1
