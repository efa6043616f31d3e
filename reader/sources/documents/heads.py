"""What is printed around the text of every sheet: running heads and feet, and the numbers of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from reader.sources.documents.runs import Run, lines

MARGIN = 3
"""Lines from the top and from the bottom of a sheet among which they are."""
REPEATED = 0.2
"""Part of the sheets on which a head is at least; the sheets of a part of a book may have their own."""
_STEP = 4.0
"""Points by which a head may stand elsewhere on another sheet."""
_DIGITS = re.compile(r"\d++")
_NUMBER = re.compile(
    r"\A[\s\W_]*+(?:(?:page|p\.|seite)\s++)?+(?:\d{1,4}|[ivxlc]{1,7})(?:\s*+(?:/|of|von)\s*+\d{1,4})?+[\s\W_]*+\Z", re.I
)

_Place = tuple[str, int]


def without_heads(sheets: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The sheets without what stands at the same place on several of them, and without the numbers of pages."""
    edges = [_edges(sheet) for sheet in sheets]
    met = Counter(
        place for top, foot in edges for place in {place for line in (*top, *foot) for place in _places(line)}
    )
    enough = max(2, REPEATED * len(sheets))

    def is_head(line: Run) -> bool:
        return any(met[place] >= enough for place in _places(line))

    found = []
    for sheet, both in zip(sheets, edges, strict=True):
        heads = [line for edge in both for line in takewhile(is_head, edge)]
        heads += [edge[0] for edge in both if edge and _NUMBER.match(edge[0].text)]
        found.append([run for run in sheet if not any(_is_in(run, head) for head in heads)])
    return found


def _edges(sheet: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """The lines near the upper and the lower edge, from the edge on; none where there is but one line."""
    found = lines(sheet)
    most = min(MARGIN, len(found) // 2)
    return found[:most], found[::-1][:most]


def _places(line: Run) -> tuple[_Place, _Place]:
    """What a line says, numbers left open, and about where: on two grids, so that none divides what is near."""
    said, step = _DIGITS.sub("#", line.text).casefold(), line.low / _STEP
    return (said, round(step)), (said, -1 - round(step + 0.5))


def _is_in(run: Run, line: Run) -> bool:
    return line.low <= (run.low + run.high) / 2 <= line.high
