"""The forms in which a story can be written, and a file of it: one table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from reader.export import fresh, html, json, markdown, plain, tables
from reader.export.tables import Table
from reader.patterns import late
from reader.story import Story


class Form(NamedTuple):
    """A form: what people call it, how a file of it ends, and what writes it."""

    title: str
    suffix: str
    encode: Callable[[Story], str]


def _json(story: Story) -> str:
    return json.encode(story).decode() + "\n"


def _table(table: Table, story: Story) -> str:
    return tables.encode([story], table)


FORMS: Final[dict[str, Form]] = {
    "markdown": Form("a brief in Markdown", ".md", markdown.encode),
    "html": Form("a page for a browser", ".html", html.encode),
    "plain": Form("plain text with labels", ".txt", plain.encode),
    "json": Form("JSON", ".json", _json),
    **{table: Form(f"a table of its {table}", f".{table}.csv", partial(_table, table)) for table in tables.TABLES},
}
_WORD: Final = late(r"[^\W_]+")
_LONGEST: Final = 60
"""Characters of a file's name before its suffix."""


def writer(form: str, table: Table | None = None) -> Callable[[Story], bytes]:
    """What writes one story after another in a form; of CSV the first one with the names of the columns."""
    if table is not None:
        numbers = count()
        return lambda story: tables.encode([story], table, heading=next(numbers) == 0).encode()
    return lambda story: FORMS[form].encode(story).encode()


def save(story: Story, form: str, folder: Path) -> Path:
    """Writes a story to a new file in a folder, named by the article's title; gives its path.

    No file that is there is touched: another number is taken. Raises `OSError`.
    """
    chosen = FORMS[form]
    words = _WORD.findall((story.article.title or story.article.source).lower())
    name = "-".join(words)[:_LONGEST].strip("-") or "article"
    return fresh.write(chosen.encode(story).encode(), folder, name, chosen.suffix)
