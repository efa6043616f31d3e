"""From what the user names to an article: files, standard input, web pages, and what lists some."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from reader.sources import files, signs
from reader.sources.listing import Entry, Listing
from reader.sources.targets import SourceError, is_address, shown
from reader.story import Article

if TYPE_CHECKING:
    from reader.sources.kinds import Given

__all__ = [
    "Entry",
    "Listing",
    "SourceError",
    "articles",
    "complete",
    "given",
    "had",
    "iso_date",
    "of",
    "opened",
    "read",
    "read_entry",
    "read_link",
]

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def opened(target: str, *, raw: bool = False, published: str | None = None, outside: bool = False) -> Article | Listing:
    """The article at a path or an http(s) address, or what is listed there; `-` is standard input.

    With `raw`, a plain text is taken as one body and no page furniture is looked for. `published`, an ISO date, takes
    the place of whatever date an article bears. An address from `outside`, the open internet, may not lead inward.
    Raises `SourceError`.
    """
    day = iso_date(published) if published is not None else None
    if not is_address(target) and (os.path.isdir(target) or signs.may_be_archive(files.head(target))):
        from reader.sources.lists import members

        if (listing := members.listing(target)) is not None:
            return _called(listing, target, day)
    holder = _holder(target)
    if holder is not None and not is_address(target):
        return _member(target, holder, raw, day)
    try:
        return of(had(target, raw=raw, outside=outside), published=day)
    except SourceError:
        if holder is None or outside:
            raise
        return _member(target, holder, raw, day)


def _holder(target: str) -> str | None:
    """The archive of which a path or an address names a member, as `targets.within` writes it; None where it is none.

    An address that looks like it may be of something else.
    """
    if is_address(target):
        from reader.sources.lists import names

        ends = (at for at, c in enumerate(target) if c == "/" and target[:at].lower().endswith(names.ARCHIVES))
        return next((target[:at] for at in ends), None)
    if "\0" in target or files.descriptor(target) is not None or os.path.lexists(target):
        return None
    holder = os.path.dirname(target)
    while holder and not os.path.lexists(holder) and holder != os.path.dirname(holder):
        holder = os.path.dirname(holder)
    return holder if os.path.isfile(holder) and signs.may_be_archive(files.head(holder)) else None


def _member(target: str, holder: str, raw: bool, day: str | None) -> Article | Listing:
    from reader.sources.lists import members

    return _called(members.opened(holder, target[len(holder) :].lstrip("/" + os.sep), raw=raw), target, day)


def had(target: str, *, raw: bool = False, outside: bool = False) -> Given:
    """The bytes at a path or an address, and what is known of them, to be told `of`. Raises `SourceError`."""
    from reader.sources import kinds

    if not is_address(target):
        return kinds.Given(files.read(target), target, raw=raw)
    from reader.sources.fetching import web  # httpx is slow to import

    answer = web.fetch(target, outside=outside)
    return kinds.Given(
        answer.data, target, charset=answer.charset, page=answer.page, address=answer.address or None, raw=raw
    )


def of(given: Given, *, published: str | None = None) -> Article | Listing:
    """As `opened`, of bytes that are here already. Raises `SourceError`."""
    from reader.sources import kinds

    found: Article | Listing | None = None
    if signs.may_be_archive(given.data[: signs.BLOCK]):
        from reader.sources.lists import members

        found = members.listing(given.target, given.data)
    day = iso_date(published) if published is not None else None
    return _called(found or kinds.opened(given), given.target, day)


def _called(found: Article | Listing, target: str, day: str | None) -> Article | Listing:
    found = msgspec.structs.replace(found, source=os.fsencode(target).decode("utf-8", "replace"))
    return _dated(found, day) if isinstance(found, Article) else found


def given(text: str, source: str, *, raw: bool = False, published: str | None = None) -> Article:
    """The article that a text is, be it plain, Markdown, a mail or a page; `source` is what it is called.

    Raises `SourceError`.
    """
    from reader.sources import kinds

    day = iso_date(published) if published is not None else None
    data = files.within_limit(text.encode("utf-8", "replace"), source)
    found = kinds.opened(kinds.Given(data, source, charset="utf-8", raw=raw))
    if isinstance(found, Listing):
        raise SourceError(f"{shown(source)} is no article but lists some; give the address of one of them.")
    return _dated(found, day)


def read(target: str, *, raw: bool = False, published: str | None = None) -> Article:
    """As `opened`, where nothing will do but an article. Raises `SourceError`."""
    found = opened(target, raw=raw, published=published)
    if isinstance(found, Listing):
        raise SourceError(f"{shown(target)} is no article but lists some; give the address of one of them.")
    return found


def read_entry(entry: Entry, source: str, *, published: str | None = None) -> Article | Listing:
    """What an entry of what is listed at `source` is, fetched if need be; the entry tells what its page does not.

    Raises `SourceError`.
    """
    if entry.member:
        from reader.sources.lists import members

        return members.opened(source, entry.member, published=published)
    if entry.content:
        from reader.sources.lists import feed

        return _dated(feed.article(entry, source), iso_date(published) if published is not None else None)
    found = read_link(entry.address, source, published=published, teller="the feed")
    if isinstance(found, Listing):
        return found
    return msgspec.structs.replace(
        found,
        title=found.title or entry.title,
        byline=found.byline or entry.byline or None,
        published=found.published or entry.published,
    )


def read_link(
    address: str, source: str, *, published: str | None = None, teller: str = "the page that leads there"
) -> Article | Listing:
    """What is at an address that `source`, a path or an address, tells of. Raises `SourceError`.

    What is told of on the open internet may not lead inward.
    """
    outside = False
    if is_address(source):
        from reader.sources.fetching import web

        outside = web.is_outside(source)
        if web.leads_inward(source, address):
            raise SourceError(
                f"{shown(address)} is not on the open internet, as {teller} is; "
                "if you trust it, open that address yourself."
            )
    return opened(address, published=published, outside=outside)


def articles(given: Given, *, published: str | None = None) -> Iterator[Article]:
    """The article that bytes are, or those that are whole in them, if they are a feed. Raises `SourceError`."""
    found = of(given, published=published)
    if isinstance(found, Article):
        yield found
    else:
        yield from complete(found, published)


def complete(listing: Listing, published: str | None = None) -> Iterator[Article]:
    """The articles that are whole in a feed. Raises `SourceError` if there is none."""
    found = [entry for entry in listing.entries if entry.content]  # the others would have to be fetched
    if not found:
        where = shown(listing.source)
        raise SourceError(f"{where} has no article in it, only where some are; give the address of one.")
    for entry in found:
        article = read_entry(entry, listing.source, published=published)
        if isinstance(article, Article):
            yield article


def _dated(article: Article, day: str | None) -> Article:
    return msgspec.structs.replace(article, published=day) if day else article


def iso_date(day: str) -> str:
    """`day` itself, if it is a date as in 2021-06-28. Raises `SourceError` for anything else."""
    try:
        if not _DAY.fullmatch(day):
            raise ValueError
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise SourceError(f"{day!r} is not a date; give it as YYYY-MM-DD.") from None
