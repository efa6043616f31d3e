"""The feeds that the user has subscribed to, what became of asking them, and the entries that were seen in them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, Final

from msgspec import Struct

from reader.library.files.database import Database
from reader.library.files.packing import UNREADABLE, read, told, whole, written
from reader.library.keys import address as spelt

FEEDS: Final = (
    """CREATE TABLE IF NOT EXISTS feeds (
        number INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, title TEXT NOT NULL, folder TEXT NOT NULL,
        added REAL NOT NULL, fetched REAL, due REAL NOT NULL DEFAULT 0, barred REAL NOT NULL DEFAULT 0,
        etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '', error TEXT NOT NULL DEFAULT '',
        failures INTEGER NOT NULL DEFAULT 0, stopped INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE IF NOT EXISTS feed_entries (
        feed INTEGER NOT NULL, identity TEXT NOT NULL, title TEXT NOT NULL, published TEXT, address TEXT NOT NULL,
        author TEXT NOT NULL, summary TEXT NOT NULL, seen REAL NOT NULL, last REAL NOT NULL, place INTEGER NOT NULL,
        read INTEGER NOT NULL DEFAULT 0, tries INTEGER NOT NULL DEFAULT 0, text TEXT, PRIMARY KEY (feed, identity)
    )""",
    "CREATE INDEX IF NOT EXISTS feed_entries_by_text ON feed_entries (text)",
)
FEED_TABLES: Final = ("feeds", "feed_entries")
MOST_ENTRIES: Final = 2_000
"""Of one feed; those that were in it last are kept."""
LONGEST: Final = 1_000
"""Characters of a title, an author, a summary."""
LONGEST_IDENTITY: Final = 500
"""Characters; a longer one is kept as its hash."""
LONGEST_WAIT: Final = 2 * 24 * 3600.0
"""Seconds; no feed is put off for longer."""
TRIES: Final = 2
"""So often an entry's article is asked for unbidden."""

_READ: Final = (
    "(e.read OR COALESCE((SELECT a.finished OR a.last > a.first FROM articles AS a WHERE a.text = e.text), 0))"
)
"""An entry is read once it is said to be, or its article was opened after it had been kept."""
_FEED: Final = (
    "address, title, folder, added, fetched, due, barred, etag, modified, error, failures, stopped,"
    " (SELECT COUNT(*) FROM feed_entries WHERE feed = number),"
    f" (SELECT COUNT(*) FROM feed_entries AS e WHERE e.feed = number AND NOT {_READ})"
)
_ENTRY: Final = (
    f"f.address, e.identity, e.title, e.published, e.address, e.author, e.summary, e.seen, {_READ},"
    " (SELECT a.text FROM articles AS a WHERE a.text = e.text)"
    " FROM feed_entries AS e JOIN feeds AS f ON f.number = e.feed"
)


class Subscription(Struct, frozen=True):
    """A feed; moments in Unix seconds. `folder`: the folders it lies in, the outermost first."""

    address: str
    title: str
    folder: tuple[str, ...]
    added: float
    fetched: float | None
    """When it last answered."""
    due: float
    """When it is to be asked again."""
    barred: float
    """Until when its server wants to be left alone."""
    etag: str
    modified: str
    error: str
    """What went wrong when it was last asked, in a sentence; empty for nothing."""
    failures: int
    """How often in a row."""
    stopped: bool
    """Whether it is gone for good and not asked any more."""
    entries: int
    """How many are known."""
    unread: int


class Told(Struct, frozen=True):
    """What a feed tells of one of its entries."""

    identity: str
    title: str
    published: str | None = None
    """ISO date."""
    address: str = ""
    author: str = ""
    summary: str = ""


class FeedEntry(Struct, frozen=True):
    """An entry that was seen in a feed, with what was made of it."""

    feed: str
    """The feed's address."""
    identity: str
    title: str
    published: str | None
    address: str
    author: str
    summary: str
    seen: float
    """When it was first seen, in Unix seconds."""
    read: bool
    key: str | None
    """The article that it is, where that was fetched and is kept in the library."""


class Feeds:
    """Every method does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Subscriptions

    def add(self, address: str, title: str = "", folder: Iterable[str] = (), now: float | None = None) -> bool:
        """Subscribes to a feed; False if that was done before."""
        where = _where(address)
        row = where, _short(title) or where, written([_short(name) for name in folder]), _now(now)
        with self._database.writing() as database:
            statement = "INSERT OR IGNORE INTO feeds (address, title, folder, added) VALUES (?, ?, ?, ?)"
            return database.execute(statement, row).rowcount > 0

    def remove(self, address: str) -> bool:
        """Subscribes to a feed no more and forgets its entries, not their articles; False if it was none."""
        with self._database.writing() as database:
            number = _number(database, address)
            database.execute("DELETE FROM feed_entries WHERE feed = ?", (number,))
            return database.execute("DELETE FROM feeds WHERE number = ?", (number,)).rowcount > 0

    def all(self) -> tuple[Subscription, ...]:
        """The subscriptions, by folder and title."""
        return tuple(sorted(self._feeds("1"), key=lambda one: (one.folder, one.title.casefold(), one.address)))

    def count(self) -> int:
        """How many there are."""
        with self._database.reading() as database:
            return 0 if database is None else int(database.execute("SELECT COUNT(*) FROM feeds").fetchone()[0])

    def find(self, address: str) -> Subscription | None:
        """The subscription to an address."""
        return next(iter(self._feeds("address = ?", _where(address))), None)

    def due(self, now: float | None = None) -> tuple[Subscription, ...]:
        """Those that are to be asked now; also one put off for so long that the clock must have been wrong."""
        moment = _now(now)
        off = [(one, max(one.due, one.barred) - moment) for one in self.all() if not one.stopped]
        return tuple(one for one, seconds in off if not 0 < seconds <= LONGEST_WAIT)

    # What became of asking

    def answered(
        self,
        address: str,
        entries: Sequence[Told] | None,
        *,
        due: float,
        title: str = "",
        etag: str = "",
        modified: str = "",
        moved: str = "",
        now: float | None = None,
    ) -> tuple[str, ...]:
        """Keeps what a feed answered; the identities of the entries that are new, in its order.

        `entries`: None if it is what it was. `moved`: the address at which it lies from now on; a subscription to that
        one, if there is one, becomes one with this.
        """
        moment, new = _now(now), []
        with self._database.writing() as database:
            number = _number(database, address)
            if number is None:  # it was removed meanwhile
                return ()
            database.execute(
                "UPDATE feeds SET fetched = ?, due = ?, barred = 0, etag = ?, modified = ?, error = '', failures = 0,"
                " stopped = 0 WHERE number = ?",
                (moment, due, etag, modified, number),
            )
            if title:
                database.execute(
                    "UPDATE feeds SET title = ? WHERE number = ? AND title = address", (_short(title), number)
                )
            if moved and _where(moved) != _where(address):
                _move(database, number, _where(moved))
            for place, (identity, entry) in enumerate(_identified(entries or ())):
                what = (_short(entry.title), entry.published, whole(entry.address), _short(entry.author),
                        _short(entry.summary), moment, place)  # fmt: skip
                known = database.execute(
                    "UPDATE feed_entries SET title = ?, published = ?, address = ?, author = ?, summary = ?, last = ?,"
                    " place = ? WHERE feed = ? AND identity = ?", (*what, number, identity)
                ).rowcount  # fmt: skip
                if not known:
                    new.append(identity)
                    database.execute(
                        "INSERT INTO feed_entries (feed, identity, title, published, address, author, summary, last,"
                        " place, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, identity, *what, moment)
                    )  # fmt: skip
            database.execute(
                "DELETE FROM feed_entries WHERE feed = ? AND identity NOT IN (SELECT identity FROM feed_entries"
                " WHERE feed = ? ORDER BY last DESC, place LIMIT ?)", (number, number, MOST_ENTRIES)
            )  # fmt: skip
        return tuple(new)

    def failed(self, address: str, error: str, *, due: float, barred: float = 0, gone: bool = False) -> None:
        """Keeps that a feed could not be had, and why. `gone`: it is not asked any more."""
        with self._database.writing() as database:
            database.execute(
                "UPDATE feeds SET error = ?, failures = failures + 1, due = ?, barred = ?, stopped = ?"
                " WHERE address = ?", (_short(error), due, barred, gone, _where(address))
            )  # fmt: skip

    # Entries

    def entries(
        self, feed: str | None = None, *, unread: bool = False, limit: int | None = None
    ) -> tuple[FeedEntry, ...]:
        """The entries of a feed, or of all, the newest first."""
        conditions = ["1", *(["f.address = ?"] if feed is not None else []), *([f"NOT {_READ}"] if unread else [])]
        values = [] if feed is None else [_where(feed)]
        return self._entries(
            f"WHERE {' AND '.join(conditions)} ORDER BY COALESCE(e.published, DATE(e.seen, 'unixepoch')) DESC,"
            " e.last DESC, e.place, e.feed LIMIT ?",
            (*values, -1 if limit is None else limit),
        )

    def wanted(self, feed: str, newest: int) -> tuple[FeedEntry, ...]:
        """Those of the newest entries of a feed whose articles are yet to be fetched."""
        return self._entries(
            "WHERE e.text IS NULL AND NOT e.read AND e.tries < ? AND (e.feed, e.identity) IN (SELECT n.feed,"
            " n.identity FROM feed_entries AS n JOIN feeds AS g ON g.number = n.feed WHERE g.address = ?"
            " ORDER BY n.last DESC, n.place LIMIT ?) ORDER BY e.last DESC, e.place",
            (TRIES, _where(feed), newest),
        )

    def waiting(self, limit: int | None = None) -> tuple[FeedEntry, ...]:
        """The unread entries whose articles were not fetched yet, the newest first."""
        return self._entries(
            "WHERE e.text IS NULL AND NOT e.read ORDER BY COALESCE(e.published, DATE(e.seen, 'unixepoch')) DESC,"
            " e.last DESC, e.place, e.feed LIMIT ?",
            (-1 if limit is None else limit,),
        )

    def of(self, key: str) -> str | None:
        """The address of a feed that an article is from; None if it is from none that is subscribed to."""
        with self._database.reading() as database:
            row = database and database.execute(
                "SELECT f.address FROM feed_entries AS e JOIN feeds AS f ON f.number = e.feed WHERE e.text = ?"
                " ORDER BY e.last DESC", (key,)
            ).fetchone()  # fmt: skip
        return told(row[0]) if row else None

    def unread_unanalysed(self) -> tuple[str, ...]:
        """The keys of the articles of unread entries that nothing is understood of yet, the newest first."""
        with self._database.reading() as database:
            if database is None:
                return ()
            rows = database.execute(
                "SELECT text FROM articles WHERE analysis IS NULL AND text IN"
                f" (SELECT e.text FROM feed_entries AS e WHERE NOT {_READ}) ORDER BY first DESC, rowid"
            ).fetchall()
        return tuple(told(key) for (key,) in rows)

    def fetched(self, entry: FeedEntry, key: str) -> None:
        """Keeps which article an entry is."""
        self._set(entry, "text = ?", key)

    def missed(self, entry: FeedEntry) -> None:
        """Keeps that an entry's article could not be had."""
        self._set(entry, "tries = tries + ?", 1)

    def mark(self, entry: FeedEntry, read: bool = True) -> None:
        """Keeps that an entry is read, or is not."""
        self._set(entry, "read = ?", read)

    # Inside

    def _set(self, entry: FeedEntry, what: str, value: object) -> None:
        with self._database.writing() as database:
            database.execute(
                f"UPDATE feed_entries SET {what} WHERE feed = ? AND identity = ?",
                (value, _number(database, entry.feed), entry.identity),
            )

    def _feeds(self, condition: str, *values: object) -> list[Subscription]:
        with self._database.reading() as database:
            if database is None:
                return []
            rows = database.execute(f"SELECT {_FEED} FROM feeds WHERE {condition}", values).fetchall()
        return [one for row in rows if (one := _subscription(row)) is not None]

    def _entries(self, rest: str, values: tuple[object, ...]) -> tuple[FeedEntry, ...]:
        with self._database.reading() as database:
            rows = [] if database is None else database.execute(f"SELECT {_ENTRY} {rest}", values).fetchall()
        return tuple(one for row in rows if (one := _entry(row)) is not None)


def _where(address: str) -> str:
    return whole(spelt(address) or address)


def _now(now: float | None) -> float:
    return time.time() if now is None else now


def _short(text: str) -> str:
    return whole(text)[:LONGEST]


def _number(database: Any, address: str) -> int | None:
    row = database.execute("SELECT number FROM feeds WHERE address = ?", (_where(address),)).fetchone()
    return None if row is None else row[0]


def _move(database: Any, number: int, address: str) -> None:
    other = database.execute("SELECT number FROM feeds WHERE address = ?", (address,)).fetchone()
    if other is not None:
        database.execute("UPDATE OR IGNORE feed_entries SET feed = ? WHERE feed = ?", (number, *other))
        database.execute("DELETE FROM feed_entries WHERE feed = ?", other)
        database.execute("DELETE FROM feeds WHERE number = ?", other)
    database.execute(
        "UPDATE feeds SET title = CASE title WHEN address THEN ? ELSE title END, address = ? WHERE number = ?",
        (address, address, number),
    )


def _identified(entries: Iterable[Told]) -> Iterable[tuple[str, Told]]:
    """The entries, each with what tells it from the others: some feeds call all of theirs the same."""
    met: set[str] = set()
    for entry in entries:
        own = _identity(entry.identity or entry.address or f"{entry.published} {entry.title}")
        if own in met:
            own = _identity(f"{own} {entry.address} {entry.title}")
        if own not in met:
            met.add(own)
            yield own, entry


def _identity(name: str) -> str:
    name = whole(name)
    return name if len(name) <= LONGEST_IDENTITY else sha256(name.encode()).hexdigest()


def _subscription(row: Any) -> Subscription | None:
    """A subscription; None where it is damaged."""
    address, title, folder, added, fetched, due, barred, etag, modified, error, failures, stopped, *counts = row
    try:
        return Subscription(
            told(address), told(title), read(folder, tuple[str, ...]) or (), float(added),
            None if fetched is None else float(fetched), float(due), float(barred), told(etag), told(modified),
            told(error), int(failures), bool(stopped), *map(int, counts),
        )  # fmt: skip
    except UNREADABLE:
        return None


def _entry(row: Any) -> FeedEntry | None:
    """An entry; None where it is damaged."""
    feed, identity, title, published, address, author, summary, seen, is_read, key = row
    try:
        return FeedEntry(
            told(feed), told(identity), told(title), told(published) or None, told(address), told(author),
            told(summary), float(seen), bool(is_read), told(key) or None,
        )  # fmt: skip
    except UNREADABLE:
        return None
