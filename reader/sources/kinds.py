"""The kinds of source that an article may come as: one table, asked from top to bottom."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from reader.sources import signs
from reader.sources.listing import Listing
from reader.sources.targets import SourceError, is_address, shown
from reader.sources.texts import decode, header, markdown, plain
from reader.sources.visible import visible
from reader.story import Article

_PACKED = (".gz", ".bz2", ".xz")


class Given(Struct, frozen=True, dict=True):
    """What came from `target`. `charset` as a server named it; `page` None where none said whether it is a page."""

    data: bytes
    target: str
    charset: str | None = None
    page: bool | None = None
    address: str | None = None
    """The address that it lies at, where another one led there."""
    raw: bool = False
    """No page furniture is looked for."""

    @property
    def name(self) -> str:
        """What `target` would be called if it were not compressed."""
        stem, ending = os.path.splitext(self.target)
        return stem if ending in _PACKED else self.target

    @cached_property
    def is_page(self) -> bool:
        return decode.is_html(self.data) if self.page is None else self.page

    @cached_property
    def decoded(self) -> str:
        """The whole text. Raises `SourceError` if it is none."""
        return decode.decode(self.data, self.target, charset=self.charset, page=self.is_page or signs.is_xml(self.data))

    @cached_property
    def text(self) -> str:
        """What of the text is seen. Raises `SourceError` if it is none, or if there is nothing in it."""
        text = visible(self.decoded)
        if not text.strip():
            raise SourceError(f"{shown(self.target)} is empty.")
        return text


class Kind(NamedTuple):
    """How one kind of source is told, by what is in it, and how it becomes an article or a list.

    What reads it is imported when there is one.
    """

    is_such: Callable[[Given], bool]
    opened: Callable[[Given], Article | Listing]
    """Raises `SourceError`."""


def _packed(given: Given) -> Article | Listing:
    """Whatever is in a compressed file; what was compressed twice is refused, as no kind is that."""
    from reader.sources.packed import compressed

    inside = replace(given, data=compressed.unpacked(given.data, given.target), charset=None, page=None)
    return next(kind for kind in KINDS[1:] if kind.is_such(inside)).opened(inside)


def _archive(given: Given) -> Article:
    """An archive is opened where it lies; here, it came from elsewhere."""
    raise SourceError(f"{shown(given.target)} is an archive; save it as a file by itself and give that.")


def _pdf(given: Given) -> Article:
    from reader.sources.documents import pdf

    return pdf.article(given.data, given.target, raw=given.raw)


def _book(given: Given) -> Article:
    from reader.sources.documents import book

    return book.article(given.data, given.target)


def _feed(given: Given) -> Listing:
    from reader.sources.lists import feed

    return feed.listing(given.decoded, given.target)


def _outline(given: Given) -> Listing:
    from reader.sources.lists import opml

    return opml.listing(given.decoded, given.target)


def _page(given: Given) -> Article:
    from reader.sources.pages import page  # trafilatura and lxml are slow to import

    try:
        return page.article(given.text, given.target, address=given.address)
    except SourceError as error:
        from reader.sources.pages import alternates

        if not is_address(given.target) or not alternates.feeds(given.text, given.address or given.target):
            raise
        way = "`reader feed add` and the list of feeds take its address."
        raise SourceError(f"{str(error).removesuffix('.')}, but the page has a feed: {way}") from error


def _mail(given: Given) -> Article:
    from reader.sources.texts import mail  # the library for mails is slow to import

    return mail.article(given.data, given.text, given.target, raw=given.raw)


def _plain(given: Given) -> Article:
    found = plain.article(given.text, given.target, raw=given.raw)
    return found if found.text == given.decoded else replace(found, original=given.decoded)


KINDS = (
    Kind(lambda it: signs.is_compressed(it.data), _packed),
    Kind(lambda it: signs.is_tar(it.data), _archive),
    Kind(lambda it: signs.is_pdf(it.data), _pdf),
    Kind(lambda it: signs.is_book(it.data), _book),
    Kind(lambda it: signs.is_feed(it.decoded), _feed),
    Kind(lambda it: signs.is_outline(it.decoded), _outline),
    Kind(lambda it: it.is_page, _page),
    Kind(lambda it: header.is_mail(it.text), _mail),
    Kind(
        lambda it: markdown.is_markdown(it.text, it.name),
        lambda it: markdown.article(it.text, it.target, raw=it.raw),
    ),
    Kind(lambda it: True, _plain),
)


def opened(given: Given) -> Article | Listing:
    """The article that a source is, or what it lists. Raises `SourceError`."""
    return next(kind for kind in KINDS if kind.is_such(given)).opened(given)
