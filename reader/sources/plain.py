"""A plain text → an article: its title, byline and date are read off its first blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.sources import pieces
from reader.sources.blocks import MOST_LINES, blocks, has_too_many_lines
from reader.sources.dates import date_in_address, first_date, is_date_line
from reader.sources.pieces import Piece
from reader.sources.targets import SourceError, shown
from reader.sources.wrapped import unwrapped
from reader.story import Article

OPENING = 6
"""Blocks among which a byline or a date line stands."""
LONGEST_LINE = 80
"""Characters of a line, and of the beginning of a paragraph in which its dateline stands."""
LONGEST_BYLINE = 120

_DATELINE_END = re.compile(r"\)|\s[–—-]{1,2}\s|—")
_WORD = r"[A-Z\u00c0-\u00de\u0100-\u024f][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|di|dos|du|del|la|van|von|der|den|bin|al|el|y)){{1,5}}"
_BYLINE = re.compile(
    rf"(?:(?:[Ss]tory|[Ww]ords|[Ww]ritten|[Rr]eported|[Tt]ext) )?(?:[Bb]y|BY):? "
    rf"(?P<names>{_NAME}(?:(?:, (?:and )?| and | & |; ){_NAME})*)(?:(?:,| in | for | at | ?[|•·–—/(-]).*)?"
)


def article(text: str, target: str, *, raw: bool = False) -> Article:
    """The article that a plain text is. With `raw`, no furniture is looked for.

    The text is left as it is, unless lines of it were broken to a width, or marked as quoted: then it is set anew.

    Raises `SourceError` if it has so many lines that it is none.
    """
    if has_too_many_lines(text):
        raise SourceError(f"{shown(target)} has more than {MOST_LINES:,} lines; give a part of it.")
    found = blocks(text, raw=raw)
    lines = list(unwrapped(text, found))
    title = next((string for kind, string in lines if kind == "title"), None)
    if lines and lines != [(block.kind, text[block.start : block.end]) for block in found]:
        return pieces.article(lines, target, title=title, byline=byline(lines), published=published(lines), raw=True)
    return Article(target, title, byline(lines), published(lines), text, found)


def byline(found: Sequence[Piece]) -> str | None:
    """The names in the byline among an article's first blocks."""
    body = [string for kind, string in found if kind != "furniture"][:OPENING]
    return next(filter(None, map(_byline, body)), None)


def published(found: Sequence[Piece]) -> str | None:
    """The date of a date line or byline near the top, of the dateline, or of the page's address, in this order.

    A dateline is what stands before an article's first words: "DURBAN, May 20 2022 (IPS) - ".
    """
    opening = found[: OPENING + 2]
    lines = [s for kind, s in opening if kind != "furniture" and (is_date_line(s) or _byline(s))]
    prose = next((s for kind, s in opening if kind == "paragraph" and len(s) > LONGEST_LINE), "")
    end = _DATELINE_END.search(prose, 0, LONGEST_LINE)
    datelines = [prose[: end.start()]] if end else []
    addresses = [s for kind, s in opening if kind == "furniture"]
    days = [*map(first_date, lines + datelines), *map(date_in_address, addresses)]
    return next(filter(None, days), None)


def _byline(block: str) -> str | None:
    match = _BYLINE.fullmatch(block) if len(block) <= LONGEST_BYLINE else None
    return match["names"].rstrip(".") if match else None
