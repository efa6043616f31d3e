"""A box beside a text that is as wide as the sheet above and below it → the text, and the box after a paragraph of it.

A table has lines beside one another, too, but none that goes on in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reader.sources.documents.runs import FEWEST, Line, Run, is_column, lines, rows

WIDE = 1.0
"""Heights of a line that the space beside a box is wide at least."""
SHORT = 0.88
"""A line that ends before this part of its column's width ends a paragraph, if a sentence ends there."""
NARROWEST_PROSE = 24
"""Letters in the middle line of a column of prose; what terms are told by is shorter."""
FILLED = 0.7
"""Part of its column's width that a line of prose takes at least, and of the lines that do."""
SET_IN = 0.5
"""Heights of a line that a paragraph's first one is set in at least."""
_GOING_ON = 0.5
"""Part of the lines of a prose that begin with a small letter at least."""
_ALONE = 4
"""So many lines in a row at most have nothing beside them."""
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*+\Z")
_LAST = 8


class Parts(NamedTuple):
    """The runs of a sheet."""

    above: list[Run]
    text: list[Run]
    box: list[Run]
    below: list[Run]


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends where a line does."""
    return _ENDED.search(text[-_LAST:]) is not None


def parted(runs: Sequence[Run]) -> Parts | None:
    """A sheet, or a part of it, around its highest box; of two columns of prose the left one is the text. None where
    there is no box."""
    found = rows(runs)
    for first, last, gap in _beside(found):
        inside = [run for row in found[first : last + 1] for run in row]
        left = [run for run in inside if run.right <= gap]
        right = [run for run in inside if run.right > gap]
        if not is_column(lines(left)) or not is_column(lines(right)):
            continue
        for text, box in ((left, right), (right, left)):
            if _is_prose(text):
                above, below = found[:first], found[last + 1 :]
                return Parts([run for row in above for run in row], text, box, [run for row in below for run in row])
    return None


def placed(text: Sequence[Line], box: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The lines of a text with the box after the paragraph beside which it stands."""
    whole = [*text, *below]
    for at, line in enumerate(whole[len(text) - 1 :], len(text)):
        is_last = line.run.right - line.left < SHORT * (line.right - line.left) or at == len(text)
        sets_in = at < len(whole) and whole[at].run.left - whole[at].left > SET_IN * line.run.height
        if ends_sentence(line.run.text) and (is_last or sets_in):
            return [*whole[:at], *box, *whole[at:]]
    return [*whole, *box]


def _beside(found: Sequence[Sequence[Run]]) -> Iterator[tuple[int, int, float]]:
    """The stretches of lines, by the first and last of them, with a space in all of them, and where that is."""
    at = 0
    while at < len(found):
        gap, last, both = _widest(found[at]), at, 1
        for number in range(at + 1, len(found) if gap else 0):
            narrowed = _free(found[number], *gap) if gap else None
            if narrowed is None or number - last > _ALONE:
                break
            gap = narrowed
            if found[number][0].right <= gap[0] and found[number][-1].left >= gap[1]:
                last, both = number, both + 1
        if gap and both >= FEWEST:
            yield at, last, (gap[0] + gap[1]) / 2
        at = last + 1


def _widest(row: Sequence[Run]) -> tuple[float, float] | None:
    """Where the widest space in a line begins and ends; None where it is none between columns."""
    gaps = [(run.right, after.left) for run, after in pairwise(row)]
    gap = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return gap if gap[1] - gap[0] > WIDE * row[0].height else None


def _free(row: Sequence[Run], left: float, right: float) -> tuple[float, float] | None:
    """What of a space is free in another line, too; None where that is too little."""
    for run in row:
        if run.left < right and run.right > left:
            if run.right - left < right - run.left:
                left = run.right
            else:
                right = run.left
    return (left, right) if right - left > WIDE * row[0].height else None


def _is_prose(runs: Sequence[Run]) -> bool:
    """Whether most lines are filled and go on in the middle of a sentence; what is said beside terms does not."""
    found = lines(runs)
    left, right = min(line.left for line in found), max(line.right for line in found)
    filled = [line.right - left > FILLED * (right - left) for line in found[:-1]]
    begun = [line.text[:1].islower() for line in found[1:]]
    is_wide = median(len(line.text) for line in found) >= NARROWEST_PROSE
    return is_wide and sum(begun) >= _GOING_ON * len(begun) and sum(filled) >= FILLED * len(filled)
