"""What HTTP headers say of an answer: what it is known by, how long it holds, and when to ask again."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from msgspec import Struct

LONGEST = 1_000
"""Characters of a validator; what is longer is taken for none."""


class Known(Struct, frozen=True):
    """By what a server can tell whether an answer still holds; empty for nothing."""

    etag: str = ""
    modified: str = ""
    """When it was last changed, in the server's own words."""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for an answer only if it is another one."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in named.items() if value}


def known(headers: Mapping[str, str]) -> Known:
    """What an answer is known by."""
    return Known(_fit(headers.get("etag", "")), _fit(headers.get("last-modified", "")))


def holds(headers: Mapping[str, str]) -> float | None:
    """For how many seconds an answer holds, as far as its server says."""
    said = [part.strip().lower() for part in headers.get("cache-control", "").split(",")]
    if "no-cache" in said or "no-store" in said:
        return 0
    ages = [seconds for part in said if (seconds := _number(part.removeprefix("max-age="))) is not None]
    return max(0, ages[0] - (_number(headers.get("age", "")) or 0)) if ages else None


def wait(headers: Mapping[str, str]) -> float | None:
    """How many seconds a server wants to be left alone, by `Retry-After`; None where it says nothing of it."""
    said = headers.get("retry-after", "").strip()
    if (seconds := _number(said)) is not None:
        return seconds
    try:
        return max(0, parsedate_to_datetime(said).timestamp() - time.time()) if said else None
    except (ValueError, OverflowError, OSError):
        return None


def _number(said: str) -> float | None:
    said = said.strip().strip('"')
    return float(said) if said.isascii() and said.isdigit() and len(said) < 12 else None


def _fit(value: str) -> str:
    """A header's value that can be sent back."""
    return value if value.isascii() and value.isprintable() and len(value) <= LONGEST else ""
