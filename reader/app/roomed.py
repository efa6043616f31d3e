"""The rooms of the app, each of which is open once at most: going to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from textual.screen import Screen

from reader.app.screens.main import Main
from reader.app.screens.reading import Reading
from reader.app.settings.configured import ConfiguredApp

THERE: Final = "You are there already."

# A room is imported when one goes there: the text is to be there as early as it can.


class Roomed(ConfiguredApp):
    """What of the app goes to its rooms."""

    def action_find(self) -> None:
        from reader.app.home.finding import Finding

        self.enter(Finding, Finding)

    def action_feeds(self) -> None:
        from reader.app.home.feeds import FeedsRoom

        self.enter(FeedsRoom, FeedsRoom)

    def action_notebook(self) -> None:
        from reader.app.home.notebook import NotebookRoom

        self.enter(NotebookRoom, NotebookRoom)

    def enter(self, room: type[Screen[Any]], make: Callable[[], Screen[Any]]) -> None:
        """Goes to a room: to the one that is open already, or to a new one."""
        for screen in self.screen_stack:
            if isinstance(screen, Reading):
                screen.keep_place()
        if isinstance(self.screen, room):
            self.notify(THERE, timeout=2, markup=False)
        elif any(isinstance(screen, room) for screen in self.screen_stack):
            while not isinstance(self.screen, room):
                self.pop_screen()
        elif isinstance(self.screen, Main):
            self.push_screen(make())
