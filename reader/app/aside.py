"""Work beside the event loop that nobody has to wait for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from reader.beside import beside

T = TypeVar("T")


async def aside(work: Callable[[], T]) -> T:
    """What `work` gives, done in a thread of its own; raises what it raises.

    Unlike those of `asyncio.to_thread`, the thread keeps neither the loop nor the program from ending: whoever is
    cancelled while waiting leaves at once, and what the work gives then is dropped.
    """
    return await asyncio.wrap_future(beside(work))
