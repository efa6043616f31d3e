"""A tree of elements, a page's own or the one that trafilatura makes of it → pieces, a block each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from reader.sources.pages.fit import UNFIT
from reader.sources.pieces import Piece
from reader.sources.texts.blocks import paragraphs
from reader.sources.texts.lists import LEVEL
from reader.sources.texts.rows import GAP, STANDING, aligned
from reader.sources.visible import visible
from reader.story import BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("quote", "blockquote"), "quotation"),
    **dict.fromkeys(("item", "li", "dt", "dd"), "item"),
    "p": "paragraph",
}
"""An element → the kind of the text right inside it; any other element's text is of its parent's kind."""
_SECTIONS = frozenset(
    "list ul ol dl div section article main header footer aside figure figcaption address details summary pre body"
    " nav hr fieldset form center".split()
)
"""Other elements that stand apart from the text around them."""
_LISTS = frozenset("list ul ol".split())
_SPACE = re.compile(r"\s+")


def pieces_of(element: _Element, kind: BlockKind, around: int = 0) -> Iterator[Piece]:
    """The blocks of an element, in order; text right inside it is of this kind, and in so many lists.

    An item of a list within others has a `LEVEL` before it for each of these.
    """
    around += element.tag in _LISTS
    strings: list[str] = []
    for child in _flow(element):
        if isinstance(child, str):
            strings.append(child)
            continue
        yield from _divided("".join(strings), kind, around)
        strings = []
        inner = _KINDS.get(child.tag, kind)
        yield from pieces_of(child, kind if inner == "paragraph" and kind in ("quotation", "item") else inner, around)
    yield from _divided("".join(strings), kind, around)


def with_tables(pieces: list[Piece]) -> tuple[list[Piece], set[str]]:
    """The pieces, those that are rows of a table as lines of it; and those lines."""
    found: list[Piece] = []
    rows: set[str] = set()
    for mark, run in groupby(pieces, lambda piece: next((mark for mark in (GAP, STANDING) if mark in piece[1]), "")):
        these = list(run)
        strings = [string for _, string in these]
        if mark == GAP:
            strings = aligned([string.replace(STANDING, " ") for string in strings])
        elif mark and len(these) > 1:
            strings = [string.replace(STANDING, " ") for string in strings]
        elif mark:  # a line by itself is no table
            these = [(kind, line(string.replace(STANDING, " "))) for kind, string in these]
            mark = ""
        if mark:
            these = [("item", string) for string in strings]
            rows.update(strings)
        found += these
    return found, rows


def _flow(element: _Element) -> Iterator[str | _Element]:
    """An element's text and its block children; inline children count as text, line breaks as newlines."""
    yield _spaced(element.text)
    for child in element:
        if not isinstance(child.tag, str):  # a comment
            pass
        elif child.tag in ("lb", "br"):
            yield "\n"
        elif child.tag in _KINDS or child.tag in _SECTIONS:
            yield child
        else:
            yield from _flow(child)
        yield _spaced(child.tail)


def _spaced(text: str | None) -> str:
    """Text without the line ends of the page's source, which mean nothing."""
    return _SPACE.sub(" ", UNFIT.sub("", text or ""))


def _divided(text: str, kind: BlockKind, around: int) -> Iterator[Piece]:
    """One piece a paragraph: authors use line breaks for those, too. What holds nothing that is seen is none."""
    within = LEVEL * (around - 1) if kind == "item" else ""
    for start, end in paragraphs(text):
        if string := line(text[start:end]):
            yield kind, within + string


def line(text: str) -> str:
    return " ".join(visible(UNFIT.sub("", text)).split())
