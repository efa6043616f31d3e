"""Copying: what is selected, or else the quote, the event or the name that one is at."""

from __future__ import annotations

from textual import on

from reader.app.article.reading import Text
from reader.app.bars.messages import MessageLine
from reader.app.looks.words import clean
from reader.app.panel.side import holds_focus
from reader.app.screens.desk import Desk
from reader.app.settings.configured import configured
from reader.app.threads.links import Thing
from reader.story import Actor, Quote

SELECTING = "Selecting: move on, then {take_selection} copies and {leave_selection} leaves it."
NOBODY = "Nobody is named here and nobody says this: go to a name or a quote first."
NOTHING = "Nothing is selected: {select_words} begins a selection, the mouse drags one."

NOT_YET = "Who and what is here is not known yet: {select_words} begins a selection."


class Copying(Desk, part=True):
    """What of the reading screen selects and copies."""

    def action_select(self, unit: str) -> None:
        """Begins a selection at the cursor, of whole words or sentences; the same key again ends it."""
        if self.document.article is None:
            return
        self.view.focus()
        if self.view.select_from_here(unit == "sentences"):
            self.hint(self._told_of_selecting)

    @property
    def _told_of_selecting(self) -> str:
        return SELECTING.format(**configured(self).called)

    @on(Text.Selected)
    def _selecting_is_over(self) -> None:
        """What the keys do to a selection is no longer told where there is none."""
        if not self.view.selects:
            self.query_one(MessageLine).unsay(self._told_of_selecting)

    def _key_escape(self) -> None:
        """Leaves the selection to the keys: Textual would end it before they are looked at, and Esc then left what is
        below it, too."""

    def action_copy(self) -> None:
        document = self.document
        if text := self.get_selected_text():
            self.view.end_selection()
            self.app.copy_to_clipboard(text)
        elif document.article is not None and document.links is not None:
            if thing := self._thing:
                from reader.app.telling.citing import cited

                self.app.copy_to_clipboard(cited(document.article, document.links, thing))
            else:
                self.hint(NOTHING.format(**configured(self).called))
        else:
            self.hint(NOT_YET.format(**configured(self).called))

    def action_copy_said(self) -> None:
        """Copies all that the one named here, or the speaker of the quote here, says."""
        from reader.app.telling.citing import all_said

        document, thing = self.document, self._thing
        if document.article is None or document.links is None:
            self.hint(NOT_YET.format(**configured(self).called))
            return
        actor = document.links.actors.get(thing.speaker or "") if isinstance(thing, Quote) else thing
        if not isinstance(actor, Actor):
            self.hint(NOBODY)
        elif words := all_said(document.article, document.links, actor):
            self.app.copy_to_clipboard(words)
        else:
            self.hint(f"{clean(actor.name)} says nothing in this article.")

    @property
    def _thing(self) -> Thing | None:
        """What the panel's row is of, while one is there, or else what is at the cursor."""
        row = self.panel.list.row if holds_focus(self.panel, self.focused) else None
        return (row and row.opens) or self.linking.thing_here()
