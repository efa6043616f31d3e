"""A list of articles to choose from, walked as every list is; what is typed after the filter's key leaves some."""

from __future__ import annotations

from textual.events import DescendantFocus
from textual.widgets import Input

from reader.app.bars.footer import KeyBar
from reader.app.keys.table import bindings
from reader.app.screens.picker import Picker


class Listed(Picker):
    """A picker in which letters are keys until one filters."""

    BINDINGS = bindings("listed")
    AUTO_FOCUS = ""

    def begin(self) -> None:
        self._rest()

    def _rest(self) -> None:
        """Letters are keys."""
        self._sought.display = False
        self._list.styles.margin = (1, 0, 0, 0)
        self._list.focus()

    @property
    def _sought(self) -> Input:
        return self.query_one(Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one types, the filter's key is a character."""
        return action != "filter" or not self._sought.has_focus

    def action_filter(self) -> None:
        """At once: the next key may be here already. What stands there gives way to what is typed."""
        self._sought.display = True
        self._list.styles.margin = 0
        self.set_focus(self._sought)
        self._sought.select_all()

    def action_leave(self) -> None:
        """All rows again; from there out of the list."""
        if not self._sought.display:
            super().action_leave()
            return
        self._sought.value = ""
        self._rest()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        self.query_one(KeyBar).wheres = ("pick",) if self._sought.has_focus else ("listed", "list")
