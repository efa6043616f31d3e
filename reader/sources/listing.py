"""What is no article but lists some: a feed its entries, an OPML file feeds, a folder or an archive its files.

Each is opened once it is chosen.
"""

from __future__ import annotations

from msgspec import Struct


class Entry(Struct, frozen=True):
    """One thing that is listed. Where there is no `content`, it is what stands at `address`, or the `member`."""

    title: str
    published: str | None = None
    """ISO date."""
    byline: str = ""
    address: str = ""
    """Of the article or feed, http or https; empty if there is none."""
    content: str = ""
    """The whole article, as far as the feed has it."""
    is_html: bool = True
    """Whether `content` is HTML and not a plain text."""
    member: str = ""
    """The name of a file in the folder or archive that lists it."""
    identity: str = ""
    """What it is known by in its feed, whatever becomes of its title and address."""
    summary: str = ""
    """The beginning of what its feed tells of it, as a line."""
    is_of_change: bool = False
    """Whether `published` is the day of its last change, for want of that of its publication."""


class Listing(Struct, frozen=True):
    """`source` is what the user named; the entries are in the order in which they are shown, the newest first."""

    source: str
    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    """A sentence on what is not listed."""
    pause: float = 0
    """Seconds within which a feed has nothing new, as far as it says."""
