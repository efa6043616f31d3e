"""Where the words of a page's article lead: its links, as addresses that can be opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag, urljoin, urlsplit

from reader.sources.pages.links import Href, places_of_letters
from reader.sources.targets import is_address
from reader.story import Hyperlink

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST: Final = 4_096
"""Characters of an address."""
_BASES = ("//base/@href", "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
"""Where a page says what its addresses are relative to, or what its own is."""


def base_of(tree: HtmlElement, address: str | None) -> str:
    """What the links of a page are relative to; `address` is its own, if it is known. Empty where nothing says so."""
    for path in _BASES[:1] if address else _BASES:
        for said in tree.xpath(path)[:1]:
            if (found := resolved(said, address or "")) is not None:
                return found
    return address or ""


def resolved(said: str, base: str) -> str | None:
    """The http(s) address that a link leads to; None where it leads to none.

    What is not seen goes from it, and with a name or a password before its host it would be taken for another one.
    """
    shown = "".join(c for c in said.strip() if c.isprintable()).replace(" ", "%20")
    if not shown or len(shown) > LONGEST:
        return None
    try:
        address = urljoin(base, shown)
        parts = urlsplit(address)
        known = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return address if known and is_address(address) and "@" not in parts.netloc else None


def anchors(string: str, hrefs: tuple[Href, ...], base: str) -> Iterator[Hyperlink]:
    """The links of a string, with places in it; none to where one is already."""
    if not hrefs:
        return
    at = places_of_letters(string)
    here = urldefrag(base).url
    for start, end, said in hrefs:
        address = resolved(said, base)
        if address is not None and urldefrag(address).url != here and end <= len(at):
            yield Hyperlink(at[start], at[end - 1] + 1, address)
