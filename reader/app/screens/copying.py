"""Copying: what is selected, or else the quote, the event or the name that one is at."""

from __future__ import annotations

from reader.app.panel.side import holds_focus
from reader.app.screens.correcting import Correcting
from reader.app.telling.citing import cited

SELECTING = "Selecting: move on, then y copies and Esc leaves it."
NOTHING = "Nothing is selected: v begins a selection, the mouse drags one."


class Copying(Correcting):
    """What of the reading screen selects and copies."""

    def action_select(self, unit: str) -> None:
        """Begins a selection at the cursor, of whole words or sentences; the same key again ends it."""
        if self.document.article is None:
            return
        self.view.focus()
        if self.view.select_from_here(unit == "sentences"):
            self._hint(SELECTING)

    def action_copy(self) -> None:
        document = self.document
        if text := self.get_selected_text():
            self.view.end_selection()
            self.app.copy_to_clipboard(text)
        elif document.article is not None and document.links is not None:
            row = self.panel.list.row if holds_focus(self.panel, self.focused) else None
            if thing := (row and row.opens) or self.linking.thing_here():
                self.app.copy_to_clipboard(cited(document.article, document.links, thing))
            else:
                self._hint(NOTHING)
