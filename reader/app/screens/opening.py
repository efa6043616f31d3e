"""Opening cards: in the panel's place where there is room, else over the text; and what they are left for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from reader.app.bars.footer import KeyBar
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.telling.correcting import Option, subject_of
from reader.app.threads.jumps import Place
from reader.app.threads.links import Thing
from reader.story import Actor

if TYPE_CHECKING:
    from reader.app.panel.card import CardView, Left

ROOM: Final = 80
"""Columns from which on a card stands in the panel's place."""


class Opening(Desk, part=True):
    """What of the reading screen opens cards."""

    _opened_from: Widget | None = None
    """What had the focus before the card in the panel."""
    _place_before: Place | None = None
    """Where one was before it, to which its lines lead away."""
    _shown_for_card = False
    """Whether the panel is there for the card alone."""

    def action_open_card(self) -> None:
        """The card of what is under the cursor, or where that leads on, or else of the actor whose thread is walked."""
        if link := self.linking.link_at(self.view.cursor):
            self.open_link(link.address)
        elif thing := self.linking.thing_here():
            self.open_card(thing)
        else:
            self.hint(f"Nothing is known of this place: {configured(self).called['next']} leads to the next name.")

    def open_card(self, thing: Thing) -> None:
        document = self.document
        if document.article is None or document.links is None:
            return
        if isinstance(thing, Actor):
            self.linking.follow_actor(thing)
        opening = (document.article, document.links, thing, self.view.cursor, self.panel.listed_with)
        if self.size.width < ROOM:
            from reader.app.screens.card import Card

            self.app.push_screen(Card(*opening, ask=self._ask_of), self._left)
            return
        if not self.panel.has_card:
            self._opened_from, self._shown_for_card = self.focused, not self.panel_shown
            self._place_before = self.linking.place
        self.show_panel(True)
        self.panel.open_card(*opening)

    def on_card_view_closed(self, event: CardView.Closed) -> None:
        event.stop()
        self.close_card()
        if event.left is None and self._place_before is not None:
            self.arrive(self._place_before)
        self._left(event.left)

    def close_card(self) -> None:
        """Shows the panel's list again, and gives the focus back."""
        if self.panel.has_card:
            self.panel.close_card()
            (self._opened_from or self.view).focus()
            if self._shown_for_card:
                self.show_panel(False)

    def leave_card(self) -> None:
        """Shows the panel's list again; one reads on in the text."""
        self._opened_from = self.view
        self.close_card()

    def on_card_view_passed(self, event: CardView.Passed) -> None:
        event.stop()
        self.linking.go(event.extent, passing=True)

    def on_card_view_turned(self, event: CardView.Turned) -> None:
        event.stop()
        bar = self.query_one(KeyBar)
        bar.without = (bar.without - {"accept"}) | self.panel.card.idle
        thing = self.panel.card.thing
        if self.panel.has_card and isinstance(thing, Actor) and thing.id != self.linking.thread.key:
            self.linking.follow_actor(thing, passing=True)  # who the card is of now is walked

    def _left(self, left: Left) -> None:
        if left is not None:
            self.leave_panel()
            self.linking.go(left)

    # What is done about what a card is of, which stays open

    def on_card_view_asked(self, event: CardView.Asked) -> None:
        event.stop()
        self._ask_of(event.what)

    def _ask_of(self, what: Thing | Option) -> None:
        if isinstance(what, Option):
            self.correct_as(what)
        else:
            self.correct([subject_of(self.linking.links, what, self.view.cursor)])

    def renew_card(self) -> None:
        document = self.document
        if document.article is not None and document.links is not None:
            from reader.app.panel.card import CardView

            for screen in self.app.screen_stack:
                if screen is not self:
                    for card in screen.query(CardView):
                        card.renew(document.article, document.links)
