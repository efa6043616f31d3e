"""Runs of letters, where they stand on a sheet, and the lines that they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

SPACED = 0.12
"""Part of a letter's height; a wider gap between two runs of a line is a space."""
CELL = 0.9
"""Heights of a line; a wider gap than that is one between cells of a table."""
EVEN = 1.3
"""How much wider than others a gap is that is none between words."""
SPREAD = 3.0
"""Heights of a line; a gap that wide is none between words, however even."""
ALIKE = 0.5
"""Runs whose heights overlap by this part are on one line."""
FEWEST = 3
"""Lines of a column."""
NARROWEST = 12
"""Letters in the middle line of a column; cells of a table have fewer."""


class Run(NamedTuple):
    """Letters that follow one another; offsets in points from the sheet's left and lower edge."""

    text: str
    left: float
    right: float
    low: float
    high: float
    cells: int = 1
    """In how many parts a line is, with wide spaces between them."""

    @property
    def height(self) -> float:
        return self.high - self.low


class Line(NamedTuple):
    """A line, and where the column that it stands in begins and ends."""

    run: Run
    left: float
    right: float


def lines(runs: Iterable[Run]) -> list[Run]:
    """The lines that runs make, from the top."""
    return [_joined(row) for row in rows(runs)]


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of each line, from the left."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.low - run.high, run.left)):
        if found and _beside(found[-1][0], run):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(line, key=lambda run: run.left) for line in found]


def _beside(one: Run, other: Run) -> bool:
    return min(one.high, other.high) - max(one.low, other.low) > ALIKE * min(one.height, other.height)


def _joined(line: Sequence[Run]) -> Run:
    text = line[0].text
    for run, following in pairwise(line):
        text += " " * (following.left - run.right > SPACED * min(run.height, following.height)) + following.text
    tallest = max(line, key=lambda run: len(run.text))
    words = " ".join(text.split())
    return Run(words, line[0].left, max(run.right for run in line), tallest.low, tallest.high, _cells(line))


def _cells(line: Sequence[Run]) -> int:
    """In how many parts a line is; one whose words are all set apart alike fills its column so, and is in one."""
    gaps = [after.left - run.right for run, after in pairwise(line)]
    is_even = len(gaps) > 1 and max(gaps) < min(EVEN * min(gaps), SPREAD * line[0].height)
    is_spread = is_even and all(" " not in run.text.strip() for run in line)
    return 1 if is_spread else 1 + sum(gap > CELL * line[0].height for gap in gaps)


def is_column(column: Sequence[Run]) -> bool:
    lengths = sorted(len(line.text) for line in column)
    return len(column) >= FEWEST and lengths[len(lengths) // 2] >= NARROWEST
