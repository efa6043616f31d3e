"""One SQLite file of the library: opened for each piece of work, shared with other Readers, put aside when damaged."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

PATIENCE = 1.0
"""Seconds to wait for another Reader that is writing."""


class LibraryError(Exception):
    """The library cannot be used; says why in a sentence for the user."""


class Database:
    """A file and the tables in it, both made when they are first needed. Safe to use from any thread."""

    def __init__(self, path: Path, schema: str) -> None:
        """`schema`: SQL that makes the tables unless they are there."""
        self.path = path
        self._schema = schema

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection, for one piece of work that is kept as a whole or not at all. Raises LibraryError.

        A file that turns out to be damaged is put aside, so that the next piece of work finds a new one.
        """
        import sqlite3  # it takes some milliseconds, which the first lines on the screen do not wait for

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as database, database:
                with suppress(sqlite3.OperationalError):  # another Reader is changing it: any mode will do
                    database.execute("PRAGMA journal_mode = WAL")
                    database.execute("PRAGMA synchronous = NORMAL")  # a power cut can cost the last change, no more
                database.executescript(self._schema)
                yield database
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise LibraryError(self._put_aside(str(error))) from error
            raise LibraryError(f"The library {self.path} cannot be used ({error}).") from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise LibraryError(f"The library {self.path} cannot be used ({reason}).") from error

    def _put_aside(self, reason: str) -> str:
        """Gives a damaged file another name; what was done, in a sentence."""
        aside = self.path.with_name(f"{self.path.name}.damaged")
        try:
            os.replace(self.path, aside)
            for ending in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(f"{self.path}{ending}")
        except OSError:
            return f"The library {self.path} is damaged ({reason})."
        return f"The library {self.path} is damaged ({reason}); it lies in {aside.name} now, and a new one is begun."
