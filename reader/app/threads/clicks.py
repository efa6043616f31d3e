"""What a click in the text means after the one before: a second one near the first opens what was clicked."""

from __future__ import annotations

from typing import Final

from reader.app.threads.links import Thing, extents_of
from reader.story import Extent, Hyperlink

NEAR: Final = 3
"""Characters beside what was clicked that a second click may miss it by."""


class Clicks:
    """Remembers what was clicked last, and where it stands there."""

    def __init__(self) -> None:
        self._last: tuple[Thing | Hyperlink, Extent] | None = None

    def take(self, offset: int, thing: Thing | Hyperlink | None) -> Thing | Hyperlink | None:
        """A click, and what can be opened there. Gives it, or what was clicked right beside, when it was before."""
        if self._last is not None:
            last, (start, end) = self._last
            if start - NEAR <= offset < end + NEAR and (thing is None or thing == last):
                return last
        self.forget()
        if thing is not None:
            stretch = next((e for e in extents_of(thing) if e[0] <= offset < e[1]), (offset, offset + 1))
            self._last = thing, stretch
        return None

    def forget(self) -> None:
        """Nothing was clicked."""
        self._last = None
