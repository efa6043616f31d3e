"""The numbers that a browser writes before the items of an ordered list: words of the page, so they go into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ENTRIES: Final = frozenset("article section time h1 h2 h3 h4 h5 h6 header footer form figure nav".split())
"""Elements of lists that number nothing: of articles, of entries in a live blog, of comments."""
_RUNNING: Final = frozenset(("a", "span", "data"))
MOST: Final = 999
"""As far as a number is told for one before an item."""
_LETTERS: Final = 26


def set_numbers(tree: HtmlElement) -> None:
    """Writes them, in place; a list that shows none of them, or holds more than lines, is left as it is."""
    for ordered in tree.iter("ol"):
        if "none" in (ordered.get("style") or "") or next(ordered.iter(*_ENTRIES), None) is not None:
            continue
        for item, mark in _numbered(ordered):
            _write(item, mark)


def _numbered(ordered: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The items of a list, each with what stands before it."""
    items = [child for child in ordered if child.tag == "li"]
    backwards = ordered.get("reversed") is not None
    at = _number(ordered.get("start"), len(items) if backwards else 1)
    for item in items:
        at = _number(item.get("value"), at)
        if 0 < at <= MOST:
            yield item, f"{_written(at, ordered.get('type') or '')}. "
        at += -1 if backwards else 1


def _number(said: str | None, otherwise: int) -> int:
    said = (said or "").strip()
    return int(said) if said.isdecimal() and len(said) <= len(str(MOST)) else otherwise


def _written(number: int, style: str) -> str:
    if style == "a" and number <= _LETTERS:
        return chr(ord("a") + number - 1)
    return str(number)


def _write(item: HtmlElement, mark: str) -> None:
    """Puts a mark before the first words of an item, unless they begin with one or are those of a list within it."""
    for element in item.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in ("ol", "ul"):
            return
        if words := (element.text or "").strip():
            if not words[0].isdecimal():
                _put_before(element, mark)
            return
        if element is not item and not len(element) and (element.tail or "").strip():
            element.tail = mark + (element.tail or "").lstrip()
            return


def _put_before(element: HtmlElement, mark: str) -> None:
    """Puts a mark before the words of an element, outside the link that they are."""
    parent, before = element.getparent(), element.getprevious()
    if element.tag not in _RUNNING or parent is None:
        element.text = mark + (element.text or "").lstrip()
    elif before is None:
        parent.text = mark
    else:
        before.tail = mark
