"""One SQLite file of the library: opened for each piece of work and shared with other Readers.

Where it can only be read, as on a full disk, it is read. A damaged one is put aside, one of a newer Reader left alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reader import private

if TYPE_CHECKING:
    import sqlite3

PATIENCE = 1.0
"""Seconds to wait for another Reader that is writing."""
BESIDE = ("-wal", "-shm")
"""Endings of the files that SQLite lays beside its own while it is open; the first holds changes."""
INCREMENTAL = 2
"""SQLite's number for a file that is made smaller page by page, when it is asked for (`PRAGMA auto_vacuum`)."""


Statement = str | Callable[[Any], None]
"""A step from one version of a file's tables to the next: SQL, or work on what is in them."""


class LibraryError(Exception):
    """The library cannot be used; says why in a sentence for the user."""


class Database:
    """A file and the tables in it, both made when something is first written. Safe to use from any thread.

    Text comes out of it as bytes: a single value that is none must not keep the others from being read.
    """

    keeps = True
    """Whether anything can be kept in it."""

    def __init__(self, path: Path, migrations: Callable[[], Sequence[Sequence[Statement]]]) -> None:
        """`migrations` gives the statements that lead from each version of the tables (`PRAGMA user_version`) to the
        next; the first ones make them. It is asked once there is a file: what is not there is read in no time."""
        self.path = path
        self._migrations = cache(migrations)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection, for one piece of work that is kept as a whole or not at all. Raises LibraryError."""
        with self._told(), closing(self._for_writing()) as database, database:
            yield database

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to look at what is kept, whether or not it could be written; None where nothing is.

        Raises LibraryError.
        """
        with self._told():
            if not self.path.exists():
                yield None
                return
            with closing(self._for_reading()) as database:
                made = database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
                yield database if made else None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Has the file made, and open, for many pieces of work: the last connection that closes writes what is beside
        the file into it, and waits for the disk. Raises LibraryError."""
        with self.writing():
            pass
        with self.reading():
            yield

    def shrink(self) -> None:
        """Gives the room of what was deleted back to the disk, where nothing is in the way of that: another Reader that
        is writing, a disk that is full. What is left is used for what is kept next."""
        import sqlite3

        if not self.path.exists():
            return
        with suppress(sqlite3.Error, OSError, LibraryError), closing(self._for_writing()) as database:
            database.execute("PRAGMA secure_delete = ON")
            if not _pragma(database, "freelist_count"):
                return
            if _pragma(database, "auto_vacuum") == INCREMENTAL:
                database.execute("PRAGMA incremental_vacuum").fetchall()  # a page with each row that is asked for
            else:  # once for all: from then on it takes no longer than there is room to give back
                database.execute(f"PRAGMA auto_vacuum = {INCREMENTAL}")
                database.execute("VACUUM")

    def _for_writing(self) -> sqlite3.Connection:
        import sqlite3

        private.folder(self.path.parent)
        private.file(self.path)
        for ending in BESIDE:
            private.restrict(Path(f"{self.path}{ending}"))
        database = self._connect("mode=rw")
        try:
            with suppress(sqlite3.OperationalError):  # another Reader is changing it: any mode will do
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = NORMAL")  # a power cut can cost the last change, no more
            self._migrate(database)
        except BaseException:
            database.close()
            raise
        return database

    def _for_reading(self) -> sqlite3.Connection:
        """As for writing, or else without, or else as a file that nobody changes: it needs none beside it then."""
        import sqlite3

        try:
            return self._for_writing()
        except (OSError, sqlite3.OperationalError) as error:
            if _is_busy(error):
                raise
        try:
            return self._connect("mode=ro")
        except sqlite3.OperationalError:
            return self._connect("mode=ro&immutable=1")

    def _connect(self, how: str) -> sqlite3.Connection:
        import sqlite3  # it takes some milliseconds, which the first lines on the screen do not wait for

        database = sqlite3.connect(f"file:{quote(os.fsencode(self.path))}?{how}", uri=True, timeout=PATIENCE)
        try:
            database.text_factory = bytes
            if _version(database) > len(self._migrations()):
                raise LibraryError(
                    f"The library {self.path} was made by a newer Reader and is left alone:"
                    " nothing is kept until this one is brought up to date."
                )
        except BaseException:
            database.close()
            raise
        return database

    def _migrate(self, database: sqlite3.Connection) -> None:
        migrations = self._migrations()
        if _version(database) >= len(migrations):
            return
        with database:
            database.execute("BEGIN IMMEDIATE")
            done = _version(database)  # another Reader may have done it meanwhile
            for statements in migrations[done:]:
                for statement in statements:
                    if isinstance(statement, str):
                        database.execute(statement)
                    else:
                        statement(database)
            database.execute(f"PRAGMA user_version = {max(done, len(migrations))}")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Makes a sentence of whatever goes wrong, and puts the file aside if that is the damage it takes."""
        import sqlite3

        before = _identity(self.path)
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise LibraryError(self._put_aside(str(error), before)) from error
            if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
                raise LibraryError(self._unwritable(str(error))) from error
            raise LibraryError(f"The library {self.path} cannot be used ({error}).") from error
        except OSError as error:
            raise LibraryError(self._unwritable((error.strerror or str(error)).lower())) from error

    def _unwritable(self, reason: str) -> str:
        return f"The library {self.path} cannot be written ({reason}); what is found or corrected now is not kept."

    def _put_aside(self, reason: str, before: tuple[int, int] | None) -> str:
        """Gives a damaged file another name; what was done, in a sentence."""
        damaged = f"The library {self.path} is damaged ({reason})"
        if before is None or _identity(self.path) != before:
            return f"{damaged}; another Reader has put it aside."
        aside = next(path for path in self._names_aside() if not path.exists())
        try:
            os.rename(self.path, aside)
            for ending in BESIDE:  # under the name that a rescuer's SQLite looks for
                with suppress(FileNotFoundError):
                    os.rename(f"{self.path}{ending}", f"{aside}{ending}")
        except OSError:
            return f"{damaged}."
        return f"{damaged}; it lies in {aside.name} now, and a new one is begun."

    def _names_aside(self) -> Iterator[Path]:
        yield self.path.with_name(f"{self.path.name}.damaged")
        yield from (self.path.with_name(f"{self.path.name}.damaged-{number}") for number in count(2))


class Nowhere(Database):
    """A database that holds nothing and keeps nothing: no file is made, read or changed."""

    keeps = False

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Raises LibraryError."""
        raise LibraryError("Reader is private now: nothing is kept.")
        yield  # a generator all the same

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """There is nothing."""
        yield None

    def shrink(self) -> None:
        """There is nothing."""


def _version(database: sqlite3.Connection) -> int:
    return _pragma(database, "user_version")


def _pragma(database: sqlite3.Connection, name: str) -> int:
    """A number that SQLite knows of a file."""
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file of that name from another one that had or gets the name."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _is_busy(error: Exception) -> bool:
    import sqlite3

    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
