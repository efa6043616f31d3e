"""Where the words of an article lead: the links that its page has, and the addresses that are written in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from reader.app.threads.thread import Thread
from reader.patterns import late
from reader.sources.targets import is_address
from reader.story import Article, Block, Extent, Hyperlink

LONGEST: Final = 2_000
"""Characters of an address that is written in a text."""
_ADDRESS: Final = late(r"https?://[^\s<>\"“”‘’«»]+", re.IGNORECASE)
_AFTER: Final = ".,;:!?…'\")]}*_"
"""What ends a sentence rather than an address."""


def addresses(text: str, extent: Extent) -> Iterator[Extent]:
    """Where web addresses are written."""
    for found in _ADDRESS.finditer(text, *extent):
        written = found.group().rstrip(_AFTER)
        if written.count("(") > written.count(")") and text.startswith(")", found.start() + len(written)):
            written += ")"
        if len(written) > len("https://"):
            yield found.start(), found.start() + len(written)


def within(article: Article, extent: Extent, *, folded: bool = False) -> list[Hyperlink]:
    """What leads on in a stretch of the text, in order and without overlaps; `folded`: not in the page's furniture."""
    start, end = extent
    first = bisect_right(article.links, start, key=lambda link: link.end)
    beyond = bisect_left(article.links, end, key=lambda link: link.start)
    linked = [link for link in article.links[first:beyond] if is_address(link.address)]
    written = (Hyperlink(*place, article.text[slice(*place)]) for place in addresses(article.text, extent))
    leads = [*linked, *(one for one in written if not _overlaps(one, linked))]
    if folded:
        shut = [b for b in article.blocks if b.kind == "furniture" and b.start < end and start < b.end]
        leads = [one for one in leads if not _overlaps(one, shut)]
    return sorted(leads, key=lambda one: one.start)


def _overlaps(one: Hyperlink, others: Sequence[Hyperlink | Block]) -> bool:
    """Whether one shares a place with any of others, which are in order and share none."""
    before = bisect_left(others, one.end, key=lambda other: other.start)
    return before > 0 and others[before - 1].end > one.start


def thread(article: Article | None, *, folded: bool = False) -> Thread:
    """All that leads on, to be walked; `folded` as in `within`."""
    leads = within(article, (0, len(article.text)), folded=folded) if article is not None else []
    return Thread("links", "links", tuple((one.start, one.end) for one in leads))


def nowhere(article: Article | None, unfold: str) -> str:
    """What there is to say where nothing in sight leads on; `unfold`: the key that opens what is folded."""
    folded = len(thread(article).extents)
    if not folded:
        return "Nothing in this article leads on."
    links = "is a link" if folded == 1 else f"are {folded} links"
    return f"Nothing in sight leads on; {unfold} opens what is folded, where there {links}."


def at(article: Article, offset: int) -> Hyperlink | None:
    """What leads on at a place of the text."""
    near = max(0, offset - LONGEST), offset + LONGEST
    return next((one for one in within(article, near) if one.start <= offset < one.end), None)
