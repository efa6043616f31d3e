"""Captions of pictures, told by how they begin and by the credit that they end with.

A line that is nothing but a credit is one of the lines of pages (`reader.sources.furniture.lines`); here it is part of
one that says what the picture shows: "The bridge at dusk (Image: Getty)".
"""

from __future__ import annotations

import re

_END = 70
"""Characters in which a credit shows."""
_CREDIT = re.compile(
    r"(?:\b(?:images?|photos?|pictures?|pics?|credit|courtesy|sources?|illustrations?|files?)\b[^.!?]{0,40}"
    r"|\b(?:getty(?: images?)?|reuters|afp|ap|epa|shutterstock|istock)\b[^.!?]{0,12})[)\]]?$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:image|photo|picture|video|media) (?:caption|copyright|credit)\b"
    r"|(?:photo(?:graph)?|file|pictured|above|below|left|right|figure|fig)\b",
    re.IGNORECASE,
)


def is_credited(paragraph: str) -> bool:
    """Whether a paragraph ends with what may be a picture's credit."""
    return _CREDIT.search(paragraph[-_END:]) is not None


def is_captioned(paragraph: str) -> bool:
    """Whether a paragraph begins as captions do, with words on the picture itself or on where in it something is."""
    return _CAPTION.match(paragraph) is not None
