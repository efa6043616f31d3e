"""Rows painted as strips: the colours of one theme, and the one function that draws a row with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from reader.app.article.glyphs import UNDRAWN, drawn, measure
from reader.app.article.layout import Row
from reader.app.article.marks import Look, Marks
from reader.app.colours import GROUP, GROUPS
from reader.story import BlockKind

GUTTER: Final = 2
"""Cells left of the column: the bar that marks a quote, and a space."""
BAR: Final = "▎"
RULE: Final = "─"
BULLET: Final = "•"

Over = Literal["thread", "current", "cursor", "selected"]
"""What may lie over the looks of the text, lowest first."""
Overlay = tuple[int, int, Over]

_HEIGHT: Final[dict[Over, int]] = {"thread": 0, "current": 1, "cursor": 2, "selected": 3}


@dataclass(frozen=True)
class Palette:
    """The colours and text attributes of one theme, ready to paint with."""

    background: RichColor
    text: RichColor
    variables: Mapping[str, RichColor]
    selection: Style
    plain: bool
    """Whether colours cannot be told apart (NO_COLOR): then text attributes alone carry the marks."""
    ansi: bool
    """Whether the terminal's own colours are used: then nothing can be tinted."""

    @classmethod
    def of(cls, variables: Mapping[str, str], selection: Style, *, plain: bool, ansi: bool) -> Palette:
        """From a theme's CSS variables, those of `reader.app.colours` among them."""
        names = [group.variable for group in GROUPS]
        names += [
            "quote-background", "quote-bar", "event-underline", "thread-background", "thread-current-background",
            "thread-current-text", "cursor-background", "furniture-text",
        ]  # fmt: skip
        ground = Color.parse(variables["background"])
        colours = {name: _over(ground, variables[name]) for name in names}
        return cls(ground.rich_color, _over(ground, variables["foreground"]), colours, selection, plain, ansi)

    @property
    def base(self) -> Style:
        return Style(color=self.text, bgcolor=self.background)


def _over(ground: Color, value: str) -> RichColor:
    colour = Color.parse(value)
    return colour.rich_color if colour.ansi is not None else (ground + colour).rich_color


@lru_cache(maxsize=4096)
def _style(palette_id: int, palette: _ById, kind: BlockKind, look: Look, over: tuple[Over, ...]) -> Style:
    return make_style(palette.palette, kind, look, over)


class _ById:
    """A palette as a cheap key: it is made once a theme and then only handed round."""

    __slots__ = ("palette",)

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
