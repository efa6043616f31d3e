"""Live blogs that are lists: an item is an entry, with its time before a sentence or more.

They are set as pages set their other entries, parts with a `<time>` and paragraphs, for `moments` to see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.furniture.traits import ends_sentence
from reader.sources.pages.links import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 2
"""Entries that a list has at the least."""
TIMED = 0.75
"""The part of a list's items that begin with a time and tell something, at the least."""
LINKED = 0.5
"""The part of an item's letters that is in links where it tells nothing but leads to where that is told."""
MOST = 0.5
"""So much of what a page tells is in such a list, at the least; comments below an article are less."""

_OPENING = re.compile(
    r"[(\[]?((?:[01]?\d|2[0-4])[.:h][0-5]\d(?:[.:][0-5]\d)?(?: ?[AaPp]\.?[Mm]\b\.?)?(?: (?:UTC|[A-Z]{1,3}T)\b)?)"
    r"(?=[\s)\]:;,|·•–—-]|\Z)[)\]]?"
)
_POINTS = " \t\r\n\xa0:;,|·•–—-"
"""What may stand between a time and what is told."""
_PARTS = frozenset("article div section".split())
_BLOCKS = frozenset("address article blockquote div dl figure h1 h2 h3 h4 h5 h6 ol p pre section table ul".split())


def set_entries(tree: HtmlElement, *, live: bool) -> None:
    """Makes parts of the page of the items of lists that are live blogs, in place; `live`: the page says it is one."""
    paragraphs = _in_paragraphs(tree)
    for whole in [*tree.iter("ul", "ol", "dl")]:
        items = _items(whole)
        timed = [item for item in items if _is_entry(item)]
        if len(timed) >= max(FEWEST, TIMED * len(items)) and (live or _tells_most(whole, paragraphs)):
            _write(whole, items)


def _items(whole: HtmlElement) -> list[list[HtmlElement]]:
    """The items of a list, the elements of each: one, or a term and what is said of it."""
    if whole.tag != "dl":
        return [[item] for item in whole.iterchildren("li")]
    items: list[list[HtmlElement]] = []
    for part in whole.iter("dt", "dd"):
        if next(part.iterancestors("dl")) is not whole:
            continue
        if part.tag == "dt" or not items:
            items.append([])
        items[-1].append(part)
    return items


def _is_entry(item: list[HtmlElement]) -> bool:
    """Whether a time stands before a sentence that is told here."""
    words = " ".join(" ".join(part.text_content() for part in item).split())
    first = _first(item[0])
    if not ends_sentence(words) or (first.tag != "time" and not _OPENING.match((first.text or "").lstrip())):
        return False
    linked = "".join(link.text_content() for part in item for link in part.iter("a"))
    return len(letters(linked)) <= LINKED * len(letters(words))


def _tells_most(whole: HtmlElement, paragraphs: int) -> bool:
    """Whether most of what a page tells is in a list; `paragraphs`: the characters of all that it has."""
    inside, outside = len(whole.text_content()), paragraphs - _in_paragraphs(whole)
    return inside >= MOST * (inside + outside)


def _in_paragraphs(part: HtmlElement) -> int:
    return sum(len(p.text_content()) for p in part.iter("p"))


def _first(part: HtmlElement) -> HtmlElement:
    """The element in which the first words of a part stand."""
    while (
        not (part.text or "").strip() and len(part) and isinstance(part[0].tag, str) and part[0].text_content().strip()
    ):
        part = part[0]
    return part


def _write(whole: HtmlElement, items: list[list[HtmlElement]]) -> None:
    from lxml.html import Element  # slow to import

    entries = []
    for item in items:
        entry = Element("div", {"class": "entry"})
        if (stamp := _stamp(item[0])) is not None:
            entry.append(stamp)
        for part in item:
            told = part.text_content().strip(_POINTS)
            if part.tag == "dt" and told:
                part.tag = "h3"
                part.attrib.clear()
                part.tail = None
                entry.append(part)
            else:
                _move(part, entry)
        entries.append(entry)
    tail = whole.tail
    whole.clear()
    whole.tag, whole.tail = "div", tail
    whole.extend(entries)


def _stamp(part: HtmlElement) -> HtmlElement | None:
    """The time with which a part begins, taken out of it."""
    from lxml.html import Element  # slow to import

    first = _first(part)
    words = (first.text or "").lstrip()
    opening = _OPENING.match(words)
    if opening is None and first.tag != "time":
        return None
    stamp = Element("time", dict(first.attrib) if first.tag == "time" else {})
    stamp.text = opening[1] if opening else words
    first.text = words[opening.end() :].lstrip(_POINTS) if opening else ""
    if first is not part and not first.text and not len(first):
        first.tail = (first.tail or "").lstrip(_POINTS)
        first.drop_tree()
    return stamp


def _move(part: HtmlElement, entry: HtmlElement) -> None:
    """Puts what is in a part at an entry's end, in paragraphs where it stands in none."""
    from lxml.html import Element  # slow to import

    run = Element("p")
    run.text = part.text
    for child in list(part):
        if child.tag in _BLOCKS:
            after, child.tail = child.tail, None
            _add(run, entry)
            if child.tag in _PARTS and next(child.iter("p"), None) is None:
                _move(child, entry)
            else:
                entry.append(child)
            run = Element("p")
            run.text = after
        else:
            run.append(child)
    _add(run, entry)


def _add(run: HtmlElement, entry: HtmlElement) -> None:
    if run.text_content().strip(_POINTS):
        entry.append(run)
