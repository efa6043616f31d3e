"""Live blogs: pages of entries that each bear the time at which they were written.

The extraction drops times and takes the first entry for the article; here each time is written into its entry's
heading, and the entries become sections of one article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from reader.sources.pages.teasers import is_teaser

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3
"""Entries that make a live blog of a page that does not say it is one; two do where they are most of what it tells."""
MOST = 0.75
"""So much of a page's paragraphs, by length, is in two entries then: two comments below an article are not."""
LONGEST = 40
"""Characters of what stands for a time."""

_CLOCK = re.compile(r"(?<!\d)\d{1,2}[.:h]\d\d(?!\d)")
_ONLY_CLOCK = re.compile(r"\d{1,2}[.:h]\d\d(?:[.:]\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.IGNORECASE)
_AROUND = " \t\r\n\xa0()[]|·•–—-"
"""What may stand around a time that stands alone."""
_MACHINE = re.compile(r"T(\d\d:\d\d)")
_ENTRIES = "article section div li".split()
_PARTS = frozenset("article section div main header".split())
_HEADINGS = "h2 h3 h4 h5 h6".split()
_LABELS = "span div a p strong b small em".split()
"""Elements other than `<time>` that hold a time."""


def set_moments(tree: HtmlElement, *, live: bool) -> None:
    """Writes the times of a live blog's entries into their headings, in place; leaves any other page alone.

    With `live`, the page says that it is one; otherwise so many entries alike, with a time each, are one. An entry is
    the nearest part of the page around a time that has a paragraph, but not the page's heading. A teaser of another
    page is none.
    """
    _set_above(_stamps(tree))
    stamps = _stamps(tree)
    headed = _above(tree.iter("h1"))
    told = _above(set(tree.iter("p")) - set(stamps))
    found: dict[HtmlElement, HtmlElement] = {}
    for stamp in stamps:
        entry = next((above for above in stamp.iterancestors(*_ENTRIES) if above in told), None)
        if entry is not None and entry not in headed:
            found.setdefault(entry, stamp)
    if not live:
        found = {entry: stamp for entry, stamp in found.items() if not is_teaser(entry)}
    alike = Counter((entry.tag, entry.get("class")) for entry in found)
    entries = [entry for entry in found if live or alike[entry.tag, entry.get("class")] >= FEWEST]
    if not entries and len(found) == len(alike) + 1:
        pair = [entry for entry in found if alike[entry.tag, entry.get("class")] == 2]
        if all(_CLOCK.search(_words(found[entry])) for entry in pair) and _tell_most(tree, pair):
            entries = pair
    if not entries or tree.find("body") is None:
        return
    for entry in entries:
        _write(found[entry], entry)
    _join(entries, told)


def begins_with_time(heading: str) -> bool:
    """Whether a heading is one of an entry, as `set_moments` writes them."""
    return _CLOCK.match(heading) is not None


def _above(elements: Iterable[HtmlElement]) -> set[HtmlElement]:
    """The elements that hold one of these."""
    return {above for element in elements for above in element.iterancestors()}


def _set_above(stamps: list[HtmlElement]) -> None:
    """Makes headings of times that stand right above a paragraph each, where two or more do so beside one another."""
    beside: dict[HtmlElement, list[tuple[HtmlElement, str]]] = {}
    known = set(stamps)
    for stamp in stamps:
        line = _line_of(stamp)
        below, parent = line.getnext(), line.getparent()
        alone = parent is not None and not (line.tail or "").strip()
        if alone and below is not None and below.tag == "p" and below not in known and _CLOCK.search(_words(stamp)):
            beside.setdefault(parent, []).append((line, _words(stamp)))
    for line, words in [one for these in beside.values() if len(these) > 1 for one in these]:
        line.clear(keep_tail=True)
        line.tag, line.text = "h3", words


def _line_of(stamp: HtmlElement) -> HtmlElement:
    """A time, or the paragraph in which there is nothing else."""
    above = stamp.getparent()
    if above is not None and above.tag == "p" and above.text_content().strip() == stamp.text_content().strip():
        return above
    return stamp


def _tell_most(tree: HtmlElement, entries: list[HtmlElement]) -> bool:
    """Whether what a page tells is in these for the most part, and they stand beside one another."""
    if len({entry.getparent() for entry in entries}) > 1:
        return False
    lengths = [(p, len(p.text_content())) for p in tree.iter("p")]
    inside = sum(length for p, length in lengths if not set(entries).isdisjoint(p.iterancestors()))
    return inside > MOST * sum(length for _, length in lengths)


def _join(entries: list[HtmlElement], told: set[HtmlElement]) -> None:
    """Makes one article of what holds all entries, in which no part looks more like an article than another."""
    shared = [*reversed(list(entries[0].iterancestors()))]
    for entry in entries[1:]:
        above = set(entry.iterancestors())
        shared = list(takewhile(above.__contains__, shared))
    whole = shared[-1]
    if whole.tag == "body":
        whole = _wrapped(whole, entries)
    for part in whole.iter():
        if part in told and part.tag in _PARTS:
            part.tag = "div"
            part.attrib.clear()
    whole.tag = "article"
    whole.attrib.clear()


def _wrapped(body: HtmlElement, entries: list[HtmlElement]) -> HtmlElement:
    """A new part of the page, with what stands from the first of the entries to the last."""
    from lxml.html import Element  # slow to import

    tops = {entry if entry.getparent() is body else _top(entry, body) for entry in entries}
    places = [place for place, child in enumerate(body) if child in tops]
    inside = body[places[0] : places[-1] + 1]
    whole = Element("div")
    inside[0].addprevious(whole)
    whole.extend(inside)
    return whole


def _top(entry: HtmlElement, body: HtmlElement) -> HtmlElement:
    return next(above for above in entry.iterancestors() if above.getparent() is body)


def _stamps(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that hold nothing but a time of day, or are said to be a time, in the page's order."""
    found = []
    for element in tree.iter("time", *_LABELS):
        if element.tag == "time" or (
            len(element) == 0 and _ONLY_CLOCK.fullmatch((element.text or "").strip(_AROUND)[:LONGEST])
        ):
            found.append(element)
    return found


def _write(stamp: HtmlElement, entry: HtmlElement) -> None:
    from lxml.html import Element  # slow to import

    words = _words(stamp)
    if not words:
        return
    heading = next(iter(entry.iter(*_HEADINGS)), None)
    if heading is not None:
        heading.text = f"{words} {(heading.text or '').lstrip()}"
    else:
        heading = Element("h3")
        heading.text = words
        entry.insert(0, heading)
    stamp.drop_tree()


def _words(stamp: HtmlElement) -> str:
    """The time as the page shows it, or, where that is no time of day ("5 minutes ago"), as it tells machines."""
    shown = " ".join(stamp.text_content().split())[:LONGEST]
    machine = _MACHINE.search(stamp.get("datetime", ""))
    return shown if _CLOCK.search(shown) or machine is None else machine[1]
