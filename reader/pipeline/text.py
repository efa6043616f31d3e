"""The text of a Doc, which spaCy makes anew whenever it is asked for, by way of a string for each token."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

AT_ONCE: Final = 10_000
"""Tokens whose strings are held together: of a long text, those of all would take a dozen times as much as it."""


def text_of(doc: Doc) -> str:
    """The same as `doc.text`."""
    return "".join(doc[start : start + AT_ONCE].text_with_ws for start in range(0, len(doc), AT_ONCE))
