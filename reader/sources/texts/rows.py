"""Tables as lines of text, a row each, with the cells below one another: how they are set, and how they are told.

Every table comes through here, whatever it was in: a page, a Markdown text, a plain one; so do those of a story that
is printed, whose cells have grown by what was found in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal, TypeAlias
from unicodedata import combining, east_asian_width

from reader.patterns import late
from reader.story import BlockKind, Extent

Setting: TypeAlias = Literal["words", "list", "table", "code"]

GAP = "␟"
"""Stands between the cells of a row on their way through the extraction."""
WIDEST = 72
"""Cells of a terminal; columns that take more are not set below one another."""
BETWEEN = "   "
BESIDE = " | "
"""Between the cells of rows too wide to be aligned."""
EMPTY = "·"
"""In place of an empty first cell, so that a row begins where it is seen to."""
LONGEST_ROW = 4 * WIDEST
"""Code points of a row that is set in columns."""
MARKER = late(r"(?:[-–—•*▪◦‣·●○■]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
"""What an item of a list begins with."""

_CELL = late(rf"\S++(?: {{1,{len(BETWEEN) - 1}}}\S++)*+")
"""Words with less than what is between two cells among them."""


def aligned(rows: Sequence[str]) -> list[str]:
    """Rows that follow one another, each with `GAP` between its cells, as lines of text."""
    table = [[cell.strip() for cell in row.split(GAP)] for row in rows]
    widths = _widths(table)
    if sum(widths) + len(BETWEEN) * (len(widths) - 1) > WIDEST:
        return [BESIDE.join(filter(None, row)) for row in table]
    return in_columns(table)


def in_columns(table: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table as lines with the cells below one another, as wide as they come."""
    widths = _widths(table)
    return [
        BETWEEN.join(
            cell + " " * (width - _width(cell))
            for cell, width in zip([row[0] or EMPTY, *row[1:]], widths, strict=False)
        ).rstrip()
        for row in table
    ]


def is_row(line: str) -> bool:
    """Whether an item is a row of a table, its cells below those of the row before."""
    if len(line) > LONGEST_ROW or BETWEEN not in line:
        return False
    marker = MARKER.match(line)
    if marker is None or line.startswith(EMPTY + BETWEEN):
        return True
    return marker[0].endswith(BETWEEN) and line.find(BETWEEN, marker.end()) >= 0  # a number in a cell of its own


def setting(kind: BlockKind, string: str) -> Setting:
    """How the text of a block is set: by itself, below others of a list, in columns with others, or as it stands."""
    if kind != "item":
        return "words"
    if not is_row(string):
        return "list"
    return "code" if string.startswith(BETWEEN) else "table"


def cells(line: str) -> list[Extent]:
    """Where in a row its cells are, the empty ones left out."""
    return [found.span() for found in _CELL.finditer(line)]


def tables(rows: Sequence[str]) -> Iterator[list[list[Extent]]]:
    """Where the cells are in rows that follow one another, a list for each table of them, an extent for each column.

    An extent that is empty stands for a cell that is. Where a cell begins amid one of the rows above, a new table does.
    """
    table: list[dict[int, Extent]] = []
    ends: dict[int, int] = {}
    for row in rows:
        these = {_width(row[:start]): (start, end) for start, end in cells(row)}
        reach = {at: at + _width(row[start:end]) for at, (start, end) in these.items()}
        if any(a != b and a < reach[b] and b < ends[a] for a in ends for b in reach):
            yield _by_columns(table, ends)
            table, ends = [], {}
        table.append(these)
        ends |= {at: max(end, ends.get(at, 0)) for at, end in reach.items()}
    if table:
        yield _by_columns(table, ends)


def _by_columns(table: Sequence[Mapping[int, Extent]], columns: Collection[int]) -> list[list[Extent]]:
    return [[row.get(column, (0, 0)) for column in sorted(columns)] for row in table]


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(_width, column)) for column in zip_longest(*table, fillvalue="")]


def _width(text: str) -> int:
    """Cells of a terminal."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
