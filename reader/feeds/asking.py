"""An address → the feed that is there, or those that the page there links to."""

from __future__ import annotations

from msgspec import Struct

from reader.feeds import NO_ADDRESS
from reader.sources import Entry, Listing, SourceError, kinds, signs
from reader.sources.fetching import web
from reader.sources.fetching.freshness import Known
from reader.sources.lists import feed, opml
from reader.sources.pages import alternates
from reader.sources.targets import is_address, shown

LIMITS = web.Limits(size=5_000_000)
"""What a feed's server may take; a feed that is larger would keep the others waiting for as long as it is read."""


class Asked(Struct, frozen=True):
    """What came of asking for a feed. `address`: where it lies for good, which may be another one than was asked."""

    address: str
    listing: Listing | None
    """None if it is what it was."""
    known: Known
    pause: float | None
    """Seconds for which nothing new is to be expected, as far as server or feed say."""


class NoFeed(SourceError):
    """What is at an address is no feed; `others` are the feeds that it links to."""

    def __init__(self, sentence: str, others: tuple[Entry, ...] = ()) -> None:
        super().__init__(sentence)
        self.others = others


class Found(Struct, frozen=True):
    """The feed that an address leads to, and others that it might have led to."""

    asked: Asked
    others: tuple[Entry, ...] = ()


def ask(address: str, known: Known = Known(), *, outside: bool = False) -> Asked:  # noqa: B008
    """Asks for a feed, unless it is the one that is `known`; `outside` as for `web.fetch`.

    Raises `SourceError`: `NoFeed` for what is none, `web.Refused` where the server says why.
    """
    if not is_address(address):
        raise SourceError(NO_ADDRESS.format(shown(address)))
    answer = web.fetch(address, LIMITS, known=known, outside=outside)
    where = answer.moved or address
    if answer.unchanged:
        return Asked(where, None, answer.known, answer.holds)
    given = kinds.Given(answer.data, where, charset=answer.charset, page=answer.page)
    if signs.is_pdf(given.data) or signs.is_compressed(given.data):
        raise NoFeed(f"{shown(address)} is no feed.")
    text = given.decoded
    if signs.is_feed(text):
        listing = feed.told(text, where)
        pauses = [pause for pause in (answer.holds, listing.pause) if pause is not None]
        return Asked(where, listing, answer.known, max(pauses, default=None))
    if signs.is_outline(text):
        raise NoFeed(f"{shown(address)} is a list of feeds: save it and take it in with `reader feed import`.",
                     tuple(opml.listing(text, where).entries))  # fmt: skip
    others = alternates.feeds(text, where) if given.is_page else ()
    links = "links to some" if others else "links to none"
    raise NoFeed(f"{shown(address)} is no feed" + (f" and {links}." if given.is_page else "."), others)


def find(address: str) -> Found:
    """The feed at an address, or the first one that the page there links to. Raises `SourceError`."""
    try:
        return Found(ask(address))
    except NoFeed as error:
        if not error.others:
            raise
        first, *others = error.others
        if web.leads_inward(address, first.address):
            raise SourceError(
                f"{shown(address)} links to the feed {shown(first.address)}, which is not on the open internet; "
                "if you trust it, add that address yourself."
            ) from error
        return Found(ask(first.address, outside=web.is_outside(address)), tuple(others))
