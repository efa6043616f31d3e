"""Addresses → bytes, over HTTP."""

from __future__ import annotations

import re
import socket
import ssl
import time
from http import HTTPStatus

import httpx
from msgspec import Struct

from reader.sources.files import LARGEST
from reader.sources.targets import SourceError, shown
from reader.version import version

AGENT = f"Reader/{version()} (news reader for the terminal)"
CONNECT_SECONDS = 10
SILENCE_SECONDS = 15
"""How long a server may say nothing."""
WHOLE_SECONDS = 60
"""How long a page may take altogether, so that a server that drips bytes does not hold the reader up."""

_PAGE = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.I)
_TEXT = re.compile(r"(?:text/(?:plain|markdown|x-markdown))\b", re.I)
_BARRED = frozenset({401, 402, 403, 451})


class Answer(Struct, frozen=True):
    """What a server sent; `charset` as it declared it, `page` None where it did not say what the data is."""

    data: bytes
    page: bool | None
    charset: str | None


def fetch(address: str) -> Answer:
    """Gets a page or a plain text. Raises `SourceError` with the reason if it cannot be had."""
    timeout = httpx.Timeout(SILENCE_SECONDS, connect=CONNECT_SECONDS)
    headers = {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.1"}
    try:
        with (
            httpx.Client(follow_redirects=True, max_redirects=10, timeout=timeout, headers=headers) as client,
            client.stream("GET", address) as response,
        ):
            return _answer(response, address)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise SourceError(_reason(error, address)) from error


def _answer(response: httpx.Response, address: str) -> Answer:
    name = shown(address)
    if response.status_code != HTTPStatus.OK:
        barred = "; it may want a login or a subscription" if response.status_code in _BARRED else ""
        raise SourceError(f"{name} could not be had: the server answered {_status(response.status_code)}{barred}.")
    kind = response.headers.get("content-type", "")
    page = None if not kind else bool(_PAGE.match(kind))
    if page is False and not _TEXT.match(kind):
        raise SourceError(f"{name} is {shown(kind.split(';')[0].strip())}, not a web page or a plain text.")
    deadline = time.monotonic() + WHOLE_SECONDS
    data = bytearray()
    for piece in response.iter_bytes():
        data += piece
        if len(data) > LARGEST:
            raise SourceError(f"{name} is larger than {LARGEST // 1_000_000} MB.")
        if time.monotonic() > deadline:
            raise SourceError(f"{name} took longer than {WHOLE_SECONDS} seconds to come.")
    return Answer(bytes(data), page, response.charset_encoding)


def _status(code: int) -> str:
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _reason(error: Exception, address: str) -> str:
    name = shown(address)
    causes = list(_causes(error))
    if isinstance(error, httpx.TooManyRedirects):
        return f"{name} could not be had: it redirects without end."
    if isinstance(error, httpx.TimeoutException):
        return f"{name} could not be had: the server did not answer in time."
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return f"{name} could not be had: its host was not found; is the network up?"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return f"{name} could not be had: the server refused the connection."
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return f"{name} could not be had: its certificate or encryption is not valid."
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError)):
        return f"{name} is not a valid web address."
    return f"{name} could not be had: {shown(str(error)) or type(error).__name__}."


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
