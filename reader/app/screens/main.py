"""The screens that one is on for their own sake, and not to answer something."""

from __future__ import annotations

from textual.events import ScreenResume
from textual.screen import Screen


class Ground(Screen[None]):
    """What all screens lie on where the first of them is not a text, which one may switch for another.

    Nothing of it is ever seen, so that its styles are looked up no more than once.
    """

    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012
    VERTICAL_BREAKPOINTS = []  # noqa: RUF012

    def on_screen_resume(self, event: ScreenResume) -> None:
        event.refresh_styles = False


class Main:
    """On such a screen keys act, what is pasted is opened, and the rooms can be gone to."""
