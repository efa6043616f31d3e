"""Ctrl+C counts wherever it falls.

Python raises it between two steps of the main thread; where these are a destructor's (of a cluster's future, say) the
interpreter can only report it, and the program would go on as if nobody had asked it to stop.
"""

from __future__ import annotations

import signal
import sys
from time import sleep
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sys import UnraisableHookArgs
    from threading import Event

MOMENT: Final = 0.05
"""Seconds after which it comes again: when the destructor is through, as what reports it is by then."""


def keep() -> None:
    """Has an interrupt that fell into a destructor come again; whatever else falls there is reported as before."""
    report = sys.unraisablehook

    def hook(fallen: UnraisableHookArgs) -> None:
        if issubclass(fallen.exc_type, KeyboardInterrupt):
            from threading import Event, Thread

            reported = Event()
            Thread(target=_interrupt, args=(reported,), daemon=True).start()
            reported.set()  # one that fell in here would be lost for good, and on a busy machine a thread starts late
        else:
            report(fallen)

    sys.unraisablehook = hook


def _interrupt(reported: Event) -> None:
    from threading import main_thread

    reported.wait()
    sleep(MOMENT)
    if hasattr(signal, "pthread_kill") and (ident := main_thread().ident) is not None:
        signal.pthread_kill(ident, signal.SIGINT)  # which wakes it, whatever it waits for
    else:
        signal.raise_signal(signal.SIGINT)
