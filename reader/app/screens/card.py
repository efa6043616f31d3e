"""The card over the text, where there is no room for it beside the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.screen import ModalScreen

from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import MessageLine
from reader.app.keys.table import bindings, only
from reader.app.panel.card import CardView, Left
from reader.app.panel.list import RowList
from reader.app.screens.main import Main
from reader.app.telling.correcting import Option
from reader.app.threads.links import Links, Thing
from reader.story import Article

FRAME = 3
"""Lines of the screen that are not the card's: the keys, and air."""


class Card(Main, ModalScreen[Left]):
    """Closes with what the card was left for."""

    CSS_PATH = None
    DEFAULT_CSS = """
    Card {
        align: center middle;
        & MessageLine { dock: bottom; }
        #card {
            width: 80; max-width: 100%; height: 100%; max-height: 100%; background: $surface; padding: 1 1 0 1;
            RowList { height: auto; background: $surface; }
            KeyBar { background: $surface; margin-top: 1; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("anywhere"), *only(bindings("reading"), "undo", "redo")]

    def __init__(
        self,
        article: Article,
        links: Links,
        thing: Thing,
        cursor: int,
        beside: Callable[[Thing], Sequence[Thing]],
        ask: Callable[[Thing | Option], object],
    ) -> None:
        """As of `CardView.open`; `ask` is told what is to be corrected or done about it."""
        super().__init__()
        self._opening = (article, links, thing, cursor, beside)
        self._ask = ask

    @property
    def view(self) -> CardView:
        return self.query_one(CardView)

    @property
    def thing(self) -> Thing | None:
        """What the card on top is of."""
        return self.view.thing

    @property
    def rows(self) -> RowList:
        return self.view.rows

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield CardView()
            yield KeyBar("card", "list", "anywhere")
        yield MessageLine()

    def on_mount(self) -> None:
        self.view.open(*self._opening)
        self.rows.focus()

    def on_click(self, event: Click) -> None:
        if event.widget is self and event.chain == 1:  # beside the card; the rest of a double click opened it
            self.dismiss(None)

    def on_descendant_focus(self) -> None:
        self.query_one(KeyBar).wheres = ("note",) if self.view.noting.has_typing else ("card", "list", "anywhere")

    @on(CardView.Closed)
    def _left(self, event: CardView.Closed) -> None:
        event.stop()
        self.dismiss(event.left)

    @on(CardView.Asked)
    def _asked(self, event: CardView.Asked) -> None:
        event.stop()
        self._ask(event.what)

    def action_undo(self) -> None:
        self._ask(Option("undo", ""))

    def action_redo(self) -> None:
        self._ask(Option("redo", ""))

    @on(CardView.Turned)
    def _turned(self) -> None:
        self.query_one(KeyBar).without = self.view.idle
