"""How a process gives memory back, and how one tells that it ran out: every library says it in its own way."""

from __future__ import annotations

import re
import sys
from typing import Final

from reader.patterns import late

_TRIM_THRESHOLD: Final = -1
"""The number of this option of `mallopt`, by the GNU C library's `malloc.h`."""
_KEPT: Final = 128 * 1024
"""Bytes."""

_SAID: Final = late(
    r"MemoryError|bad_alloc|(?:cannot|failed to|unable to) allocate|allocation (?:\w+ )?failed|out of memory",
    re.IGNORECASE,
)
"""As Python, C++, the system's libraries, OpenBLAS and ONNX Runtime say it."""


def ran_out(words: str) -> bool:
    """Whether an error's text, or what a process wrote last, says that there was not enough memory."""
    return _SAID.search(words) is not None


def is_lack(error: BaseException | None) -> bool:
    """Whether an error, or one that it was raised from, is a lack of memory."""
    while error is not None:
        if isinstance(error, MemoryError) or ran_out(f"{type(error).__name__}: {error}"):
            return True
        error = error.__cause__
    return False


def give_back() -> None:
    """Has this process give memory back from now on, whenever a large block or so much at the end of the heap is free.

    Left to itself, the GNU C library keeps twice the largest block that was ever freed. Others are left as they are.
    """
    if sys.platform != "linux":
        return
    import ctypes

    if (set_option := getattr(ctypes.CDLL(None), "mallopt", None)) is not None:
        set_option(_TRIM_THRESHOLD, _KEPT)
