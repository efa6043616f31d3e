"""Tables as lines of text, a row each, with the cells below one another: how they are set, and how they are told.

Every table comes through here, whatever it was in: a page, a Markdown text, a plain one; so do those of a story that
is printed, whose cells have grown by what was found in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal, TypeAlias
from unicodedata import combining, east_asian_width

from msgspec import Struct, field

from reader.patterns import late
from reader.story import BlockKind, Extent

Setting: TypeAlias = Literal["words", "list", "table", "code"]

GAP = "␟"
"""Stands between the cells of a row on their way through the extraction."""
STANDING = "␠"
"""Stands for each blank between cells that the page itself has set below one another, on their way."""
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


class _Column(Struct):
    """Where the cells of a column begin and end so far, in cells of a terminal."""

    starts: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)

    def holds(self, start: int, end: int, words: str) -> bool:
        """Whether a cell is flush with one of the column's, on the left or, as numbers are, on the right."""
        return start in self.starts or (end in self.ends and words[-1:].isdecimal())

    def meets(self, start: int, end: int) -> bool:
        return start < max(self.ends) and min(self.starts) < end


def tables(rows: Sequence[str]) -> Iterator[list[list[Extent]]]:
    """Where the cells are in rows that follow one another, a list for each table of them, an extent for each column.

    An extent that is empty stands for a cell that is. Where a cell begins amid one of the rows above, a new table does.
    """
    table: list[dict[int, Extent]] = []
    columns: list[_Column] = []
    for row in rows:
        these = {cell: (_width(row[: cell[0]]), _width(row[: cell[1]])) for cell in cells(row)}
        found = {cell: _column(columns, *reach, row[slice(*cell)]) for cell, reach in these.items()}
        known = [k for k in found.values() if k is not None]
        if len(set(known)) < len(known) or any(
            k != found[cell] and column.meets(*these[cell]) for cell in these for k, column in enumerate(columns)
        ):
            yield _by_columns(table, columns)
            table, columns, found = [], [], dict.fromkeys(these)
        table.append({})
        for cell, (start, end) in these.items():
            k = found[cell]
            if k is None:
                k = len(columns)
                columns.append(_Column())
            columns[k].starts.add(start)
            columns[k].ends.add(end)
            table[-1][k] = cell
    if table:
        yield _by_columns(table, columns)


def _column(columns: Sequence[_Column], start: int, end: int, words: str) -> int | None:
    """The number of the column that a cell is in; None where it begins one."""
    return next((k for k, column in enumerate(columns) if column.holds(start, end, words)), None)


def _by_columns(table: Sequence[Mapping[int, Extent]], columns: Sequence[_Column]) -> list[list[Extent]]:
    order = sorted(range(len(columns)), key=lambda k: min(columns[k].starts))
    return [[row.get(k, (0, 0)) for k in order] for row in table]


def _widths(table: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(_width, column)) for column in zip_longest(*table, fillvalue="")]


def _width(text: str) -> int:
    """Cells of a terminal."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
