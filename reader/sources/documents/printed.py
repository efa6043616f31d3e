"""Runs of letters where they stand on a sheet → its lines in the order in which they are read, column after column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from reader.sources.documents import boxes
from reader.sources.documents.runs import FEWEST, Line, Run, is_column, lines

MOST_RUNS = 6_000
"""Runs of a sheet among which columns are looked for; a sheet of text has fewer words."""
_STEPS = 200
_MIDDLE = (0.2, 0.8)
"""Where on the width of the text the space between columns may be."""
_DEEPEST = 3
_BLANK = 0.5
"""Heights of a line of which nothing is where a sheet may be divided."""
_CUTS = 12
"""So many places, those with the most space, are tried for that."""


def in_order(runs: Sequence[Run], depth: int = 0) -> list[Line]:
    """The lines of a sheet, or of a part of it."""
    gutter = _gutter(runs) if depth < _DEEPEST else None
    if gutter is not None and (cut := _cut(runs, gutter)) is not None:
        above, below = [run for run in runs if run.low > cut], [run for run in runs if run.low <= cut]
        return in_order(above, depth) + in_order(below, depth)
    if gutter is None and depth < _DEEPEST and len(runs) <= MOST_RUNS and (parts := boxes.parted(runs)) is not None:
        ordered = [in_order(part, depth + 1) for part in parts]
        return ordered[0] + boxes.placed(*ordered[1:])
    if gutter is None:
        left, right = min((run.left for run in runs), default=0), max((run.right for run in runs), default=0)
        return [Line(run, left, right) for run in lines(runs)]
    found: list[Line] = []
    rest = sorted(runs, key=lambda run: -run.high)
    across = _across(rest, gutter)
    for wide in [*across, None]:
        band = [run for run in rest if wide is None or run.low + run.high > wide.low + wide.high]
        band = [run for run in band if not run.left < gutter < run.right]
        for side in ([r for r in band if r.right <= gutter], [r for r in band if r.left >= gutter]):
            found += in_order(side, depth + 1)
        if wide is not None:
            found.append(Line(wide, wide.left, wide.right))
            rest = [run for run in rest if run.low + run.high <= wide.low + wide.high]
    return found


def _cut(runs: Sequence[Run], gutter: float | None) -> float | None:
    """The height at which a sheet is best divided, as into articles with columns of their own: fewer lines cross spaces
    between columns then. None where that helps nothing."""
    best, least = None, len(_across(runs, gutter))
    if not least:
        return None
    spaces: list[tuple[float, float]] = []
    edge = inf
    for run in sorted(runs, key=lambda run: -run.high):
        if edge - run.high > _BLANK * run.height:
            spaces.append((edge - run.high, run.high))
        edge = min(edge, run.low)
    for _, cut in sorted(spaces[1:], reverse=True)[:_CUTS]:
        parts = [run for run in runs if run.low > cut], [run for run in runs if run.low <= cut]
        crossed = sum(len(_across(part, _gutter(part))) for part in parts)
        if crossed < least:
            best, least = cut, crossed
    return best


def _across(runs: Iterable[Run], gutter: float | None) -> list[Run]:
    return [] if gutter is None else lines(run for run in runs if run.left < gutter < run.right)


def _gutter(runs: Sequence[Run]) -> float | None:
    """Where a space divides two columns, in the middle of the widest such; None where there is one column."""
    if not 2 * FEWEST <= len(runs) <= MOST_RUNS:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = (right - left) / _STEPS
    covered = [0] * (_STEPS + 1)
    for run in runs:
        for step in range(max(0, int((run.left - left) / (width or 1))), int((run.right - left) / (width or 1)) + 1):
            covered[min(step, _STEPS)] += 1
    first, last = (int(part * _STEPS) for part in _MIDDLE)
    least = min(covered[first:last])
    best = max(_stretches(covered, least, first, last), key=lambda stretch: stretch[1] - stretch[0])
    gutter = left + width * (best[0] + best[1]) / 2
    sides = [lines(r for r in runs if r.right <= gutter), lines(r for r in runs if r.left >= gutter)]
    across = _across(runs, gutter)
    return gutter if all(map(is_column, sides)) and len(across) < min(map(len, sides)) else None


def _stretches(covered: Sequence[int], least: int, first: int, last: int) -> list[tuple[int, int]]:
    """The stretches of the middle where no more runs are than anywhere."""
    found: list[tuple[int, int]] = []
    for step in range(first, last):
        if covered[step] == least:
            if found and found[-1][1] == step:
                found[-1] = (found[-1][0], step + 1)
            else:
                found.append((step, step + 1))
    return found
