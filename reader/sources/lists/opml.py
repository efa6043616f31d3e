"""Lists of feeds (OPML): in, with the folders that the feeds lie in, and out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from reader.sources.listing import Entry, Listing
from reader.sources.lists.feed import parsed
from reader.sources.pages.fit import UNFIT
from reader.sources.pages.flow import line
from reader.sources.targets import SourceError, is_address, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST = 1_000
"""Feeds of a list."""
DEEPEST = 20
"""Folders within folders that are kept; what lies deeper lies in the last of them."""


class Outlined(Struct, frozen=True):
    """A feed of a list: its address, what it is called there, and the folders it lies in, the outermost first."""

    address: str
    title: str = ""
    folder: tuple[str, ...] = ()


def outlined(text: str, target: str) -> tuple[Outlined, ...]:
    """The feeds that a list has, each once. Raises `SourceError` if there is none."""
    return _outlined(parsed(text, target, "a list of feeds"), target)


def listing(text: str, target: str) -> Listing:
    """What a list of feeds lists. Raises `SourceError`."""
    tree = parsed(text, target, "a list of feeds")
    title = next((line(element.text or "") for element in tree.iter("title")), "")
    entries = tuple(Entry(feed.title or feed.address, address=feed.address) for feed in _outlined(tree, target))
    return Listing(target, title or target, entries)


def written(feeds: Iterable[Outlined], title: str) -> bytes:
    """A list of feeds as a file."""
    from lxml import etree  # slow to import

    top = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(top, "head"), "title").text = title
    folders: dict[tuple[str, ...], _Element] = {(): etree.SubElement(top, "body")}
    for feed in feeds:
        for depth in range(1, len(feed.folder) + 1):
            path = feed.folder[:depth]
            if path not in folders:
                folders[path] = etree.SubElement(folders[path[:-1]], "outline", text=_fit(path[-1]))
        name = _fit(feed.title or feed.address)
        etree.SubElement(folders[feed.folder], "outline", type="rss", text=name, title=name, xmlUrl=_fit(feed.address))
    return bytes(etree.tostring(top, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _outlined(tree: _Element, target: str) -> tuple[Outlined, ...]:
    found: dict[str, Outlined] = {}
    waiting: list[tuple[_Element, tuple[str, ...]]] = [(tree, ())]
    while waiting and len(found) < MOST:
        element, folder = waiting.pop()
        if element.tag == "outline":
            address = line(element.get("xmlUrl") or element.get("xmlurl") or "")
            name = line(element.get("title") or element.get("text") or "")
            if is_address(address):
                found.setdefault(address, Outlined(address, name, folder))
            elif name and len(folder) < DEEPEST:
                folder = (*folder, name)
        waiting += [(child, folder) for child in reversed(element)]
    if not found:
        raise SourceError(f"{shown(target)} is a list of feeds without any feed.")
    return tuple(found.values())


def _fit(text: str) -> str:
    return UNFIT.sub("", text)
