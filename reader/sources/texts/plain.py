"""A plain text → an article: its title, byline and date are read off its first blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.sources import pieces
from reader.sources.bylines import OPENING, signed
from reader.sources.dates import date_in_address, first_date, is_date_line
from reader.sources.pieces import Piece
from reader.sources.targets import SourceError, shown
from reader.sources.texts.blocks import MOST_LINES, blocks, has_too_many_lines
from reader.sources.texts.columns import set_out
from reader.sources.texts.wrapped import unwrapped
from reader.story import Article, Block

LONGEST_LINE = 80
"""Characters of a line, and of the beginning of a paragraph in which its dateline stands."""

_DATELINE_END = re.compile(r"\)|\s[–—-]{1,2}\s|—")


def article(text: str, target: str, *, raw: bool = False) -> Article:
    """The article that a plain text is. With `raw`, no furniture is looked for.

    The text is left as it is unless it has tables, or lines that were broken to a width or marked as quoted: then it is
    set anew.

    Raises `SourceError` if it has so many lines that it is none.
    """
    if has_too_many_lines(text):
        raise SourceError(f"{shown(target)} has more than {MOST_LINES:,} lines; give a part of it.")
    lines, extents = parted(text, raw=raw)
    title = next((string for kind, string in lines if kind == "title"), None)
    told = title, byline(lines), published(lines)
    if extents is not None:
        return Article(target, *told, text, extents)
    return pieces.article(lines, target, title=told[0], byline=told[1], published=told[2], raw=True)


def parted(text: str, *, raw: bool) -> tuple[list[Piece], tuple[Block, ...] | None]:
    """The pieces of a plain text, and where they stand in it; None where the text must be set anew for them."""
    columns, rows = set_out(text)
    found = blocks(columns, raw=raw)
    lines = [("item" if string in rows else kind, string) for kind, string in unwrapped(columns, found)]
    as_it_is = columns == text and lines == [(block.kind, text[block.start : block.end]) for block in found]
    return lines, found if as_it_is or not lines else None


def byline(found: Sequence[Piece]) -> str | None:
    """The names in the byline among an article's first blocks."""
    body = [string for kind, string in found if kind != "furniture"][:OPENING]
    return next(filter(None, map(signed, body)), None)


def published(found: Sequence[Piece]) -> str | None:
    """The date of a date line or byline near the top, of the dateline, or of the page's address, in this order.

    A dateline is what stands before an article's first words: "DURBAN, May 20 2022 (IPS) - ".
    """
    opening = found[: OPENING + 2]
    lines = [s for kind, s in opening if kind != "furniture" and (is_date_line(s) or signed(s))]
    prose = next((s for kind, s in opening if kind == "paragraph" and len(s) > LONGEST_LINE), "")
    end = _DATELINE_END.search(prose, 0, LONGEST_LINE)
    datelines = [prose[: end.start()]] if end else []
    addresses = [s for kind, s in opening if kind == "furniture"]
    days = [*map(first_date, lines + datelines), *map(date_in_address, addresses)]
    return next(filter(None, days), None)
