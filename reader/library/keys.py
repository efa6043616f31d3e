"""What articles are known by: their text, and the address it came from."""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from reader.story import Article

_CAMPAIGN: Final = ("utm_", "at_campaign", "at_medium")
"""How names of parameters begin that say by which link somebody came, not what is there."""


def text_key(article: Article) -> str:
    """Tells a text from every other one, whatever its title and wherever it came from."""
    from hashlib import sha256

    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def address(source: str) -> str | None:
    """The one spelling of where an article came from, a full path or an address; None for what was piped in."""
    if source in ("", "-"):
        return None
    if not is_web(source):
        return os.path.abspath(source) if "\0" not in source else source
    try:
        parts = urlsplit(source)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return source
    query = parts.query
    if any(name.startswith(_CAMPAIGN) for name, _ in pairs):
        query = urlencode([(name, value) for name, value in pairs if not name.startswith(_CAMPAIGN)])
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, parts.fragment))


def site(source: str) -> str | None:
    """The site of a web address ("bbc.co.uk"); None for a file."""
    if not is_web(source):
        return None
    try:
        host = urlsplit(source).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def is_web(source: str) -> bool:
    """Whether a source is an address of the web rather than a file."""
    return source[:8].lower().startswith(("http://", "https://"))
