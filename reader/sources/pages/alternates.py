"""The feeds that a web page links to as its own."""

from __future__ import annotations

from urllib.parse import urljoin

from reader.sources.listing import Entry
from reader.sources.pages.fit import fit
from reader.sources.pages.flow import line
from reader.sources.targets import is_address

MOST = 20
"""Feeds of a page."""
_KINDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})


def feeds(html: str, address: str) -> tuple[Entry, ...]:
    """The feeds of the page at an address, in the order in which it names them; none where there is none."""
    from lxml import etree  # slow to import
    from trafilatura.utils import load_html

    try:
        tree = load_html(fit(html))
    except (ValueError, etree.LxmlError):
        return ()
    if tree is None:
        return ()
    base = _joined(address, next((element.get("href", "") for element in tree.iter("base")), "")) or address
    found: dict[str, Entry] = {}
    for link in tree.iter("link"):
        kind = link.get("type", "").partition(";")[0].strip().lower()
        if kind not in _KINDS or "alternate" not in link.get("rel", "").lower().split() or len(found) == MOST:
            continue
        if where := _joined(base, link.get("href", "")):
            found.setdefault(where, Entry(line(link.get("title", "")) or where, address=where))
    return tuple(found.values())


def _joined(base: str, link: str) -> str:
    """The address of the web that a link leads to; empty if that is none."""
    try:
        where = line(urljoin(base, link.strip())) if link.strip() else ""
    except ValueError:
        return ""
    return where if is_address(where) else ""
