"""How what is inferred looks: a dotted underline, or a sign where text attributes stand for colours.

Neither Rich nor Textual knows of a dotted underline, but both know a second kind of underline, which nothing else here
uses. It is sent in a sequence of its own, after a plain one: a terminal that cannot read it passes over that one alone.
"""

from __future__ import annotations

from typing import Final

from textual import strip
from textual.content import Content, Span

INFERRED: Final = "underline2"
"""The style of what is inferred: the second kind of underline, which a terminal draws dotted."""
SIGN: Final = "?"
"""Stands for the dotted underline where text attributes stand for colours."""

_DOTTED: Final = "4m\x1b[4:4m\x1b[28"
"""Underlined; the underline dotted; and 28, not hidden, which all text is, for what else the sequence says."""
_SECOND_UNDERLINE: Final = 9
"""Its place among Textual's text attributes."""


def dot_second_underline() -> None:
    """From now on Textual draws `underline2` dotted."""
    strip.SGR_STYLES[_SECOND_UNDERLINE] = _DOTTED


def inferred(style: str, doubted: object) -> str:
    """A style, with the dotted underline where there is something in doubt."""
    return f"{style} {INFERRED}" if doubted else style


def signed(content: Content, width: int) -> Content:
    """A line with `?` behind what is inferred, in the place of the dotted underline, in no more cells than `width`."""
    ends = [span for span in content.spans if isinstance(span.style, str) and INFERRED in span.style.split()]
    if not ends:
        return content
    made = Content(content.plain, [_plainly(span) for span in content.spans])
    for end in sorted({span.end for span in ends if span.end > span.start}, reverse=True):
        rest = made[end:]
        gap = rest.plain.find("  ")
        rest = Content.assemble(rest[:gap], rest[gap + 1 :]) if gap >= 0 else rest
        made = Content.assemble(made[:end], SIGN, rest)
    return made if made.cell_length <= width else made.truncate(width, ellipsis=True)


def _plainly(span: Span) -> Span:
    style = span.style
    if isinstance(style, str):
        style = " ".join(word for word in style.split() if word != INFERRED)
    return Span(span.start, span.end, style)
