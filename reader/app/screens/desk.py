"""What the parts of the reading screen know of it and of one another; each part knows this, and no other part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from reader.app.article.reading import Text
from reader.app.bars.asking import AskBar
from reader.app.bars.footer import KeyBar
from reader.app.bars.messages import hint
from reader.app.bars.status import StatusBar
from reader.app.documents import Document
from reader.app.panel.side import SidePanel
from reader.app.screens.main import Main
from reader.app.shelf import Shelf
from reader.app.telling.correcting import Option, Subject
from reader.app.threads.jumps import Place
from reader.app.threads.linking import Linking
from reader.app.threads.links import Thing
from reader.app.threads.search import SearchBar
from reader.story import Hyperlink

NEED_TEXT: Final = frozenset({
    "changes", "copy", "copy_said", "correct", "declutter", "hint", "legend", "mark", "open_card", "redo", "same",
    "search", "select", "set_date", "star", "switch", "tab", "tags", "toggle_panel", "undo", "walk", "where",
})  # fmt: skip
"""The actions that have nothing to do where no article is shown."""
OTHERS: Final = frozenset({"next_article", "previous_article"})
"""The ids of the keys that have nothing to do while one article is open."""


class Desk(Main, Screen[None]):
    """The reading screen to each of its parts: what is on it, and what one part asks of another.

    What raises NotImplementedError here is done by one of the parts, or by the screen that is made of them.
    """

    def __init_subclass__(cls, *, part: bool = False) -> None:
        """Of a `part`, of which there are no instances, Textual need not collect what they would have."""
        if not part:
            super().__init_subclass__()

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """The widget that has the focus: it repaints itself, so that the screen need not."""

    documents: list[Document]
    number: int
    """Of the document that is shown."""
    linking: Linking
    shelf: Shelf
    panel_shown = True

    # What is on it

    @property
    def view(self) -> Text:
        return self.query_one(Text)

    @property
    def panel(self) -> SidePanel:
        return self.query_one(SidePanel)

    @property
    def search(self) -> SearchBar:
        return self.query_one(SearchBar)

    @property
    def asking(self) -> AskBar:
        return self.query_one(AskBar)

    @property
    def status(self) -> StatusBar:
        return self.query_one(StatusBar)

    @property
    def document(self) -> Document:
        """The article that is shown."""
        return self.documents[self.number]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no text, what needs one does nothing, so that its keys say so."""
        return action not in NEED_TEXT or not self.documents or self.document.article is not None

    def hint(self, sentence: str, *, seconds: float = 2) -> None:
        """Says something of the article that is shown."""
        hint(self, sentence, seconds=seconds)

    async def drawn(self) -> None:
        """Waits for the first frame, from which other work would take the processor."""
        raise NotImplementedError

    # Going

    def open(self, number: int) -> None:
        """Shows a document of the list."""
        raise NotImplementedError

    def add(self, *named: Document) -> None:
        """Opens the first of what was named, beside what is open already, with the others; what is, is shown."""
        raise NotImplementedError

    def offer_others(self) -> None:
        """More than one article is open: the keys that lead to others have something to do."""
        bar = self.query_one(KeyBar)
        bar.without -= OTHERS

    def open_link(self, address: str) -> None:
        """Opens what the article leads to."""
        raise NotImplementedError

    def arrive(self, place: Place) -> None:
        """Shows a place, in whichever article it is."""
        raise NotImplementedError

    def depart(self) -> None:
        """A leap begins here."""
        self.linking.depart()

    def open_card(self, thing: Thing) -> None:
        """Opens what is known of an actor, an event or a quote."""
        raise NotImplementedError

    def renew_card(self) -> None:
        """Has a card over the text tell what is known now."""
        raise NotImplementedError

    # The panel

    def show_panel(self, there: bool) -> None:
        """Shows the panel, or hides it."""
        raise NotImplementedError

    def leave_panel(self) -> None:
        """To the text; a panel that takes room from it goes."""
        raise NotImplementedError

    # Corrections

    def correct(self, subjects: Sequence[Subject], *, opening: bool = False, link: Hyperlink | None = None) -> None:
        """The sheet for these subjects, and for what was corrected before; `opening` offers their cards, too.

        Where the words lead on, it offers that first.
        """
        raise NotImplementedError

    def correct_as(self, option: Option | None) -> None:
        """Does what was chosen of a sheet or a card."""
        raise NotImplementedError

    # What is kept, and had again

    @property
    def marked_elsewhere(self) -> Mapping[str, str]:
        """The capital letters under which a place in an article that is not open is marked, with its title."""
        raise NotImplementedError

    def arrive_elsewhere(self, letter: str) -> None:
        """Opens the article in which a capital letter marks a place, there."""
        raise NotImplementedError

    def keep_mark(self, letter: str, place: Place) -> None:
        """Keeps a mark for the next time."""
        raise NotImplementedError

    def keep_place(self) -> None:
        """Keeps where one was when it was last noted."""
        raise NotImplementedError

    def keep_story(self, document: Document) -> None:
        """Keeps what was understood of an article, corrections and all."""
        raise NotImplementedError

    def renew(self, document: Document) -> None:
        """Fetches an article that is open anew; what it was is kept, too, and what changed is told."""
        raise NotImplementedError

    def analyse_anew(self, document: Document) -> None:
        """Analyses an article where that went wrong."""
        raise NotImplementedError
