"""The themes that can be chosen, two of them Reader's own, and the one that suits a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

INK: Final = Theme(
    "ink", primary="#8fb3d9", secondary="#a7b8a0", accent="#e0a458", warning="#e0a458", error="#e07a6b",
    success="#93b884", foreground="#dcd7cb", background="#15181d", surface="#1b1f26", panel="#232932", dark=True,
)  # fmt: skip
"""Light letters on blue-black."""

PAPER: Final = Theme(
    "paper", primary="#2f5d8a", secondary="#5b6f52", accent="#b4552d", warning="#8f5a00", error="#a33327",
    success="#3f6b33", foreground="#2b2723", background="#f8f4ea", surface="#f1ebdd", panel="#e8e0cf", dark=False,
)  # fmt: skip
"""Black letters on warm paper."""

OWN: Final = (INK, PAPER)

THEMES: Final[dict[str, Theme]] = {theme.name: theme for theme in OWN} | dict(sorted(BUILTIN_THEMES.items()))
"""All of them, by name, Reader's own first."""

TERMINALS_OWN: Final = ("ansi-dark", "ansi-light")
"""The themes that leave the colours to the terminal, on a dark and on a light ground."""


def suitable(environment: Mapping[str, str]) -> str:
    """The name of the theme for a terminal, as far as its environment tells what it is.

    Without colour (NO_COLOR) and with sixteen of them the terminal's own serve; a light ground (COLORFGBG) gets paper.
    """
    named = environment.get("TEXTUAL_THEME", "")
    if named in THEMES:
        return named
    light = environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    many = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit") or any(
        word in environment.get("TERM", "") for word in ("256color", "kitty", "direct", "ghostty", "alacritty")
    )
    if "NO_COLOR" in environment or not many:
        return TERMINALS_OWN[light]
    return (PAPER if light else INK).name
