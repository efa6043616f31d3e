"""The visible part of a long text, analysed ahead of the rest."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from reader.story import Analysis, Article, Extent

LONG = 30_000
"""Characters from which a text is long: its whole analysis would keep the reader waiting for over a second."""
MARGIN = 2_000
"""Characters analysed before and after the visible part, so that names and speakers just off the screen count."""

T = TypeVar("T")


def portion(article: Article, visible: Extent | None) -> tuple[Article, int] | None:
    """The blocks around the visible extent as an article of their own, and where it begins in the whole text.

    None if the article is short enough to be analysed at once.
    """
    if len(article.text) < LONG:
        return None
    first, last = visible or (0, 0)
    start, end = max(0, first - MARGIN), min(len(article.text), last + MARGIN)
    blocks = [b for b in article.blocks if b.end > start and b.start < end]
    if blocks and blocks[-1].end - blocks[0].start < LONG:  # whole blocks, unless one of them is a book by itself
        start, end = blocks[0].start, blocks[-1].end
    cut = tuple(
        msgspec.structs.replace(b, start=max(b.start, start) - start, end=min(b.end, end) - start) for b in blocks
    )
    return msgspec.structs.replace(article, text=article.text[start:end], blocks=cut), start


def shifted(analysis: Analysis, by: int) -> Analysis:
    """The analysis with every position moved by a number of code points."""
    return msgspec.convert(_shift(msgspec.to_builtins(analysis), by), Analysis)


def _shift(value: T, by: int) -> T:
    if isinstance(value, dict):
        return {k: v + by if k in ("start", "end") else _shift(v, by) for k, v in value.items()}  # type: ignore[return-value]
    if isinstance(value, (list, tuple)):
        if len(value) == 2 and all(isinstance(x, int) for x in value):  # an extent
            return [x + by for x in value]  # type: ignore[return-value]
        return [_shift(x, by) for x in value]  # type: ignore[return-value]
    return value
