"""From what the user names to an article: files, standard input, web pages."""

from __future__ import annotations

import os
import re
from datetime import date

import msgspec

from reader.sources.targets import SourceError, is_address, shown
from reader.sources.visible import visible
from reader.story import Article

__all__ = ["SourceError", "iso_date", "read"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


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
        if not _DAY.fullmatch(day):
            raise ValueError
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise SourceError(f"{day!r} is not a date; give it as YYYY-MM-DD.") from None


def _article(target: str, raw: bool) -> Article:
    from reader.sources import decode, files, kinds

    charset = page = None
    if is_address(target):
        from reader.sources import web  # httpx is slow to import

        answer = web.fetch(target)
        data, page, charset = answer.data, answer.page, answer.charset
    else:
        data = files.read(target)
    if page is None:
        page = decode.is_html(data)
    text = visible(decode.decode(data, target, charset=charset, page=page))
    if not text.strip():
        raise SourceError(f"{shown(target)} is empty.")
    if page:
        from reader.sources import page as pages  # trafilatura and lxml are slow to import

        return pages.article(text, target)
    return kinds.article(text, target, raw=raw)
