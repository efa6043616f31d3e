"""The names in a library that was written before letters with a stroke were compared as those without."""

from __future__ import annotations

from typing import Any, Final

from msgspec.structs import replace

from reader.library.across.folding import STROKED, unstroked
from reader.library.files.database import Statement
from reader.library.files.packing import read, written
from reader.library.reading.kept import Facts


def _renewed(column: str) -> str:
    """A column without strokes; in SQL, so that a damaged value does no harm."""
    for letter, plain in STROKED.items():
        for stroked in dict.fromkeys((letter, letter.upper())):
            column = f"REPLACE({column}, '{stroked}', '{plain}')" if stroked != plain.upper() else column
    return column


_KEPT: Final = tuple(
    f"UPDATE OR REPLACE {table} SET {column} = {_renewed(column)}"
    for table, column in (("watched", "full"), ("splits", "name"))
)
RENEWED_INDEX: Final = tuple(
    f"UPDATE {table} SET {column} = {_renewed(column)}" for table, column in (("actors", "full"), ("names", "name"))
)


def _renew_mains(database: Any) -> None:
    """Names the main actors of every article as they are compared now."""
    for number, said in database.execute("SELECT rowid, facts FROM articles").fetchall():
        known = read(said, Facts)
        mains = tuple(replace(main, full=main.full and unstroked(main.full)) for main in known.mains) if known else ()
        if known is not None and mains != known.mains:
            row = written(replace(known, mains=mains)), number
            database.execute("UPDATE articles SET facts = ? WHERE rowid = ?", row)


RENEWED: Final[tuple[Statement, ...]] = (*_KEPT, _renew_mains)
