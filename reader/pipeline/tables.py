"""Tables of words as they are written in the source: parted by space, over as many lines as they need."""

from __future__ import annotations


def word_set(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(table.split())
