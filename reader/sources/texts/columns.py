"""Tables in a plain text, their cells parted by tabs or drawn lines → rows set in columns, a paragraph each.

What is drawn, frames and rules, is no text. A tab that is of no table is a space.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, groupby

from reader.patterns import late
from reader.sources.texts.rows import GAP, aligned

LONGEST_CELL = 60
"""Characters; what has more in a cell is prose beside something."""

_TELLING = late(r"[\t|\u2500-\u257f]")
_RULE = late(r"\A[ \t]*+(?=.*[-=_\u2500-\u257f]{2})[\s\u2500-\u257f|+=:_-]+\Z")
_FRAME = late(r"[│┃║╎╏┆┇┊┋|]")
_DRAWN = late(r"[\u2500-\u257f]")
_TABS = late(r"\t++[ \t]*+")
_LABEL = late(r"\A(?:\(?\w{1,3}[.)]|\W|.*:)\Z")
"""The number, bullet or name before the tab of an item or a turn."""


def set_out(text: str) -> tuple[str, frozenset[str]]:
    """`text` with its tables in columns, and their rows; any other text as it is, but for tabs within its lines."""
    if not _TELLING.search(text):
        return text, frozenset()
    found: list[str] = []
    rows: set[str] = set()
    for form, run in groupby(text.split("\n"), _form):
        lines = list(run)
        if not form:
            found += lines
            continue
        cells = [_cells(form, line) for line in lines if form == "\t" or not _RULE.match(line)]
        if _is_table(cells):
            table = aligned([f" {GAP} ".join(row) for row in cells])
            rows.update(table)
            found += ["", *chain.from_iterable((row, "") for row in table)]
        elif form == "│":
            found += ["", *(" ".join(filter(None, row)) for row in cells), ""]
        else:
            found += map(_untabbed, lines)
    return "\n".join(found), frozenset(rows)


def _form(line: str) -> str:
    """What parts the cells of a line: drawn lines ("│"), bars ("|"), tabs, or nothing."""
    line = line.strip()
    if _DRAWN.search(line):
        return "│"
    if _FRAME.search(line) and (line.count("|") > 1 or _RULE.match(line)):
        return "|"
    if line[:1] == "+" and _RULE.match(line):
        return "|"
    return "\t" if "\t" in line else ""


def _cells(form: str, line: str) -> list[str]:
    line = line.strip().replace(GAP, " ")
    if form == "\t":
        return [cell.strip() for cell in _TABS.split(line)]
    cells = [" ".join(cell.split()) for cell in _FRAME.split(_DRAWN.sub("│", line))]
    return cells[bool(not cells[0]) : len(cells) - bool(not cells[-1])]


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 2 or len({*map(len, rows)}) > 1 or len(rows[0]) < 2:
        return False
    if any(len(cell) > LONGEST_CELL for row in rows for cell in row):
        return False
    return len(rows[0]) > 2 or not all(_LABEL.match(row[0]) for row in rows)


def _untabbed(line: str) -> str:
    """A line with spaces for the tabs within it; those before it set it in, and stay."""
    body = line.lstrip()
    return line[: len(line) - len(body)] + _TABS.sub(" ", body.rstrip())
