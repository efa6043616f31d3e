"""Lines that have nothing around them and nothing laid over them: they are shown as they were made.

Textual makes each line of a widget anew by its borders, paddings and effects. A text and a list have none, and hold the
lines that they have made: as such a line stays the same one, it also knows how it is filtered and written.
"""

from __future__ import annotations

from typing import Final

from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual import style as textual_style
from textual._styles_cache import RenderLineCallback, StylesCache
from textual.color import Color
from textual.content import Content
from textual.css.styles import StylesBase
from textual.geometry import Size, Spacing
from textual.strip import Strip
from textual.widget import Widget

Title = tuple[Content, Color, Color, textual_style.Style] | None
EFFECTS: Final = ("tint", "text_opacity", "hatch", "outline_top", "outline_right", "outline_bottom", "outline_left")


class PlainLines(StylesCache):
    """The lines of a widget, which it gives in its own width wherever it can."""

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: RenderLineCallback,
        border_title: Title,
        border_subtitle: Title,
        opacity: float,
        ansi_theme: TerminalTheme,
        native_ansi: bool,
    ) -> Strip:
        if size != content_size or opacity != 1 or y >= size.height or any(map(styles.has_rule, EFFECTS)):
            return super().render_line(
                styles, y, size, content_size, padding, base_background, background, render_content_line,
                border_title, border_subtitle, opacity, ansi_theme, native_ansi,
            )  # fmt: skip
        line = render_content_line(y)
        return line if line.cell_length == size.width else line.adjust_cell_length(size.width, _on(background))


def ground(widget: Widget) -> Style:
    """What is behind a widget's words."""
    return _on(widget.background_colors[1])


def _on(colour: Color) -> Style:
    return Style(bgcolor=colour.rich_color)
