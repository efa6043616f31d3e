"""The thread: the places of the text that `n` and `N` walk, and the way back through earlier threads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final, Literal

from msgspec import Struct
from msgspec.structs import force_setattr

from reader.story import Extent

Kind = Literal["entities", "actor", "events", "quotes", "words", "links", "search"]


UNITS: Final[Mapping[Kind, str]] = {
    "entities": "names", "actor": "mentions", "events": "tellings", "quotes": "quotes", "words": "mentions",
    "links": "links", "search": "hits",
}  # fmt: skip
"""What the places of a thread are."""


class Thread(Struct, frozen=True, dict=True):
    """Places of one kind in text order, one for each start."""

    kind: Kind
    name: str
    """What the status line calls it."""
    extents: tuple[Extent, ...]
    key: str = ""
    """Which one of its kind: an actor's id, a search's words."""

    def __post_init__(self) -> None:
        longest: dict[int, Extent] = {}
        for extent in sorted(self.extents):
            longest[extent[0]] = extent
        force_setattr(self, "extents", tuple(longest.values()))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.extents)

    @cached_property
    def _longest(self) -> int:
        return max((end - start for start, end in self.extents), default=0)

    @property
    def unit(self) -> str:
        """What it has so many of."""
        return UNITS[self.kind]

    @property
    def called(self) -> str:
        """What it leads to, in the plural."""
        return "events" if self.kind == "events" else self.unit

    def at(self, offset: int) -> int | None:
        """The index of the place that holds `offset`; the one that begins last, where several do."""
        for index in range(bisect_right(self._starts, offset) - 1, -1, -1):
            start, end = self.extents[index]
            if start == offset or offset < end:
                return index
            if offset - start > self._longest:
                break
        return None

    def step(self, offset: int, direction: int) -> int | None:
        """The index of the next place after `offset` (before it, with -1), round the end; None when there is none."""
        return self._beyond(offset, direction) % len(self.extents) if self.extents else None

    def told(self, offset: int, direction: int) -> str:
        """What there is to say of that step: that it leads nowhere, nowhere else, or round the end."""
        if not self.extents:
            return f"There are no {self.called} to go to."
        if len(self.extents) == 1 and self.at(offset) is not None:
            return "There is no other place to go to."
        beyond = self._beyond(offset, direction)
        return "" if 0 <= beyond < len(self.extents) else f"On from the {'end' if beyond < 0 else 'beginning'}."

    def _beyond(self, offset: int, direction: int) -> int:
        """The index of the next place, which at the ends is none of them."""
        if direction > 0:
            return bisect_right(self._starts, offset)
        here = self.at(offset)
        return (bisect_left(self._starts, offset) if here is None else here) - 1

    def nearest(self, offset: int) -> int | None:
        """The index of the place that holds `offset`, or else the next one, or else the first."""
        here = self.at(offset)
        return here if here is not None else self.step(offset, 1)

    def same(self, other: Thread) -> bool:
        """Whether both are the same thread, whatever places each was made with."""
        return (self.kind, self.key) == (other.kind, other.key)


class Threads:
    """The current thread, on top of those it came after; the one at the bottom stays."""

    def __init__(self, base: Thread) -> None:
        self._stack = [base]
        self._passing = False

    @property
    def current(self) -> Thread:
        return self._stack[-1]

    def __len__(self) -> int:
        return len(self._stack)

    def follow(self, thread: Thread, *, passing: bool = False) -> None:
        """Makes `thread` the current one; one that was followed earlier is taken from its place below.

        A `passing` thread, as when the cursor runs over rows, gives way to whatever is followed next.
        """
        if self._passing and len(self._stack) > 1 and not self.current.same(thread):
            self._stack.pop()
        base, *above = self._stack
        if base.same(thread):
            self._stack = [thread]
        else:
            self._stack = [base, *(t for t in above if not t.same(thread)), thread]
        self._passing = passing

    def back(self) -> bool:
        """Returns to the thread before; False at the bottom."""
        if len(self._stack) == 1:
            return False
        self._stack.pop()
        self._passing = False
        return True

    def drop(self, kind: Kind) -> None:
        """Forgets the threads of a kind, but for the one at the bottom."""
        base, *above = self._stack
        self._stack = [base, *(t for t in above if t.kind != kind)]

    def remake(self, make: Callable[[Thread], Thread | None]) -> None:
        """Makes every thread anew from a changed analysis; those that come to nothing are dropped."""
        base, *above = self._stack
        made: Iterable[Thread | None] = map(make, above)
        self._stack = [make(base) or base, *(t for t in made if t)]
