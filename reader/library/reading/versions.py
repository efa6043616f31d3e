"""The versions of one article: texts that were found at the same address, one after the other, and are told alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from msgspec.json import encode

from reader.library.files.packing import told, unpacked
from reader.story import Article

if TYPE_CHECKING:
    import sqlite3

    from reader.library.reading.changes import Likeness

BY_LATER: Final = 2
"""In the column `finished`: it was not read itself, but a later version of it was."""
_LATER: Final = (
    "SELECT own.text, other.text FROM addresses own CROSS JOIN addresses other ON other.address = own.address"
    " WHERE own.text IN (SELECT value FROM json_each(?)) AND other.text != own.text"
    " AND (other.last, other.rowid) > (own.last, own.rowid) ORDER BY other.last DESC, other.rowid DESC"
)
"""Pairs of a text and one that was got later where it had been. CROSS JOIN keeps SQLite from going through all that is
asked for at each address."""
_UNREAD: Final = (
    "SELECT DISTINCT other.text FROM addresses own CROSS JOIN addresses other ON other.address = own.address"
    " JOIN articles ON articles.text = other.text"
    " WHERE own.text = ? AND other.text != own.text AND (other.last, other.rowid) < (own.last, own.rowid)"
    " AND NOT finished AND (? OR NOT furthest)"
)
"""Texts that were got earlier where a text is, of which nothing was read, or else not all."""


def later_versions(database: sqlite3.Connection, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of those texts of which there are later versions, these, the latest first."""
    found: dict[str, dict[str, None]] = {}
    for key, other in database.execute(_LATER, (encode([*keys]).decode(),)).fetchall():
        found.setdefault(told(key), {})[told(other)] = None
    are_one = _judge(database)
    sure = {key: tuple(other for other in others if are_one(key, other)) for key, others in found.items()}
    return {key: others for key, others in sure.items() if others}


def read_too(database: sqlite3.Connection, key: str, *, whole: bool) -> None:
    """A text was read: so are earlier versions of which nothing was, and, if all of it was (`whole`), any."""
    are_one = _judge(database)
    earlier = [told(other) for (other,) in database.execute(_UNREAD, (key, whole)).fetchall()]
    rows = [(BY_LATER, other) for other in earlier if are_one(other, key)]
    database.executemany("UPDATE articles SET finished = ? WHERE text = ?", rows)


def _judge(database: sqlite3.Connection) -> Callable[[str, str], bool]:
    """Tells of two texts whether they are versions of one article; each is unpacked once."""
    known: dict[str, Likeness | None] = {}

    def likeness(key: str) -> Likeness | None:
        if key not in known:
            from reader.library.reading.changes import Likeness  # slow to import, and seldom needed

            row: Any = database.execute("SELECT article FROM articles WHERE text = ?", (key,)).fetchone()
            article = unpacked(row[0], Article) if row else None
            known[key] = Likeness.of(article) if article is not None else None
        return known[key]

    def are_one(key: str, other: str) -> bool:
        old, new = likeness(key), likeness(other)
        return old is not None and new is not None and old.is_version(new)

    return are_one
