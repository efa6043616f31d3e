"""Work beside the caller's own, on threads that nobody has to wait for, not even the interpreter at its end.

An executor's threads are joined at the end, for as long as what they read goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T], after: Future[object] | None = None) -> Future[T]:
    """Begins a piece of work, once what comes before it is done; what it gives or raises is in the future.

    A program that ends leaves it where it is.
    """
    future: Future[T] = Future()

    def do() -> None:
        if after is not None:
            wait([after])
        if not future.set_running_or_notify_cancel():
            return
        try:
            result = work()
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    Thread(target=do, name="beside", daemon=True).start()
    return future
