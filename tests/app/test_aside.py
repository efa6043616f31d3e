"""Work in a thread that nobody has to wait for."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from reader.app.aside import aside


async def test_it_gives_what_the_work_gives_and_raises_what_it_raises() -> None:
    assert await aside(lambda: 6 * 7) == 42
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 / 0)


async def test_whoever_is_cancelled_leaves_at_once_and_the_rest_is_dropped() -> None:
    gate = threading.Event()
    waiting = asyncio.create_task(aside(lambda: gate.wait(60)))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.set()
    await asyncio.sleep(0.05)


def test_the_loop_ends_while_the_work_goes_on() -> None:
    gate = threading.Event()

    async def leave() -> None:
        task = asyncio.create_task(aside(lambda: gate.wait(60)))
        await asyncio.sleep(0.05)
        task.cancel()

    begun = time.monotonic()
    asyncio.run(leave())
    assert time.monotonic() - begun < 30
    gate.set()
