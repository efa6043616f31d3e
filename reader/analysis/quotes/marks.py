"""The marks that stand between what is said, what says who says it, and what comes after; each a token's whole text."""

from __future__ import annotations

from typing import Final

LONG_DASHES: Final = frozenset({"—", "―"})
"""Dashes that open an item of a list seldom."""
DASHES: Final = LONG_DASHES | {"–", "-", "--"}
STOPS: Final = frozenset({".", "?", "!", "…", "..."})
BREAKS: Final = frozenset({",", "?", "!", "…", "...", "?!"}) | DASHES
"""What stands between words and the clause that reports them."""
PAIRS: Final = {"“": "”", '"': '"', "''": "''", "``": "''", "‘": "’", "«": "»"}
"""The mark that closes what each opens."""
