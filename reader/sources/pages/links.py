"""Whether what was found on a page leads to articles and is none: a menu, an index of headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import dropwhile, groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from reader.sources.furniture.lines import kind_of_line
from reader.sources.furniture.traits import ends_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_LINKED = 0.5
"""A page that has a greater part of its letters in links, and tells nothing, leads elsewhere."""
LEAST_OWN = 0.25
"""The part of a sentence that stands outside links if the sentence is told here."""

_INLINE = frozenset("a span data font label picture img".split())
"""Elements that do not part the words before them from those after; others of that kind are gone from a page by now."""
_UNSEEN = frozenset("script style noscript template head title".split())
_NO_LETTER = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W_]")


class Href(NamedTuple):
    """A half-open stretch of letters in a link, counted from the first, and what the link says of where it leads."""

    start: int
    end: int
    said: str


def held(hrefs: Iterable[Href], start: int, end: int) -> Iterator[Href]:
    """The parts of hrefs that are among these letters, counted from the first of them."""
    for href in hrefs:
        first, last = max(href.start, start), min(href.end, end)
        if first < last:
            yield Href(first - start, last - start, href.said)


class _Piece(NamedTuple):
    """Words with nothing between them, and the link that they are in."""

    words: str
    linked: bool
    href: str


class Block(NamedTuple):
    """The words right in an element that stands apart, as a line."""

    element: HtmlElement
    words: str
    linked: int
    """How many letters of them are in links that lead elsewhere."""
    lead: str
    """Those of them that stand in such a link at their beginning."""
    hrefs: tuple[Href, ...]
    """Which of its letters are in which links."""


class _Place(NamedTuple):
    """What holds of the text right in an element; `pieces` are those of all the text of its block."""

    pieces: list[_Piece]
    linked: bool
    hidden: bool
    href: str = ""


def only_leads_on(body: HtmlElement, found: str) -> bool:
    """Whether `found`, the text taken from a page, is in links for the most part and has no sentence of its own."""
    if sum(len(link.text_content()) for link in body.iter("a")) <= MOST_LINKED * len(found):
        return False
    taken = letters(found)
    seen = linked = 0
    for block in blocks(body):
        these = letters(block.words)
        if not these or these not in taken:
            continue
        if is_told(block) and ends_sentence(block.words) and kind_of_line(block.words) is None:
            return False
        seen += len(these)
        linked += block.linked
    return linked > MOST_LINKED * seen


def is_told(block: Block) -> bool:
    """Whether enough of a block stands outside links for it to be told here."""
    return block.linked <= (1 - LEAST_OWN) * len(letters(block.words))


def blocks(body: HtmlElement) -> list[Block]:
    """What is seen of a page, in order: an element that stands apart each."""
    from lxml.etree import iterwalk  # slow to import

    found: list[tuple[HtmlElement, list[_Piece]]] = []
    above: list[_Place] = []
    for event, element in iterwalk(body, events=("start", "end", "comment", "pi")):
        if event == "start":
            place = above[-1] if above else _Place([], linked=False, hidden=False)
            if element.tag not in _INLINE:
                found.append((element, []))
                place = place._replace(pieces=found[-1][1])
            place = place._replace(
                linked=place.linked or _leads_elsewhere(element),
                hidden=place.hidden or element.tag in _UNSEEN,
                href=element.get("href", "") if element.tag == "a" else place.href,
            )
            above.append(place)
            _add(element.text, place)
            continue
        if event == "end":
            above.pop()
        if above:
            _add(element.tail, above[-1])
    return [_block(element, pieces) for element, pieces in found if pieces]


def _leads_elsewhere(element: HtmlElement) -> bool:
    """Whether an element is a link, and not to a place on its own page."""
    return element.tag == "a" and not element.get("href", "").startswith("#")


def _add(words: str | None, place: _Place) -> None:
    if words and not place.hidden:
        place.pieces.append(_Piece(words, place.linked, place.href))


def _block(element: HtmlElement, pieces: list[_Piece]) -> Block:
    told = dropwhile(lambda piece: not piece.words.strip(), pieces)
    lead = "".join(piece.words for piece in takewhile(lambda piece: piece.linked, told))
    linked = "".join(piece.words for piece in pieces if piece.linked)
    words = _line("".join(piece.words for piece in pieces))
    return Block(element, words, len(letters(linked)), _line(lead), tuple(_hrefs(pieces)))


def _hrefs(pieces: list[_Piece]) -> Iterator[Href]:
    at = 0
    for href, run in groupby(pieces, lambda piece: piece.href):
        start, at = at, at + sum(len(letters(piece.words)) for piece in run)
        if href and at > start:
            yield Href(start, at, href)


def _line(words: str) -> str:
    return " ".join(words.split())


def letters(text: str) -> str:
    """A text without what stands between its letters, which an extraction may set otherwise."""
    return _NO_LETTER.sub("", text)


def places_of_letters(text: str) -> list[int]:
    """Where in a text each of its letters stands."""
    return [found.start() for found in _LETTER.finditer(text)]
