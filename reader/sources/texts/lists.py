"""Lists within lists: an item's depth is told by the blanks before it on its line, in whatever text it is."""

from __future__ import annotations

from typing import Final

LEVEL: Final = "\t"
"""Stands before an item once for each list around its own; its block begins behind."""
BULLET: Final = "•"
INWARDS: Final = "  "
"""What an item is set further in by than the one whose list it is in."""
_FURTHEST: Final = 80
"""Characters before an item that are looked at; what is further in is a table or a drawing."""


def level(string: str) -> int:
    """How many levels stand before the words of a piece."""
    return len(string) - len(string.lstrip(LEVEL))


class Depths:
    """How deep the items of a text stand that are asked for one after another, from 0 on.

    One that stands further in than the item before it is in a list of that item's; one as far in as an earlier one
    goes on with the list of that.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._around: list[int] = []
        """Cells before the item at each depth, outermost first."""

    def begin(self) -> None:
        """What comes next is not in the list that went before."""
        self._around.clear()

    def of(self, start: int) -> int:
        """The depth of the item that begins at `start`."""
        line = self._text.rfind("\n", max(0, start - _FURTHEST), start) + 1
        blanks = self._text[line:start] if line or start < _FURTHEST else ""
        cells = 0 if blanks.strip() else len(blanks.expandtabs())
        while self._around and self._around[-1] >= cells:
            self._around.pop()
        self._around.append(cells)
        return len(self._around) - 1
