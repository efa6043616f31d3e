"""Analyses by article and maker, corrections by text."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from platformdirs import user_cache_path, user_data_path

from reader.library.apply import apply
from reader.library.corrections import Correction, fits
from reader.library.database import Database, LibraryError
from reader.library.sound import is_of
from reader.story import Analysis, Article, Story

MOST_BYTES: Final = 64_000_000
"""So much of analyses, packed, is kept: some ten thousand news articles."""

_ANALYSES: Final = (
    (
        """CREATE TABLE IF NOT EXISTS analyses (
            article TEXT NOT NULL, maker TEXT NOT NULL, used REAL NOT NULL, analysis BLOB NOT NULL,
            PRIMARY KEY (article, maker)
        )""",
    ),
)
_CORRECTIONS: Final = (
    (
        """CREATE TABLE IF NOT EXISTS corrections (
            number INTEGER PRIMARY KEY, text TEXT NOT NULL, made REAL NOT NULL, correction TEXT NOT NULL
        )""",
        "CREATE INDEX IF NOT EXISTS corrections_by_text ON corrections (text)",
    ),
)
_OVERSIZE: Final = """
    DELETE FROM analyses WHERE rowid IN (
        SELECT rowid FROM (
            SELECT rowid, SUM(LENGTH(analysis)) OVER (ORDER BY used DESC, rowid DESC) AS total FROM analyses
        ) WHERE total > ?
    )
"""
_UNREADABLE: Final = (msgspec.MsgspecError, zlib.error, TypeError, ValueError, RecursionError)
"""What comes of a row that is not what it should be."""
_LEVEL: Final = 1
"""Of packing: the fastest."""


class Library:
    """Every method does its work at once and raises LibraryError where that cannot be done."""

    def __init__(self, cache: Path | None = None, data: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
        """`cache` and `data`: folders, the platform's own by default; made, for the user alone, when something
        is kept there."""
        cache = cache or user_cache_path("reader", appauthor=False)
        data = data or user_data_path("reader", appauthor=False)
        self._analyses = Database(cache / "analyses.db", _ANALYSES)
        self._corrections = Database(data / "corrections.db", _CORRECTIONS)
        self._most_bytes = most_bytes

    @property
    def files(self) -> tuple[Path, Path]:
        """Where analyses and where corrections are kept; neither needs to exist."""
        return self._analyses.path, self._corrections.path

    def analysis(self, article: Article, maker: str) -> Analysis | None:
        """What `maker` said of an article, if that is known. `maker` names the pipeline and its version."""
        key = (_of_article(article), maker)
        with self._analyses.reading() as database:
            if database is None:
                return None
            row = database.execute("SELECT analysis FROM analyses WHERE article = ? AND maker = ?", key).fetchone()
        if row is None:
            return None
        try:
            found = msgspec.msgpack.decode(zlib.decompress(row[0]), type=Analysis)
        except _UNREADABLE:  # whatever it is, it can be made again
            return None
        if not is_of(found, article.text):
            return None
        with suppress(LibraryError), self._analyses.writing() as database:  # where nothing can be written, never mind
            database.execute("UPDATE analyses SET used = ? WHERE article = ? AND maker = ?", (time.time(), *key))
        return found

    def keep(self, article: Article, maker: str, analysis: Analysis) -> None:
        """Keeps what `maker` said of an article; what was not used for longest goes, if it gets too much."""
        packed = zlib.compress(msgspec.msgpack.encode(analysis), _LEVEL)
        with self._analyses.writing() as database:
            row = (_of_article(article), maker, time.time(), packed)
            database.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?)", row)
            database.execute(_OVERSIZE, (self._most_bytes,))

    def corrections(self, article: Article) -> tuple[Correction, ...]:
        """The corrections of an article's text in the order they were made in; none that does not fit the text."""
        with self._corrections.reading() as database:
            if database is None:
                return ()
            rows = database.execute(
                "SELECT correction FROM corrections WHERE text = ? ORDER BY number", (_of_text(article),)
            ).fetchall()
        found = []
        for (row,) in rows:
            try:
                correction = msgspec.json.decode(row, type=Correction)
            except _UNREADABLE:  # damaged, or not ours to touch
                continue
            if fits(correction, article.text):
                found.append(correction)
        return tuple(found)

    def corrected(self, story: Story) -> Story:
        """The story with the corrections of its article; as it is where they cannot be read."""
        try:
            corrections = self.corrections(story.article)
        except LibraryError:
            return story
        return msgspec.structs.replace(story, analysis=apply(story.analysis, corrections).analysis)

    def add(self, article: Article, correction: Correction) -> None:
        """Keeps one more correction of an article's text."""
        with self._corrections.writing() as database:
            row = (_of_text(article), time.time(), _written(correction))
            database.execute("INSERT INTO corrections (text, made, correction) VALUES (?, ?, ?)", row)

    def take_back(self, article: Article, corrections: Iterable[Correction]) -> None:
        """Forgets corrections of an article's text, of equal ones the last."""
        with self._corrections.writing() as database:
            for correction in corrections:
                database.execute(
                    "DELETE FROM corrections WHERE number ="
                    " (SELECT MAX(number) FROM corrections WHERE text = ? AND correction = ?)",
                    (_of_text(article), _written(correction)),
                )


def _of_text(article: Article) -> str:
    return sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()


def _of_article(article: Article) -> str:
    """Tells apart whatever an analysis depends on: the text, and how it was read. Not where it came from."""
    read = msgspec.json.encode((article.title, article.byline, article.published, article.blocks))
    return sha256(_of_text(article).encode() + read).hexdigest()


def _written(correction: Correction) -> str:
    return msgspec.json.encode(correction).decode()
