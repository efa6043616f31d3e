"""Work in a thread that nobody has to wait for."""

from __future__ import annotations

import asyncio
import threading

import pytest

from reader.app.aside import aside


async def test_it_gives_what_the_work_gives_and_raises_what_it_raises() -> None:
    assert await aside(lambda: 6 * 7) == 42
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 / 0)


class Held:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.begun, self.gate, self.ended = threading.Event(), threading.Event(), threading.Event()

    def work(self) -> None:
        self.begun.set()
        self.gate.wait(60)
        self.ended.set()

    async def task(self) -> asyncio.Task[None]:
        """Whoever waits for it, once it has begun."""
        waiting = asyncio.create_task(aside(self.work))
        while not self.begun.is_set():
            await asyncio.sleep(0.01)
        return waiting


async def test_whoever_is_cancelled_leaves_at_once_and_the_rest_is_dropped() -> None:
    held = Held()
    waiting = await held.task()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert not held.ended.is_set()
    held.gate.set()
    assert held.ended.wait(60)
    await asyncio.sleep(0.05)


def test_the_loop_ends_while_the_work_goes_on() -> None:
    held = Held()

    async def leave() -> None:
        (await held.task()).cancel()

    asyncio.run(leave())
    assert not held.ended.is_set()
    held.gate.set()
