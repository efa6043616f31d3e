"""From what the user names to an article: files, standard input, web pages."""

from __future__ import annotations

import os
import re
from datetime import date

import msgspec

from reader.sources.targets import SourceError, is_address
from reader.story import Article

__all__ = ["SourceError", "iso_date", "read"]


def read(target: str, *, raw: bool = False, published: str | None = None) -> Article:
    """The article at a path or an http(s) address; `-` is standard input.

    With `raw`, a plain text is taken as one body and no page furniture is looked for. `published`, an ISO date, takes
    the place of whatever date the article bears. Raises `SourceError`.
    """
    day = iso_date(published) if published is not None else None
    source = os.fsencode(target).decode("utf-8", "replace")
    article = msgspec.structs.replace(_article(target, raw), source=source)
    return msgspec.structs.replace(article, published=day) if day else article


def iso_date(day: str) -> str:
    """`day` itself, if it is a date as in 2021-06-28. Raises `SourceError` for anything else."""
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
            raise ValueError
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise SourceError(f"{day!r} is not a date; give it as YYYY-MM-DD.") from None


def _article(target: str, raw: bool) -> Article:
    from reader.sources import decode, files, plain

    if is_address(target):
        return _fetched(target, raw)
    data = files.standard_input() if target == "-" else files.read_file(target)
    if decode.is_html(data):
        return _page(data, target)
    return plain.article(decode.decode(data, target), target, raw=raw)


def _fetched(target: str, raw: bool) -> Article:
    from reader.sources import decode, plain, web  # httpx is slow to import

    answer = web.fetch(target)
    if answer.page or (answer.page is None and decode.is_html(answer.data)):
        return _page(_with_charset(answer.data, answer.charset), target)
    text = _with_charset(answer.data, answer.charset)
    data = text.encode() if isinstance(text, str) else text
    return plain.article(decode.decode(data, target), target, raw=raw)


def _page(html: str | bytes, target: str) -> Article:
    from reader.sources import page

    return page.article(html, target)


def _with_charset(data: bytes, charset: str | None) -> str | bytes:
    """The data as its server says that it is encoded, if that is true."""
    if not charset:
        return data
    try:
        return data.decode(charset)
    except (LookupError, UnicodeDecodeError):
        return data
