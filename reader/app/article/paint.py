"""Rows painted as strips: the colours of one theme, and the one function that draws a row with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Final, Literal, NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from reader.app.article.composition import Piece, PieceKind
from reader.app.article.glyphs import BLANKS, measure
from reader.app.article.layout import is_table_row, item_marker
from reader.app.article.marks import PLAIN, Look, Marks
from reader.app.article.rows import Row
from reader.app.looks.colours import GROUP
from reader.app.looks.dotted import LEADS_ON, SIGN
from reader.printable import GAP, UNDRAWN, drawn
from reader.sources.texts.lists import BULLET
from reader.story import HEADINGS

GUTTER: Final = 2
"""Cells left of the column: the bar that marks a quote, and a space."""
BAR: Final = "▎"
HEAVY_BAR: Final = "▌"
"""Marks the passage that one has come to, or that the pointer is over."""
RULE: Final = "─"

Over = Literal["thread", "current", "passage", "cursor", "selected", "dimmed", "pointed", "pointed passage"]
"""What may lie over the looks of the text; a `passage` is a current place of many words."""
Overlay = tuple[int, int, Over]


class Place(NamedTuple):
    """Where the column stands in the pane, in cells."""

    left: int
    column: int
    width: int
    """Of the pane."""


class Palette(Struct, frozen=True):
    """The colours of one theme, ready to paint with."""

    colours: Mapping[str, RichColor]
    """By the names of CSS variables: `background`, `foreground` and those of `reader.app.looks.colours`."""
    selection: Style
    colourless: bool = False
    """Whether colours cannot be told apart (NO_COLOR): text attributes alone carry the marks."""
    ansi: bool = False
    """Whether the terminal's own colours are used: nothing can be tinted."""

    @classmethod
    def of(cls, variables: Mapping[str, str], names: Sequence[str], selection: Style, **kind: bool) -> Palette:
        """From CSS variables, translucent ones laid over the background."""
        ground = Color.parse(variables["background"])
        colours: dict[str, RichColor] = {}
        for name in ("background", "foreground", *names):
            colour = Color.parse(variables[name])
            colours[name] = (colour if colour.ansi is not None else ground + colour).rich_color
        return cls(colours, selection, **kind)


class Painter:
    """Draws rows with one palette."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.base = Style(color=palette.colours["foreground"], bgcolor=palette.colours["background"])
        self._styles: dict[tuple[PieceKind, Look, frozenset[Over]], Style] = {}

    @property
    def flat(self) -> bool:
        """Whether text attributes stand for colours, and signs for text attributes."""
        return self.palette.ansi or self.palette.colourless

    @property
    def hint(self) -> Style:
        """How letters look that are laid over the text."""
        colours = self.palette.colours
        ground = Style(color=colours["thread-current-text"], bgcolor=colours["thread-current-background"])
        return ground + Style(bold=True, reverse=self.palette.colourless)

    def style(self, kind: PieceKind, look: Look, over: frozenset[Over] = frozenset()) -> Style:
        """How a piece of text looks; everything that holds of it shows."""
        key = (kind, look, over)
        if (style := self._styles.get(key)) is None:
            style = self._styles[key] = self._make(kind, look, over)
        return style

    def blank(self, width: int) -> Strip:
        return Strip.blank(width, self.base)

    def paint(self, text: str, row: Row, piece: Piece, marks: Marks, over: Sequence[Overlay], place: Place) -> Strip:
        """One row as a strip as wide as the pane."""
        left, column, width = place
        if row.part == "rule":
            rule = Style(color=self.palette.colours["rule"], bgcolor=self.base.bgcolor)
            return self._filled([Segment(" " * left, self.base), Segment(RULE * column, rule)], row, width)
        if row.part == "blank":
            return self._filled([], row, width)
        if row.part == "words":
            return self._filled([Segment(" " * left, self.base), *self._words(row, column)], row, width)
        segments = [*self._margin(text, row, piece, marks, over, left)]
        glyphs, cells = measure(text[row.start : row.end], spaced=is_table_row(text, piece))
        length = len(glyphs.rstrip(BLANKS))
        looks = list(marks.over(row.start, row.start + length))
        for start, end in pairwise(_cuts(row.start, glyphs[:length], cells, looks, over)):
            written = drawn(glyphs[start - row.start : end - row.start])
            if not written:
                continue
            look = next(look for _, look_end, look in looks if start < look_end)
            lying = frozenset(kind for over_start, over_end, kind in over if over_start < end and start < over_end)
            style = self.style(piece.kind, look, lying)
            segments.append(Segment(written, style + Style.from_meta({"offset": (start, 0)})))
        return self._filled(segments, row, width)

    def _words(self, row: Row, column: int) -> Iterator[Segment]:
        """Words that are not the text's, cut with an ellipsis where they do not fit."""
        glyphs, cells = measure(row.words)
        sums = list(accumulate(b"\1" * len(glyphs) if cells is None else cells, initial=0))
        if sums[-1] > column:
            glyphs = glyphs[: bisect_right(sums, max(0, column - 1)) - 1] + "…"
        yield Segment(drawn(glyphs), Style(color=self.palette.colours["furniture-text"], bgcolor=self.base.bgcolor))

    def _margin(
        self, text: str, row: Row, piece: Piece, marks: Marks, over: Sequence[Overlay], left: int
    ) -> Iterator[Segment]:
        kinds = {kind for _, _, kind in over}
        passage, pointed = "passage" in kinds, "pointed passage" in kinds
        signed = SIGN if self.flat and marks.doubted(row.start, row.end) else ""
        if left > GUTTER:  # outside the bar, where there is room
            yield Segment(" " * (left - GUTTER - 1), self.base)
            yield Segment(signed or " ", self.base)
            signed = ""
        if left >= GUTTER and (passage or pointed or marks.quoted(row.start, row.end)):
            colour = self.palette.colours["thread-current-background" if passage else "quote-bar"]
            yield Segment(HEAVY_BAR if passage or pointed else BAR, Style(color=colour, bgcolor=self.base.bgcolor))
        else:
            yield Segment(" " * min(left, 1), self.base)
        if left > 1:
            yield Segment(signed or " ", self.base)
        indent = row.indent
        bare = item_marker(text, piece) or is_table_row(text, piece)
        if piece.kind == "item" and row.start == piece.start and indent >= 2 and not bare:
            yield Segment(" " * (indent - 2) + BULLET + " ", self.base)
        elif indent:
            yield Segment(" " * indent, self.base)

    def _filled(self, segments: list[Segment], row: Row, width: int) -> Strip:
        """The row up to the pane's edge; every row says where in the text a selection dragged over it ends."""
        taken = sum(cell_len(segment.text) for segment in segments)
        if taken < width:
            style = self.base
            if row.part != "text":
                segments.append(Segment(" " * (width - taken - 1), self.base))
                taken = width - 1
                style += Style.from_meta({"offset": (row.start - 1, 0)})
            segments.append(Segment(" " * (width - taken), style))
        return Strip([segment for segment in segments if segment.text], max(taken, width))

    def _make(self, kind: PieceKind, look: Look, over: frozenset[Over]) -> Style:
        colours, flat = self.palette.colours, self.flat
        style = self.base
        if kind in HEADINGS:
            style += Style(bold=True)
        elif kind in ("furniture", "byline"):
            style += Style(color=colours["furniture-text"])
        if "dimmed" in over:
            look = PLAIN
            style = self.base + (Style(dim=True) if flat else Style(color=colours["dimmed-text"]))
        if look.leads:
            style += self._leading(kind, look)
        if look.group:
            group = GROUP[look.group]
            style += Style(color=colours[group.variable])
            if flat:
                style += Style.parse(group.mark)
            elif group.trait:
                style += Style.parse(group.trait)
        if look.quoted and not self.palette.ansi:
            style += Style(bgcolor=colours["quote-background"])
        if look.doubt and not flat:
            style += Style(underline2=True)
        elif look.event:
            style += Style(underline=True)
        if "current" in over:
            style += Style(bold=True, reverse=self.palette.colourless)
            style += Style(color=colours["thread-current-text"], bgcolor=colours["thread-current-background"])
        elif "cursor" in over:
            style += Style(reverse=True) if flat else Style(bgcolor=colours["cursor-background"])
        elif "passage" in over:
            style += Style(bold=True) if flat else Style(bgcolor=colours["thread-background"])
        elif "thread" in over:
            style += Style(bold=True, underline=True) if flat else Style(bgcolor=colours["thread-background"])
        if "pointed" in over:
            style += Style(bold=True, underline=True)
        elif "pointed passage" in over:
            style += Style(bold=True)
        if "selected" in over:
            style += self.palette.selection + Style(reverse=self.palette.colourless)
        return style

    def _leading(self, kind: PieceKind, look: Look) -> Style:
        """What leads on is dashed underlined; where an event or a doubt has an underline of its own, that one is seen.

        It has a colour where nothing else has, and without colours it is faint, for not every terminal draws dashes.
        """
        underlined = look.event or (look.doubt and not self.flat)
        style = Style.parse("underline" if underlined else f"underline {LEADS_ON}")
        if look.group or kind in ("furniture", "byline"):
            return style
        return style + Style(color=self.palette.colours["link-text"], dim=self.palette.colourless or None)


def _cuts(
    origin: int, glyphs: str, cells: bytes | None, looks: Sequence[tuple[int, int, Look]], over: Sequence[Overlay]
) -> list[int]:
    """Where the row is cut into segments: never inside a cluster, and wherever something is left undrawn, so that a
    segment's code points are those of the text."""
    end = origin + len(glyphs)
    cuts = {origin, end}
    cuts.update(start for start, _, _ in looks)
    for start, stop, _ in over:
        cuts.update((min(max(start, origin), end), min(max(stop, origin), end)))
    if cells is None:
        if UNDRAWN not in glyphs:
            return sorted(cuts)
        cells = bytes(glyph != UNDRAWN for glyph in glyphs)
    snapped = {origin, end}
    for cut in cuts:
        while origin < cut < end and not cells[cut - origin]:
            cut -= 1
        snapped.add(cut)
    snapped.update(origin + i + 1 for i, glyph in enumerate(glyphs) if glyph in (UNDRAWN, GAP) and i + 1 < len(glyphs)
                   and glyphs[i + 1] not in (UNDRAWN, GAP) and cells[i + 1])  # fmt: skip
    return sorted(snapped)
