"""Patience with an engine that somebody waits for: it may take long as long as it moves, but not stand still.

The engine beats while the instruction its work is at changes from one look to the next (`reader.engine.pulse`). A
process that is stopped, that waits for itself or that never comes back out of a library does not; one that goes round
in a circle does, so that what it brings about is watched too, with more patience: while other programs keep the
processors from it, little of that is used up.
"""

from __future__ import annotations

from typing import Final

from reader.engine.protocol import Beat, Reply

TICK: Final = 1.0
"""Seconds between two looks. They are counted, not measured: while this process is stopped, no time passes."""
SILENCE = 40.0
"""Seconds without a word, after which nothing more is expected. Few steps of a library's own take one."""
STANDSTILL = 300.0
"""Seconds of work, told by beats, of which nothing comes: the analysis after the last window takes two or three."""
LEAST: Final = 0.1
"""The part of a look's time that counts as work though the processors were others'; all of it where no beat came."""
PACE: Final = 20_000
"""Characters that earn a second more: some steps take the text as a whole."""


class Watchdog:
    """What one engine process was heard of."""

    def __init__(self) -> None:
        self._silent = 0.0
        self._still = 0.0
        self._spent = 0.0
        self._worked: float | None = None

    def hear(self, message: Reply | None = None) -> None:
        """Something came of the process, or something new is asked of it (None)."""
        self._silent = 0.0
        if isinstance(message, Beat):
            self._worked = (self._worked or 0.0) + message.spent - self._spent
            self._spent = message.spent
        else:
            self._still = 0.0

    def tick(self, characters: int) -> bool:
        """Counts a `TICK` in which the process was waited for, with a text so long; whether that were too many."""
        self._silent += TICK
        self._still += TICK if self._worked is None else min(TICK, max(LEAST * TICK, self._worked))
        self._worked = None
        earned = characters / PACE
        return self._silent > SILENCE + earned or self._still > STANDSTILL + earned
