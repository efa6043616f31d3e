"""The engine's beats: a sign that its work moves, sent by a thread beside it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Final

INTERVAL: Final = 0.25
"""Seconds between two looks at the work: often, so that steps that mostly are in the same call are seen to move too."""


def begin(beat: Callable[[], None]) -> None:
    """Calls `beat`, from a thread of its own, at most once an `INTERVAL`, while the calling thread moves.

    Not while that waits or is in one call of a library: there is no telling such a call from one that never ends.
    """
    worker = threading.get_ident()

    def watch() -> None:
        pause = threading.Event()
        before: tuple[tuple[int, int], ...] = ()
        while not pause.wait(INTERVAL):
            now = _position(worker)
            if now != before:
                try:
                    beat()
                except OSError:  # nobody listens any more: the worker will find out
                    return
            before = now

    threading.Thread(target=watch, daemon=True, name="pulse").start()


def _position(thread: int) -> tuple[tuple[int, int], ...]:
    """The frames that a thread is in, and the instruction that each is at."""
    found = []
    frame = sys._current_frames().get(thread)
    while frame is not None:
        found.append((id(frame), frame.f_lasti))
        frame = frame.f_back
    return tuple(found)
