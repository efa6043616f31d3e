"""Text from a page without what neither XML nor a terminal can take."""

from __future__ import annotations

import re
import sys
from html import unescape

UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a terminal can take."""
_SPACES = str.maketrans("\v\f", "  ")
"""Spaces that XML does not take."""
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?")


def fit(html: str) -> str:
    """A page without the characters that lxml refuses, be they written out or as references."""
    return _REFERENCE.sub(_referred, UNFIT.sub("", html).translate(_SPACES))


def _referred(match: re.Match[str]) -> str:
    """A reference to a character, or what browsers show in its place where lxml cannot take it."""
    digits = (match[1] or match[2]).lstrip("0") or "0"
    code = int(digits, 16 if match[1] else 10) if len(digits) < 8 else sys.maxunicode + 1
    shown = UNFIT.sub("", unescape(f"&#{code};")).translate(_SPACES)
    return match[0] if code <= sys.maxunicode and shown == chr(code) else shown
