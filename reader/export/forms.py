"""The forms in which a story can be written: one table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from reader.export import html, json, markdown, plain, tables
from reader.export.tables import Table
from reader.story import Story


def writer(form: str, table: Table | None = None) -> Callable[[Story], bytes]:
    """What writes one story after another in a form; of CSV the first one with the names of the columns."""
    if form == "csv" and table is not None:
        numbers = count()
        return lambda story: tables.encode([story], table, heading=next(numbers) == 0).encode()
    if form == "json":
        return lambda story: json.encode(story) + b"\n"
    encode = {"markdown": markdown.encode, "html": html.encode, "plain": plain.encode}[form]
    return lambda story: encode(story).encode()
