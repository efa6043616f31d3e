"""The row that offers to open what was typed where one looks for words, as it is an address or a path."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from reader.app.looks.words import clean, flow
from reader.app.panel.rows import Row

OFFERED: Final = "offered"
"""The key of the row."""
MOST_LINES: Final = 3


def offer(target: str, key: str) -> Row:
    """Says that `key` opens what was typed."""

    def draw(width: int) -> list[Content]:
        return flow(Content.assemble((key, "bold"), " opens ", (clean(target), "$text-accent")), width, MOST_LINES)

    return Row(OFFERED, draw)
