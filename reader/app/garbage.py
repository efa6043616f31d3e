"""Garbage is looked for while nothing happens: a search through all objects would hold up a key for three frames."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LOOK: Final = 1.0
"""Seconds between two looks at whether something happens."""
DUE: Final = 5
"""So many searches through the young objects alone make one through all worth its time."""
AT_MOST: Final = 500
"""After so many of them all objects are looked through even if something happens all the time."""


@contextmanager
def none() -> Iterator[None]:
    """None is looked for meanwhile, and what was made then, such as modules, is never looked through again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was:
            gc.enable()


@contextmanager
def seldom() -> Iterator[None]:
    """Meanwhile what is older is looked through by a `Sweep` only, or else very seldom.

    Until the first of them nothing is: the text is to be there first.
    """
    was = gc.isenabled()
    young, middle, all_of_it = gc.get_threshold()
    gc.set_threshold(young, middle, max(AT_MOST, all_of_it))
    gc.disable()
    try:
        yield
    finally:
        gc.set_threshold(young, middle, all_of_it)
        if was:
            gc.enable()


class Sweep:
    """Call it every `LOOK` seconds: it looks for garbage once there may be much and little has happened since."""

    def __init__(self) -> None:
        self._seen: tuple[int, int] | None = None

    def __call__(self) -> None:
        gc.enable()
        _, middle, searches = gc.get_count()
        happened, self._seen = (middle, searches) != self._seen, (middle, searches)
        if searches >= DUE and not happened:
            gc.collect()
