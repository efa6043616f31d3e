"""Where on its page each piece of an article stands, and how the page has marked that up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.sources.furniture.marks import ELEMENTS, Mark
from reader.sources.pages.links import Block, blocks, letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement


MOST_LOST = 100
"""Pieces that are not where they should be, each looked for on all of the page, before no more are looked for."""


def marks(tree: HtmlElement, strings: Iterable[str]) -> list[Mark | None]:
    """How the page marks each of the strings up that an extraction took from it, in order; None where it has none.

    A string is found by its letters, behind the one before it if it is there, and has the marks of the block in which
    it begins.
    """
    shown = [(block, these) for block in blocks(tree) if (these := letters(block.words))]
    whole = "".join(these for _, these in shown)
    starts = list(accumulate((len(these) for _, these in shown), initial=0))
    found: list[Mark | None] = []
    at = lost = 0
    for string in strings:
        these = letters(string)
        place = whole.find(these, at) if these and lost < MOST_LOST else -1
        if these and place < 0 and lost < MOST_LOST:
            lost += 1
            place = whole.find(these)
        if place < 0:
            found.append(None)
            continue
        at = place + len(these)
        block, own = shown[bisect_right(starts, place) - 1]
        found.append(Mark(_element(block), min(block.linked / len(own), 1.0)))
    return found


def _element(block: Block) -> str:
    """The nearest element around a block that says something."""
    around = (block.element, *block.element.iterancestors())
    return next((element.tag for element in around if element.tag in ELEMENTS), "body")
