"""Rows that may be shown next, drawn while nothing else happens, so that the key that shows them need not wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from time import perf_counter
from typing import Final

from msgspec import Struct
from textual.content import Content
from textual.strip import Strip

from reader.app.panel.rows import Row

Draw = Callable[[Row], list[Content]]
Paint = Callable[[Content, str], Strip]

AT_ONCE: Final = 0.003
"""Seconds at a time that a key may have to wait for it."""


class Made(Struct):
    """Rows as far as they are drawn, and their lines as far as they are painted."""

    rows: Sequence[Row]
    drawn: list[list[Content]]
    tops: list[int]
    """The line that each row begins with, and the one after the last row."""
    strips: dict[tuple[int, int, str], Strip]
    """By row, line of the row and what is marked of it."""

    def is_of(self, rows: Sequence[Row]) -> bool:
        return len(self.rows) == len(rows) and all(map(lambda a, b: a is b, self.rows, rows))


class Ready:
    """What is made of the lists of rows that are expected."""

    def __init__(self) -> None:
        self._expected: list[Sequence[Row]] = []
        self._made: list[Made] = []

    def expect(self, lists: Iterable[Sequence[Row]]) -> None:
        """These may be shown next, and no others. What grows with its room is drawn when its room is known."""
        self._expected = [rows for rows in lists if rows and not any(row.grown for row in rows)]
        self._made = [made for made in self._made if any(made.is_of(rows) for rows in self._expected)]

    def forget(self) -> None:
        """It would look otherwise now."""
        self._made = []

    def take(self, rows: Sequence[Row]) -> Made:
        """What is made of rows, which may be nothing yet."""
        found = next((made for made in self._made if made.is_of(rows)), None)
        if found is None:
            return Made(rows, [], [0], {})
        self._made.remove(found)
        return found

    def has(self, rows: Sequence[Row], lines: int) -> bool:
        """Whether so many lines of rows, or all of them, are painted."""
        return any(made.is_of(rows) and len(made.strips) >= min(lines, made.tops[-1]) > 0 for made in self._made)

    def go_on(self, lines: int, draw: Draw, paint: Paint) -> bool:
        """Makes some more, up to so many lines of each list; gives whether more is left to be made."""
        until = perf_counter() + AT_ONCE
        return any(perf_counter() >= until for _ in self._steps(lines, draw, paint))

    def _steps(self, lines: int, draw: Draw, paint: Paint) -> Iterator[None]:
        for rows in self._expected:
            made = self.take(rows)
            self._made.append(made)
            while made.tops[-1] < lines and len(made.drawn) < len(rows):
                made.drawn.append(draw(rows[len(made.drawn)]))
                made.tops.append(made.tops[-1] + len(made.drawn[-1]))
                yield
            if len(made.strips) >= min(lines, made.tops[-1]):
                continue
            for index, contents in enumerate(made.drawn):
                for number, content in enumerate(contents):
                    if made.tops[index] + number < lines and (index, number, "") not in made.strips:
                        made.strips[index, number, ""] = paint(content, "")
                        yield


def grow(made: Made, room: int, draw: Callable[[Row, int], list[Content]]) -> None:
    """Gives so many lines of room to rows that have more to say, a line each in turn."""
    growing = [number for number, row in enumerate(made.rows) if row.grown]
    while room > 0 and growing:
        still = []
        for number in growing[:room]:
            more = draw(made.rows[number], len(made.drawn[number]) + 1)
            if len(more) > len(made.drawn[number]):
                made.drawn[number] = more
                still.append(number)
                room -= 1
        growing = still
    made.tops[:] = [0, *accumulate(map(len, made.drawn))]
