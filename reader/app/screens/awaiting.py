"""What is awaited of the article that is shown: how far it has come, that it goes on, and what of it went wrong."""

from __future__ import annotations

from typing import Final

from textual.timer import Timer

from reader.app.bars.footer import KeyBar
from reader.app.bars.status import FRAMES, STILL
from reader.app.keys.table import LISTED, UNOPENED
from reader.app.panel.waiting import Work
from reader.app.screens.desk import Desk
from reader.sources.targets import is_address

NOT_OPENED: Final = "The article could not be opened."
_BEAT = 0.1
"""Seconds from one frame of what turns to the next."""


class Awaiting(Desk, part=True):
    """What of the reading screen tells what it waits for."""

    _ticks = 0
    _ticker: Timer | None = None

    def begin_telling(self) -> None:
        """Has what turns turn from now on, whenever something is awaited."""
        self._ticker = self.set_interval(_BEAT, self._tick, pause=True)

    def tell_awaited(self, sentence: str = "", progress: str = "") -> None:
        """Tells what is awaited, how far that has come, and what of the article could not be done."""
        words = sentence.rstrip("….").lower()
        self.linking.work(f"{words} {progress}".strip())
        document = self.document
        failure = document.failure or (NOT_OPENED if document.error else "")
        for bar in self.query(KeyBar):  # there is none yet, or no more, while the screen is made or taken down
            bar.only = self._offered()
        self.panel.tell(Work(sentence, progress, "" if sentence else failure))
        if self._ticker:
            moving = bool(sentence) and self.app.animation_level != "none"
            (self._ticker.resume if moving else self._ticker.pause)()
            if not moving:
                self.status.frame = self.panel.waiting.frame = STILL

    def _offered(self) -> tuple[str, ...]:
        """The ids of the only keys that do something, where no text is there."""
        ids = UNOPENED if self.document.error else LISTED if self.document.listing is not None else ()
        idle = {"previous_article"} if self.number == 0 else set[str]()
        idle |= {"next_article"} if self.number == len(self.documents) - 1 else set()
        idle |= set() if self.linking.jumps else {"jump_back"}
        idle |= set() if is_address(self.document.target) else {"feeds"}
        return tuple(id for id in ids if id not in idle)

    def _tick(self) -> None:
        self._ticks += 1
        self.status.frame = self.panel.waiting.frame = FRAMES[self._ticks % len(FRAMES)]
