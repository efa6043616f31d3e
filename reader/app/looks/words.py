"""Setting words in lines of cells: what panel, card and bars write with.

All of it makes Content, never markup, and lets no control character of a text through.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from reader.app.looks.dates import written
from reader.printable import safe
from reader.sentences import block_at
from reader.story import Article, Extent, Quote, said

DASH = "–"

MUTED = "dim"
"""The style of what is said by the way; an attribute, so that it needs no colour."""


def clean(text: str) -> str:
    """Text for one line of the screen: no control character, and one space for each run of white space."""
    return " ".join(safe(text).split())


def line(content: Content, width: int) -> Content:
    """One line, cut with an ellipsis where it does not fit."""
    return content if content.cell_length <= width else content.truncate(max(1, width), ellipsis=True)


def flow(content: Content, width: int, most: int | None = None) -> list[Content]:
    """The content wrapped at words, in at most `most` lines, the last of them cut with an ellipsis."""
    lines = content.wrap(max(4, width))
    if most is None or len(lines) <= most:
        return lines
    shown, last = lines[: most - 1], lines[most - 1].rstrip()
    if last.cell_length >= width:
        last = last.truncate(width - 1).rstrip()
    return [*shown, Content.assemble(last, ("…", MUTED))]


def spread(left: Content, right: Content, width: int, gap: int = 1) -> Content:
    """Left and right at the two ends of a line, `gap` cells apart at least; the left gives way to the right."""
    left = line(left, width - right.cell_length - (gap if right else 0))
    return Content.assemble(left, " " * max(0, width - left.cell_length - right.cell_length), right)


def quoted(text: str, quote: Quote) -> str:
    """What was said in one line, with an ellipsis where something between its pieces is left out."""
    return " … ".join(map(clean, said(text, quote)))


def around(article: Article, extent: Extent, style: str, width: int) -> Content:
    """A stretch of the text in one line, in `style`, with the words around it as far as its block goes."""
    text, (start, end) = article.text, extent
    first, last = block_at(article, start)
    words = clean(text[start:end])
    after = clean(text[end : min(max(end, last), end + width)])
    if after and text[end].isspace():
        after = f" {after}"
    room = max(0, width - cell_len(words) - 1)
    before = _tail(clean(text[max(first, start - width) : start]), max(room // 3, room - cell_len(after)))
    if before and text[start - 1].isspace():
        before += " "
    return line(Content.assemble((before, MUTED), (words, style), after), width)


def _tail(text: str, cells: int) -> str:
    """The last words of a text, in at most so many cells."""
    if cell_len(text) <= cells:
        return text
    kept: list[str] = []
    room = cells - 1
    for word in reversed(text.split(" ")):
        room -= cell_len(word) + 1
        if room < 0:
            break
        kept.append(word)
    return "…" + " ".join(reversed(kept))


def date(value: str) -> str:
    """`2021-06-27`, `2021-06` or `2021` as 27 Jun 2021, Jun 2021 or 2021; anything else as it is."""
    return written(value) or clean(value)


def day(value: str, got: bool) -> str:
    """An article's day as `date` has it; of one that is only the day it was got, which tells nothing of the text's own
    date, that it is so."""
    shown = date(value)
    return f"got {shown}" if got and shown else shown
