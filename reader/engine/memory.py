"""How one tells that memory ran out: every library says it in its own way."""

from __future__ import annotations

import re
from typing import Final

_SAID: Final = re.compile(
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
