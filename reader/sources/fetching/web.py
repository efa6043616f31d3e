"""Addresses → bytes, over HTTP."""

from __future__ import annotations

import re
import socket
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import wait
from contextlib import suppress
from http import HTTPStatus
from threading import Lock
from typing import Any

import httpx
from msgspec import Struct, field

from reader.beside import beside
from reader.sources.fetching import freshness
from reader.sources.fetching.addresses import is_public, resolved
from reader.sources.fetching.freshness import Known
from reader.sources.fetching.reasons import reason
from reader.sources.files import limit, too_large
from reader.sources.packed.unpack import CODINGS, unpacked
from reader.sources.targets import SourceError, shown
from reader.version import version

AGENT = f"Reader/{version()} (news reader for the terminal)"
REDIRECTS = 10
"""How often an address may lead to another one."""
HEADERS = 1_000_000
"""Bytes that may come beside a page: headers, those of redirects, and what parts it in chunks."""

_HEADERS = {
    "User-Agent": AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/rss+xml,*/*;q=0.1",
    "Accept-Encoding": ", ".join(CODINGS),
}
_PAGE = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.I)
_TEXT = re.compile(r"(?:text/(?:plain|markdown|x-markdown))\b", re.I)
_OTHER = re.compile(
    r"(?:application/(?:pdf|epub\+zip|zip|x-zip-compressed|x-g?tar|x-compressed-tar|gzip|x-gzip|x-bzip2?|x-xz"
    r"|octet-stream|json|feed\+json|xml|(?:rss|atom|rdf)\+xml)"
    r"|text/(?:xml|x-opml)|message/rfc822)\s*+(?:;|\Z)",
    re.I,
)
"""What is none of both and may be read: what it is, is seen by what is in it."""
_BARRED = frozenset({401, 402, 403, 451})
_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_NOTHING = Known()


class Answer(Struct, frozen=True):
    """What a server sent; `charset` as it declared it, `page` None where it did not say what the data is."""

    data: bytes
    page: bool | None
    charset: str | None
    unchanged: bool = False
    """Whether it is still what it was when it was known by what was given; there is no data then."""
    known: Known = _NOTHING
    """What it is known by from now on."""
    holds: float | None = None
    """Seconds for which it does, as far as the server says."""
    moved: str = ""
    """The address where it lies for good now, if that is another one."""
    address: str = ""
    """The address that sent it, at the end of all redirects."""


class Refused(SourceError):
    """A server has answered, but not with what was asked for: its status, and how many seconds it wants to be left
    alone, if it says so."""

    def __init__(self, sentence: str, status: int, wait: float | None) -> None:
        super().__init__(sentence)
        self.status = status
        self.wait = wait


class Limits(Struct, frozen=True):
    """What a server may take; times in seconds."""

    connect: float = 10
    silence: float = 15
    """How long it may say nothing."""
    whole: float = 60
    """How long all may take, with names and redirects, so that a server that drips bytes does not hold one up."""
    size: int = field(default_factory=limit)
    """Bytes of a page, as they are sent and as they are unpacked."""


def fetch(
    address: str,
    limits: Limits | None = None,
    public: Callable[[str], bool] = is_public,
    *,
    known: Known = _NOTHING,
    outside: bool = False,
) -> Answer:
    """Gets a page or a plain text, unless it is the one that is `known`.

    `public` tells to which IP addresses anybody may redirect; `outside`, whether the address itself is told of on the
    open internet, so that not even it may lead elsewhere. Raises `SourceError` with the reason if it cannot be had.
    """
    limits = limits or Limits()
    visit = _Visit(address, limits, public, known, outside)
    answer = beside(visit.make)
    try:
        wait([answer], timeout=limits.whole)
        if not answer.done():
            raise SourceError(f"{shown(address)} could not be had: it took longer than {limits.whole:g} seconds.")
        return answer.result()
    finally:
        visit.leave()


def is_outside(address: str) -> bool:
    """Whether what stands at an address is on the open internet."""
    there = _machines(address)
    return bool(there) and all(map(is_public, there))


def leads_inward(start: str, address: str, public: Callable[[str], bool] = is_public) -> bool:
    """Whether an address that something on the open internet tells of, at `start`, is not on it."""
    outside, there = _machines(start), _machines(address)
    return bool(outside) and all(map(public, outside)) and not all(map(public, there))


def _machines(address: str) -> list[str]:
    try:
        return resolved(httpx.URL(address).host)
    except (httpx.InvalidURL, UnicodeError):
        return []  # fetching it says so


class _Visit:
    """One address being fetched, with whatever it redirects to; another thread may `leave` it at any time."""

    def __init__(
        self, address: str, limits: Limits, public: Callable[[str], bool], known: Known, outside: bool
    ) -> None:
        self._address = address
        self._limits = limits
        self._public = public
        self._known = known
        self._lock = Lock()
        self._left = False
        self._lines: list[socket.socket] = []
        """Handles on the connections made, to cut them with."""
        self._host = ""
        self._direct = False
        """Whether the connection that is being made is to the host itself and not to a proxy."""
        self._named: str | None = None
        """The host that the user named, if it is not public: it may be redirected to."""
        self._taken = 0
        """Bytes that came over the connections: of pages, and of all that comes before them."""
        self._outside = outside
        """Whether anything that is public, or a proxy, had a say in where to go."""

    def make(self) -> Answer:
        """Raises `SourceError`."""
        timeout = httpx.Timeout(self._limits.silence, connect=self._limits.connect)
        try:
            with httpx.Client(timeout=timeout, headers=_HEADERS) as client:
                request = client.build_request(
                    "GET", self._address, headers=self._known.conditions, extensions={"trace": self._trace}
                )
                moved, for_good = "", True
                for _ in range(REDIRECTS + 1):
                    self._host = request.url.raw_host.decode("ascii")
                    # Not httpx's own redirects: it takes in all that a redirecting page holds.
                    response = client.send(request, stream=True, follow_redirects=False)
                    try:
                        if response.next_request is None:
                            return _answer(response, self._address, self._limits.size, self._known, moved)
                    finally:
                        response.close()
                    before, request = request.url, response.next_request
                    self._check(request.url)
                    for_good &= response.status_code in _FOR_GOOD and not _is_downgrade(before, request.url)
                    moved = str(request.url) if for_good else moved
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error, OSError, ValueError) as error:
            raise SourceError(reason(error, self._address)) from error
        raise SourceError(f"{shown(self._address)} could not be had: it redirects without end.")

    def leave(self) -> None:
        """Cuts the connections, so that whatever waits for them ends, and lets no other be made."""
        with self._lock:
            self._left = True
            for line in self._lines:
                with suppress(OSError):  # the other end was faster
                    line.shutdown(socket.SHUT_RDWR)
                line.close()
            self._lines.clear()

    def _trace(self, event: str, info: dict[str, object]) -> None:
        """Called by httpx before and after each thing that it does."""
        if event.endswith(".connect_tcp.started"):
            self._direct = info.get("host") == self._host
            if self._left:
                raise SourceError(f"{shown(self._address)} was left.")
        elif event.endswith(".connect_tcp.complete"):
            line: socket.socket = info["return_value"].get_extra_info("socket")  # type: ignore[attr-defined]
            with self._lock:
                self._lines.append(line.dup())
            if self._left:
                self.leave()
            self._met(str(line.getpeername()[0]))
            self._count(info["return_value"])
        elif event.endswith(".start_tls.complete"):
            self._count(info["return_value"])

    def _count(self, stream: Any) -> None:
        """Makes what is read from httpx's stream count, also where httpx passes over it, as it does over `102`s."""
        read = stream.read

        def counted(*args: Any, **options: Any) -> bytes:
            piece: bytes = read(*args, **options)
            self._taken += len(piece)
            if self._taken > self._limits.size + HEADERS:
                raise too_large(shown(self._address), self._limits.size)
            return piece

        stream.read = counted

    def _met(self, address: str) -> None:
        """A connection was made: a name may have become another address's since it was looked up."""
        if not self._direct or self._public(address):
            self._outside = True
        elif self._outside and self._host != self._named:
            raise self._inward(self._host)
        elif not self._outside and self._named is None:
            self._named = self._host

    def _check(self, url: httpx.URL) -> None:
        """Raises `SourceError` if nobody may redirect there."""
        if url.scheme not in ("http", "https"):
            kind = shown(url.scheme)
            raise SourceError(
                f"{shown(self._address)} could not be had: it redirects to a {kind}: address, not to a web page."
            )
        if self._outside and url.host != self._named and not all(map(self._public, resolved(url.host))):
            raise self._inward(url.host)

    def _inward(self, host: str) -> SourceError:
        return SourceError(
            f"{shown(self._address)} could not be had: it redirects to {shown(host)}, which is not on the open "
            "internet; if you trust it, open that address yourself."
        )


def _is_downgrade(before: httpx.URL, after: httpx.URL) -> bool:
    """Whether anybody on the way could read and change from now on what nobody could before."""
    return before.scheme == "https" and after.scheme != "https"


def _answer(response: httpx.Response, address: str, size: int, known: Known, moved: str) -> Answer:
    name, said = shown(address), response.headers
    if response.status_code == HTTPStatus.NOT_MODIFIED and known.conditions:
        return Answer(b"", None, None, True, known, freshness.holds(said), moved)
    if response.status_code != HTTPStatus.OK:
        barred = "; it may want a login or a subscription" if response.status_code in _BARRED else ""
        raise Refused(
            f"{name} could not be had: the server answered {_status(response.status_code)}{barred}.",
            response.status_code,
            freshness.wait(said),
        )
    kind = response.headers.get("content-type", "")
    page = None if not kind or _OTHER.match(kind) else bool(_PAGE.match(kind))
    if page is False and not _TEXT.match(kind):
        raise SourceError(
            f"{name} is {shown(kind.split(';')[0].strip())}, not a web page, a text or anything else that Reader opens."
        )
    sent = _within(response.iter_raw(), size, name)
    match _codings(response):
        case []:
            data = b"".join(sent)
        case [("gzip" | "deflate") as coding]:
            data = b"".join(_within(unpacked(sent, coding), size, name))
        case codings:
            packed = shown(", ".join(codings))
            raise SourceError(f"{name} could not be had: it comes packed as {packed}, which Reader cannot unpack.")
    known, holds = freshness.known(said), freshness.holds(said)
    return Answer(data, page, response.charset_encoding, False, known, holds, moved, str(response.url))


def _codings(response: httpx.Response) -> list[str]:
    """The codings that an answer went through, `x-gzip` under its other name."""
    said = (coding.strip().lower() for coding in response.headers.get("content-encoding", "").split(","))
    return [coding.removeprefix("x-") for coding in said if coding not in ("", "identity")]


def _within(pieces: Iterable[bytes], size: int, name: str) -> Iterator[bytes]:
    """The pieces, as long as they are not more than `size` bytes together."""
    taken = 0
    for piece in pieces:
        taken += len(piece)
        if taken > size:
            raise too_large(name, size)
        yield piece


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)
