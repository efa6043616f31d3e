"""How far an analysis has come, told no more often than one can see it go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

STEPS: Final = 200
"""So many of them make the whole: for each the screen is drawn anew, beside what the keys change."""


def sparing(tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """A function of (done, total) that calls `tell` with them when they are a step further than when it last did."""
    told = -1

    def report(done: int, total: int) -> None:
        nonlocal told
        if (step := done * STEPS // total) > told:
            told = step
            tell(done, total)

    return report
