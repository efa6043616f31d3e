"""From what the user names to an article: files, standard input, web pages."""

from __future__ import annotations

import os
import re
from datetime import date

import msgspec

from reader.sources.targets import SourceError, is_address
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
    from reader.sources import files, kinds

    if not is_address(target):
        return kinds.article(kinds.Given(files.read(target), target, raw=raw))
    from reader.sources import web  # httpx is slow to import

    answer = web.fetch(target)
    return kinds.article(kinds.Given(answer.data, target, charset=answer.charset, page=answer.page, raw=raw))
