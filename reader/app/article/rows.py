"""The rows that an article is laid out in, a few bytes for each: a long text has a hundred thousand."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, get_args, overload

Part = Literal["text", "blank", "rule", "words"]
"""`words` are drawn in place of the text."""
_PARTS: Final[tuple[Part, ...]] = get_args(Part)


class Row(NamedTuple):
    """One row of the column. Together the text rows of a piece hold each of its code points once, in order."""

    piece: int
    """Index into the layout's pieces."""
    start: int
    end: int
    """With the white space that the line break takes the place of; equal to `start` where there is no text."""
    indent: int
    part: Part = "text"
    words: str = ""
    """What is drawn, if it is not the text."""


class Rows(Sequence[Row]):
    """Rows in order of their starts. As tuples they would take ten times as much, and keep the garbage's collector
    busy while keys wait."""

    def __init__(self) -> None:
        self.starts = array("i")
        """Where each begins, to be searched."""
        self._ends = array("i")
        self._pieces = array("i")
        self._indents = array("i")
        self._parts = bytearray()
        self._words: dict[int, str] = {}

    def append(self, row: Row) -> None:
        piece, start, end, indent, part, words = row
        if words:
            self._words[len(self.starts)] = words
        self.starts.append(start)
        self._ends.append(end)
        self._pieces.append(piece)
        self._indents.append(indent)
        self._parts.append(_PARTS.index(part))

    def part(self, index: int) -> Part:
        """What a row shows."""
        return _PARTS[self._parts[index]]

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        words = self._words.get(index if index >= 0 else index + len(self), "") if self._words else ""
        return Row(
            self._pieces[index],
            self.starts[index],
            self._ends[index],
            self._indents[index],
            _PARTS[self._parts[index]],
            words,
        )
