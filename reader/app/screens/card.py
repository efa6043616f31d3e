"""The card: all that is known of an actor, an event or a quote; its lines lead to further cards and into the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.app.cards import face
from reader.app.citing import cited
from reader.app.correcting import Option, Subject, reassigned, subject_of, vouched
from reader.app.dotted import signed
from reader.app.footer import KeyBar
from reader.app.keys import bindings
from reader.app.links import Links, Thing, thing_extent
from reader.app.panel.list import RowList
from reader.story import Article, Event, Extent

WIDTH, SHARE, AIR = 80, 0.96, 2
"""As in the style sheet: the card's width in cells, its share of the screen at most, the cells at its sides."""

AROUND = 5
"""Lines of the screen that are neither head nor rows: the keys, and air."""


@dataclass
class Opened:
    """A card in the stack; `row` is where its cursor stood when it was left."""

    thing: Thing
    row: str | None = None


class Card(ModalScreen[Extent | Thing | Option | None]):
    """Cards over one another.

    It closes with the place in the text that was chosen, with a thing that shall be corrected, with what shall be done
    about one, or with None.
    """

    BINDINGS = bindings("card")
    CSS_PATH = None

    def __init__(self, article: Article, links: Links, thing: Thing, cursor: int = 0) -> None:
        """`cursor` is where in the text one is."""
        super().__init__()
        self._article = article
        self._links = links
        self._cursor = cursor
        self._stack = [Opened(thing)]

    @property
    def thing(self) -> Thing:
        """What the card on top is of."""
        return self._stack[-1].thing

    @property
    def rows(self) -> RowList:
        return self.query_one(RowList)

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield Static(id="card-head", markup=False)
            yield RowList(opens_at_once=True)
            yield KeyBar("list", "card")

    def on_mount(self) -> None:
        self._show()
        self.rows.focus()

    def on_resize(self) -> None:
        self._show()

    def on_click(self, event: Click) -> None:
        if event.widget is self and event.chain == 1:  # beside the card; the rest of a double click opened it
            self.dismiss(None)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._offer()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if event.row.opens is None:
            self.dismiss(event.row.extent)
        else:
            self._stack[-1].row = event.row.key
            self._stack.append(Opened(event.row.opens))
            self._show()

    def action_close(self) -> None:
        self.dismiss(None)

    def action_back(self) -> None:
        """To the card before; from the first one back to the text."""
        if len(self._stack) == 1:
            self.dismiss(None)
        else:
            self._stack.pop()
            self._show()

    def action_in_text(self) -> None:
        """To the place of the chosen line; without one, of what the card is of."""
        row = self.rows.row
        self.dismiss((row and row.extent) or thing_extent(self.thing))

    def action_correct(self) -> None:
        self.dismiss(self.thing)

    def action_deed(self, deed: Literal["accept", "reassign", "dismiss"]) -> None:
        """One thing done about what the card is of, or the mention that the chosen line is of."""
        mention = self.rows.row and self.rows.row.mention
        subject = meant = self._subject
        if mention and isinstance(self.thing, Event) and (actor := self._links.actor_at(mention[0])):
            meant = subject_of(self._links, actor, mention[0])
        option = reassigned(self._links, meant) if deed == "reassign" else Option(deed, "", subject)
        if deed == "accept" and vouched(self._article, self._links, subject) is None:
            self.notify("Nothing of this is in doubt.", timeout=2, markup=False)
        elif option is None:
            self.notify("Nobody is named here who could be another one.", timeout=2, markup=False)
        else:
            self.dismiss(option)

    def action_copy(self) -> None:
        self.app.copy_to_clipboard(cited(self._article, self._links, self.thing))

    @property
    def _subject(self) -> Subject:
        """What the card is of, an actor with the mention that the chosen line is of or that one is at."""
        mention = self.rows.row and self.rows.row.mention
        return subject_of(self._links, self.thing, mention[0] if mention else self._cursor)

    def _offer(self) -> None:
        """Offers to accept only what is in doubt."""
        doubted = vouched(self._article, self._links, self._subject) is not None
        self.query_one(KeyBar).without = frozenset() if doubted else frozenset({"accept"})

    def _show(self) -> None:
        """Draws the card on top for the room there is."""
        rows, opened = self.rows, self._stack[-1]
        shown = face(self._article, self._links, opened.thing, self._cursor)
        width = max(4, min(WIDTH, int(self.size.width * SHARE)) - 2 * AIR)
        head = list(shown.head(width))
        if self.app.no_color or self.app.native_ansi_color:
            head = [signed(line, width) for line in head]
        self.query_one("#card-head", Static).update(Content("\n").join(head))
        rows.styles.max_height = max(3, self.size.height - AROUND - len(head))
        rows.show(shown.rows)
        rows.scroll_home(animate=False, immediate=True)
        rows.stand(opened.row or next((row.key for row in shown.rows if row.stands), None))
        self._offer()
