"""Whether what was found on a page leads to articles and is none: a menu, an index of headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


class _Block(NamedTuple):
    """The words right in an element that stands apart, and those of them that are in links."""

    words: list[str]
    linked: list[str]


class _Place(NamedTuple):
    """What holds of the text right in an element."""

    block: _Block
    linked: bool
    hidden: bool


def only_leads_on(body: HtmlElement, found: str) -> bool:
    """Whether `found`, the text taken from a page, is in links for the most part and has no sentence of its own."""
    if sum(len(link.text_content()) for link in body.iter("a")) <= MOST_LINKED * len(found):
        return False
    letters = _letters(found)
    seen = linked = 0
    for words, in_links in _blocks(body):
        these = _letters(words)
        if not these or these not in letters:
            continue
        if ends_sentence(words) and in_links <= (1 - LEAST_OWN) * len(these) and kind_of_line(words) is None:
            return False
        seen += len(these)
        linked += in_links
    return linked > MOST_LINKED * seen


def _blocks(body: HtmlElement) -> Iterator[tuple[str, int]]:
    """The words right in each element that stands apart, and how many letters of them are in links."""
    from lxml.etree import iterwalk  # slow to import

    blocks: list[_Block] = []
    above: list[_Place] = []
    for event, element in iterwalk(body, events=("start", "end", "comment", "pi")):
        if event == "start":
            place = above[-1] if above else _Place(_Block([], []), linked=False, hidden=False)
            if element.tag not in _INLINE:
                blocks.append(_Block([], []))
                place = place._replace(block=blocks[-1])
            place = place._replace(
                linked=place.linked or element.tag == "a", hidden=place.hidden or element.tag in _UNSEEN
            )
            above.append(place)
            _add(element.text, place)
            continue
        if event == "end":
            above.pop()
        if above:
            _add(element.tail, above[-1])
    for block in blocks:
        yield " ".join("".join(block.words).split()), len(_letters("".join(block.linked)))


def _add(words: str | None, place: _Place) -> None:
    if words and not place.hidden:
        place.block.words.append(words)
        if place.linked:
            place.block.linked.append(words)


def _letters(text: str) -> str:
    """A text without what stands between its letters, which an extraction may set otherwise."""
    return _NO_LETTER.sub("", text)
