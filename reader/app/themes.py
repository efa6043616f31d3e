"""The themes that can be chosen."""

from __future__ import annotations

from typing import Final

from textual.theme import BUILTIN_THEMES, Theme

THEMES: Final[dict[str, Theme]] = dict(sorted(BUILTIN_THEMES.items()))
"""All of them, by name."""
