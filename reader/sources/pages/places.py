"""Where on its page each piece of an article stands, how the page has marked that up, and where it leads from there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.sources.furniture.marks import ELEMENTS, Mark
from reader.sources.pages.links import Block, Href, blocks, held, letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement


MOST_LOST = 100
"""Pieces that are not where they should be, each looked for on all of the page, before no more are looked for."""


class Place(NamedTuple):
    """Where a string stands on a page."""

    mark: Mark
    hrefs: tuple[Href, ...] = ()
    """Which of the string's letters are in which links."""


def places(tree: HtmlElement, strings: Iterable[str]) -> list[Place | None]:
    """The place of each of the strings that an extraction took from a page, in order; None where it has none.

    A string is found by its letters, behind the one before it if it is there, and has the marks of the block in which
    it begins.
    """
    shown = [(block, these) for block in blocks(tree) if (these := letters(block.words))]
    whole = "".join(these for _, these in shown)
    starts = list(accumulate((len(these) for _, these in shown), initial=0))
    hrefs = [Href(h.start + at, h.end + at, h.said) for at, (block, _) in zip(starts, shown, strict=False)
             for h in block.hrefs]  # fmt: skip
    begins, ends = [href.start for href in hrefs], [href.end for href in hrefs]
    found: list[Place | None] = []
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
        linked = hrefs[bisect_right(ends, place) : bisect_left(begins, at)]
        mark = Mark(_element(block), min(block.linked / len(own), 1.0))
        found.append(Place(mark, tuple(held(linked, place, at))))
    return found


def _element(block: Block) -> str:
    """The nearest element around a block that says something."""
    around = (block.element, *block.element.iterancestors())
    return next((element.tag for element in around if element.tag in ELEMENTS), "body")
