"""The articles that were read: each text once, with the addresses it was found at and what the reader made of it.

A text lies here whole, with its analysis, so that it can be read again when its page is gone. The same address with
another text keeps both.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.json import encode
from msgspec.structs import replace

from reader.library.corrected.corrections import tidy
from reader.library.files.database import Database
from reader.library.files.packing import UNREADABLE, packed, read, told, unpacked, whole, written
from reader.library.files.sound import is_of
from reader.library.keys import address, text_key
from reader.library.reading.kept import Entry, Facts, Mark, Remark, dated, facts
from reader.library.reading.versions import BY_LATER, later_versions, read_too
from reader.story import Analysis, Article, Pipeline, Story

LONGEST_NOTE: Final = 20_000
"""Characters of a note."""
MIGRATIONS: Final = (
    (
        """CREATE TABLE IF NOT EXISTS articles (
            text TEXT PRIMARY KEY, facts TEXT NOT NULL, article BLOB NOT NULL, analysis BLOB, pipeline TEXT,
            stamp TEXT NOT NULL, first REAL NOT NULL, last REAL NOT NULL, fetched REAL NOT NULL,
            place INTEGER NOT NULL DEFAULT 0, furthest INTEGER NOT NULL DEFAULT 0, finished INTEGER NOT NULL DEFAULT 0,
            starred INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT ''
        )""",
        "CREATE INDEX IF NOT EXISTS articles_by_last ON articles (last)",
        """CREATE TABLE IF NOT EXISTS addresses (
            address TEXT NOT NULL, text TEXT NOT NULL, first REAL NOT NULL, last REAL NOT NULL,
            PRIMARY KEY (address, text)
        )""",
        "CREATE TABLE IF NOT EXISTS tags (text TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (text, tag))",
        """CREATE TABLE IF NOT EXISTS marks (
            text TEXT NOT NULL, letter TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (text, letter)
        )""",
        """CREATE TABLE IF NOT EXISTS remarks (
            text TEXT NOT NULL, what TEXT NOT NULL, name TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
            starred INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (text, what, name, start, end)
        )""",
    ),
)
"""Of the file: articles and what hangs on them."""
TABLES: Final = ("articles", "addresses", "tags", "marks", "remarks")
"""All that hang on a text, in a column of that name."""
_COLUMNS: Final = (
    "text, facts, first, last, fetched, place, furthest, finished, starred, note, analysis IS NOT NULL,"
    " (SELECT GROUP_CONCAT(tag, ' ') FROM (SELECT tag FROM tags WHERE tags.text = articles.text ORDER BY tag))"
)
_BEFORE: Final = (
    "WITH asked AS (SELECT COALESCE(:got,"
    " (SELECT first FROM addresses WHERE address = :here AND text = :own), 9e999) t)"
    " SELECT text FROM addresses, asked WHERE address = :here AND text != :own AND first <= t"
    " ORDER BY CASE WHEN last <= t THEN last ELSE first END DESC, addresses.rowid DESC"
)
"""The other texts that were at an address until a text was got there, the latest first."""
_ORDERS: Final = {"opened": "last DESC", "fetched": "fetched DESC", "first": "first DESC"}


class Articles:
    """What was read. Every method does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def path(self) -> Path:
        """The file, which needs not exist."""
        return self._database.path

    # Reading

    def opened(
        self, article: Article, *, outlet: str | None = None, fetched: float | None = None, now: float | None = None
    ) -> str:
        """Keeps that an article was opened, with its text; its key. `fetched`: when the text was got, else now."""
        return self._keep(article, None, None, outlet, fetched, time.time() if now is None else now)

    def keep(
        self, story: Story, *, outlet: str | None = None, fetched: float | None = None, now: float | None = None
    ) -> str:
        """Keeps an article with what was understood of it, corrections and all, in the place of what was before."""
        now = time.time() if now is None else now
        return self._keep(story.article, story.analysis, story.pipeline, outlet, fetched, now)

    def moved(self, key: str, place: int, furthest: int | None = None) -> None:
        """Keeps where the reader is, and how far the text was seen (`furthest`, else the place). Seen to its end, the
        article is finished; earlier versions of it that were not are read with it."""
        if not self._database.keeps:
            return
        seen = max(place, furthest or 0)
        with self._database.writing() as database:
            row = database.execute("SELECT facts, furthest, finished FROM articles WHERE text = ?", (key,)).fetchone()
            if row is None:
                return
            known = read(row[0], Facts)
            done = known is not None and 0 < known.end <= seen
            database.execute(
                "UPDATE articles SET place = ?, furthest = MAX(furthest, ?),"
                " finished = CASE WHEN ? THEN 1 ELSE finished END WHERE text = ?",
                (max(0, place), seen, done, key),
            )
            if (seen and not row[1]) or (done and row[2] != 1):
                read_too(database, key, whole=done)

    # What the reader makes of it

    def finish(self, key: str, finished: bool = True) -> None:
        """The article is read, with the earlier versions of it, or is to be read again."""
        with self._database.writing() as database:
            database.execute("UPDATE articles SET finished = ? WHERE text = ?", (finished, key))
            if finished:
                read_too(database, key, whole=True)

    def star(self, key: str, starred: bool = True) -> None:
        """The article has a star, or none."""
        self._set(key, "starred", starred)

    def note(self, key: str, note: str) -> None:
        """What is noted on the article, in the place of what was; empty for nothing."""
        self._set(key, "note", whole(note)[:LONGEST_NOTE])

    def tag(self, key: str, tags: Iterable[str]) -> None:
        """The article's tags, in the place of those it had: words in small letters."""
        rows = [(key, tag) for tag in dict.fromkeys(as_tag(tag) for tag in tags) if tag]
        with self._database.writing() as database:
            database.execute("DELETE FROM tags WHERE text = ?", (key,))
            database.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?)", rows)

    def remark(self, key: str, remark: Remark) -> None:
        """A star or a note on an actor or a quote, in the place of what was; gone if it is neither."""
        place = (key, remark.what, whole(remark.name), remark.start, remark.end)
        with self._database.writing() as database:
            database.execute(
                "DELETE FROM remarks WHERE text = ? AND what = ? AND name = ? AND start = ? AND end = ?", place
            )
            if remark.starred or remark.note:
                note = whole(remark.note)[:LONGEST_NOTE]
                database.execute("INSERT INTO remarks VALUES (?, ?, ?, ?, ?, ?, ?)", (*place, remark.starred, note))

    def mark(self, key: str, letter: str, place: int | None) -> None:
        """A bookmark: what the letter stands for in this text, a capital one in all of them; None takes it away."""
        with self._database.writing() as database:
            if letter.isupper() and place is not None:
                database.execute("DELETE FROM marks WHERE letter = ?", (letter,))
            if place is None:
                database.execute("DELETE FROM marks WHERE text = ? AND letter = ?", (key, letter))
            else:
                database.execute("INSERT OR REPLACE INTO marks VALUES (?, ?, ?)", (key, letter, place))

    # Looking

    def entry(self, key: str) -> Entry | None:
        """What is kept of a text, without the text."""
        found = self._entries("WHERE text = ?", (key,))
        return found[0] if found else None

    def entries(self, limit: int | None = None, order: str = "opened") -> tuple[Entry, ...]:
        """The articles read, the latest first: by when they were last `opened`, `fetched`, or opened `first`."""
        return self._entries(f"ORDER BY {_ORDERS[order]}, rowid DESC LIMIT ?", (-1 if limit is None else limit,))

    def versions(self, source: str) -> tuple[Entry, ...]:
        """Every text that was found at a path or address, the oldest first."""
        where = address(source)
        with self._database.reading() as database:
            if database is None or where is None:
                return ()
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM articles JOIN (SELECT text AS at, first AS since FROM addresses"
                " WHERE address = ?) ON at = text ORDER BY since, articles.rowid",
                (whole(where),),
            ).fetchall()
        return _sound(rows)

    def before(self, article: Article, got: float | None = None) -> Story | None:
        """What the article was when it was read before at its path or address, if it was told otherwise there.

        `got`: when this text was got there, which may be again; else when it was first. Unix seconds.
        """
        own, where = text_key(article), whole(address(article.source) or "")
        with self._database.reading() as database:
            values = {"here": where, "own": own, "got": got}
            rows = database.execute(_BEFORE, values).fetchall() if database is not None and where else []
        for (key,) in rows:
            from reader.library.reading.changes import is_version  # slow to import, and seldom needed

            entry, found = self.entry(told(key)), self.story(told(key))
            if entry is not None and entry.seen and found is not None and is_version(found.article, article):
                return found
        return None

    def later(self, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Of those texts that were told otherwise later, at the same path or address, the texts that were, the latest
        first."""
        with self._database.reading() as database:
            return {} if database is None else later_versions(database, keys)

    def article(self, key: str) -> Article | None:
        """The text as it was read; None where it is not kept, or damaged."""
        row = self._row("SELECT article FROM articles WHERE text = ?", key)
        return unpacked(row[0], Article) if row else None

    def story(self, key: str) -> Story | None:
        """The article with what was understood of it; an analysis of nothing where none is kept."""
        row = self._row("SELECT article, analysis, pipeline FROM articles WHERE text = ?", key)
        return story_of(*row) if row else None

    def marks(self, key: str) -> tuple[Mark, ...]:
        """The bookmarks of a text, by letter."""
        rows = self._rows("SELECT letter, place FROM marks WHERE text = ? ORDER BY letter", key)
        return tuple(Mark(told(letter), place) for letter, place in rows if isinstance(place, int))

    def capitals(self) -> dict[str, tuple[str, int]]:
        """The bookmarks of all texts, under capital letters: the key of the text and the place in it."""
        with self._database.reading() as database:
            if database is None:
                return {}
            rows = database.execute(
                "SELECT letter, text, place FROM marks WHERE text IN (SELECT text FROM articles) ORDER BY rowid"
            ).fetchall()
        found = ((told(letter), told(key), place) for letter, key, place in rows)
        return {letter: (key, place) for letter, key, place in found if letter.isupper() and isinstance(place, int)}

    def remarks(self, key: str) -> tuple[Remark, ...]:
        """The stars and notes on actors and quotes of a text, in text order."""
        rows = self._rows(
            "SELECT what, name, start, end, starred, note FROM remarks WHERE text = ? ORDER BY start, end", key
        )
        found = []
        for what, name, start, end, starred, note in rows:
            try:
                values = (told(what), told(name), start, end, bool(starred), told(note))
                found.append(msgspec.convert(dict(zip(Remark.__struct_fields__, values, strict=True)), Remark))
            except UNREADABLE:
                continue
        return tuple(found)

    def tags(self) -> dict[str, int]:
        """Every tag there is, and how many articles have it."""
        with self._database.reading() as database:
            if database is None:
                return {}
            rows = database.execute("SELECT tag, COUNT(*) FROM tags GROUP BY tag ORDER BY tag").fetchall()
        return {told(tag): count for tag, count in rows}

    def keys(self, tags: Iterable[str] = (), states: Iterable[str] = ()) -> tuple[str, ...]:
        """The articles that have all these tags and are all this: `starred`, `unread`."""
        conditions = ["1", *("starred" if state == "starred" else "NOT finished" for state in states)]
        wanted = [*tags]
        conditions += ["text IN (SELECT text FROM tags WHERE tag = ?)"] * len(wanted)
        with self._database.reading() as database:
            if database is None:
                return ()
            rows = database.execute(f"SELECT text FROM articles WHERE {' AND '.join(conditions)}", wanted).fetchall()
        return tuple(told(key) for (key,) in rows)

    def undated(self, keys: Iterable[str]) -> frozenset[str]:
        """Those of the articles that do not say when they were published."""
        statement = "SELECT text, facts FROM articles WHERE text IN (SELECT value FROM json_each(?))"
        with self._database.reading() as database:
            rows = [] if database is None else database.execute(statement, (encode([*keys]).decode(),)).fetchall()
        known = {told(key): read(facts, Facts) for key, facts in rows}
        return frozenset(key for key, facts in known.items() if facts is None or not dated(facts))

    # Inside

    def _keep(
        self,
        article: Article,
        analysis: Analysis | None,
        pipeline: Pipeline | None,
        outlet: str | None,
        fetched: float | None,
        now: float,
    ) -> str:
        key = text_key(article)
        if not self._database.keeps:
            return key
        where = address(article.source)
        article = _whole(article)
        got = now if fetched is None else fetched
        with self._database.writing() as database:
            row = database.execute("SELECT facts, analysis, pipeline FROM articles WHERE text = ?", (key,)).fetchone()
            known = read(row[0], Facts) if row else None
            if analysis is None and row:  # what was understood before is still so
                analysis, pipeline = unpacked(row[1], Analysis), read(row[2], Pipeline)
            outlet = outlet or (known.outlet if known else None)
            said = written(facts(article, analysis, where or article.source, outlet and whole(outlet)))
            blobs = packed(article), None if analysis is None else packed(analysis), written(pipeline)
            stamp = sha256(b"\0".join((said.encode(), blobs[0], blobs[1] or b""))).hexdigest()
            database.execute(
                "INSERT INTO articles (text, facts, article, analysis, pipeline, stamp, first, last, fetched)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (text) DO UPDATE SET facts = excluded.facts,"
                " article = excluded.article, analysis = excluded.analysis, pipeline = excluded.pipeline,"
                " stamp = excluded.stamp, last = MAX(last, excluded.last), fetched = MAX(fetched, excluded.fetched)",
                (key, said, *blobs, stamp, now, now, got),
            )
            if where is not None:
                database.execute(
                    "INSERT INTO addresses VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (address, text) DO UPDATE SET last = MAX(last, excluded.last)",
                    (whole(where), key, got, got),
                )
        return key

    def _set(self, key: str, column: str, value: object) -> None:
        with self._database.writing() as database:
            database.execute(f"UPDATE articles SET {column} = ? WHERE text = ?", (value, key))

    def _entries(self, rest: str, values: tuple[object, ...]) -> tuple[Entry, ...]:
        with self._database.reading() as database:
            if database is None:
                return ()
            rows = database.execute(f"SELECT {_COLUMNS} FROM articles {rest}", values).fetchall()
        return _sound(rows)

    def _rows(self, statement: str, key: str) -> list[Any]:
        with self._database.reading() as database:
            return [] if database is None else database.execute(statement, (key,)).fetchall()

    def _row(self, statement: str, key: str) -> Any:
        rows = self._rows(statement, key)
        return rows[0] if rows else None


def renew_facts(database: Any) -> None:
    """Takes the facts of every article anew from what is kept of it; for a library whose facts said less."""
    numbers = database.execute("SELECT rowid FROM articles WHERE analysis IS NOT NULL").fetchall()
    for number in numbers:
        said, *blobs = database.execute(
            "SELECT facts, article, analysis, pipeline FROM articles WHERE rowid = ?", number
        ).fetchone()
        known, story = read(said, Facts), story_of(*blobs)
        if known is not None and story is not None:
            made = written(facts(story.article, story.analysis, known.source, known.outlet))
            database.execute("UPDATE articles SET facts = ? WHERE rowid = ?", (made, *number))


def as_tag(words: str) -> str:
    """A tag as it is kept: one word in small letters, others joined to it with a dash."""
    return "-".join(tidy(whole(words)).replace("#", " ").casefold().split())


def story_of(article: Any, analysis: Any, pipeline: Any) -> Story | None:
    """The story that three columns hold; None where the article is damaged."""
    found = unpacked(article, Article)
    if found is None:
        return None
    understood = unpacked(analysis, Analysis)
    if understood is None or not is_of(understood, found.text):
        understood = Analysis()
    return Story(found, understood, read(pipeline, Pipeline) or Pipeline("", ""))


def _whole(article: Article) -> Article:
    texts = {name: getattr(article, name) for name in ("source", "title", "byline", "published", "text", "original")}
    return replace(article, **{name: whole(text) for name, text in texts.items() if text is not None})


def _sound(rows: Iterable[Any]) -> tuple[Entry, ...]:
    """The entries in rows, without those that are damaged."""
    found = []
    for key, said, first, last, fetched, place, furthest, finished, starred, note, analysed, tags in rows:
        known = read(said, Facts)
        try:
            if known is None or not isinstance(key, bytes):
                continue
            times = float(first), float(last), float(fetched)
            places = max(0, int(place)), max(0, int(furthest))
        except UNREADABLE:
            continue
        found.append(
            Entry(
                key.decode("ascii", "replace"),
                known,
                *times,
                *places,
                bool(finished),
                bool(starred),
                told(note),
                tuple(told(tags).split()),
                bool(analysed),
                finished == BY_LATER,
            )
        )
    return tuple(found)
