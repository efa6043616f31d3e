"""Many requests at once, but few of them to one server."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Final, TypeVar

from reader.beside import beside

Job = TypeVar("Job")
Result = TypeVar("Result")

AT_ONCE: Final = 6
"""Requests."""
OF_A_HOST: Final = 2
"""Requests to one host."""
_LOOK: Final = 0.1
"""Seconds after which it is seen whether one has left."""


def politely(
    jobs: Iterable[Job],
    host: Callable[[Job], str],
    work: Callable[[Job], Result],
    left: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[Job, Future[Result]]]:
    """Does the work of each job beside the caller's own; gives them as they are done, in whatever order.

    Once one has `left`, no other is begun or given; those that are under way end by themselves and are lost.
    """
    waiting, busy = [*jobs], Counter[str]()
    running: dict[Future[Result], tuple[Job, str]] = {}
    while (waiting or running) and not left():
        for job in [*waiting]:
            if len(running) >= AT_ONCE:
                break
            if busy[name := host(job)] < OF_A_HOST:
                waiting.remove(job)
                busy[name] += 1
                running[_begun(work, job)] = job, name
        done, _ = wait(running, timeout=_LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            job, name = running.pop(future)
            busy[name] -= 1
            yield job, future


def _begun(work: Callable[[Job], Result], job: Job) -> Future[Result]:
    return beside(lambda: work(job))
