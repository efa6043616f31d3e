"""The signals by which the system ends a program: Reader leaves at them as at its own key."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType

SECONDS = 3.0
"""So long leaving may take. Where the terminal has gone, Textual waits for ever to write to it."""
_SIGNALED = 128
"""What a shell adds to a signal's number for the exit status."""


class Signals:
    """While it lives, SIGTERM and SIGHUP call `leave`, in the running loop, with the exit status they stand for.

    A signal that is ignored, as after nohup, stays so.
    """

    def __init__(self, leave: Callable[[int], object]) -> None:
        self._leave = leave
        self._loop = asyncio.get_running_loop()
        self._taken: list[int] = []
        if threading.current_thread() is not threading.main_thread():  # no other thread can ask for signals
            return
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, self._ended)
                self._taken.append(number)

    def restore(self) -> None:
        """From now on they end the program as they would any other."""
        while self._taken:
            signal.signal(self._taken.pop(), signal.SIG_DFL)

    def _ended(self, number: int, frame: FrameType | None) -> None:
        # Not by the loop's own handlers, which would not be called while it is held up.
        status = _SIGNALED + number
        last = threading.Timer(SECONDS, os._exit, [status])
        last.daemon = True
        last.start()
        self._loop.call_soon_threadsafe(self._leave, status)
