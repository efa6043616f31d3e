"""The underlines that Rich and Textual do not know: a dotted one for what is inferred, a dashed one for what leads on.

Both know a second kind of underline, and a frame, which nothing else here uses: they are drawn so. They are sent in
sequences of their own, after a plain underline: a terminal that cannot read them passes over those alone. Where text
attributes stand for colours, what is inferred has a sign.
"""

from __future__ import annotations

from typing import Final

from textual import strip
from textual.content import Content, Span

INFERRED: Final = "underline2"
"""The style of what is inferred: the second kind of underline, which a terminal draws dotted."""
LEADS_ON: Final = "frame"
"""The attribute of words that lead on, which a terminal draws as a dashed underline."""
SIGN: Final = "?"
"""Stands for the dotted underline where text attributes stand for colours."""

_DRAWN: Final = {9: "4m\x1b[4:4m\x1b[28", 10: "4m\x1b[4:5m\x1b[28"}
"""By the place among Textual's text attributes, of `underline2` and of `frame`: underlined; the underline dotted, or
dashed; and 28, not hidden, which all text is, for what else the sequence says."""


def draw_underlines() -> None:
    """From now on Textual draws `underline2` dotted, and `frame` as a dashed underline."""
    for place, sequence in _DRAWN.items():
        strip.SGR_STYLES[place] = sequence


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
