"""The library: analyses by article and maker, corrections by text, and the articles that were read."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from platformdirs import user_cache_path, user_data_path

from reader.library.corrected.corrections import Correction, fits
from reader.library.files.database import Database, LibraryError, Nowhere, Statement
from reader.library.files.packing import packed, read, unpacked, written
from reader.library.files.sound import is_of
from reader.library.keys import text_key
from reader.library.reading.articles import MIGRATIONS, TABLES, Articles, renew_facts
from reader.story import Analysis, Article, Story

if TYPE_CHECKING:
    from reader.library.across.groups import Group
    from reader.library.across.notebook import Notebook
    from reader.library.across.people import People
    from reader.library.across.watching import WatchList
    from reader.library.feeds import Feeds
    from reader.library.finding.index import Index
    from reader.library.finding.search import Search
    from reader.library.transfer import Transfer

# What is done with the articles is imported when it is asked for: one's place in a text comes with its first frame.

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
MOST_GROUPED: Final = 300
"""So many articles, those opened last, are looked through for such as tell the same story."""
_HANGING: Final = (*TABLES, "splits", "quotes")
"""The tables of what hangs on a text."""
_OVERSIZE: Final = """
    DELETE FROM analyses WHERE rowid IN (
        SELECT rowid FROM (
            SELECT rowid, SUM(LENGTH(analysis)) OVER (ORDER BY used DESC, rowid DESC) AS total FROM analyses
        ) WHERE total > ?
    )
"""


class Library:
    """Every method does its work at once and raises LibraryError where that cannot be done."""

    _file: type[Database] = Database

    def __init__(self, cache: Path | None = None, data: Path | None = None, most_bytes: int = MOST_BYTES) -> None:
        """`cache` and `data`: folders, the platform's own by default; made, for the user alone, when something
        is kept there."""
        cache = cache or user_cache_path("reader", appauthor=False)
        data = data or user_data_path("reader", appauthor=False)
        self._analyses = self._file(cache / "analyses.db", lambda: _ANALYSES)
        self._corrections = self._file(data / "corrections.db", lambda: _CORRECTIONS)
        self._kept = self._file(data / "articles.db", _tables)
        self._indexed = self._file(cache / "index.db", _index_tables)
        self._most_bytes = most_bytes
        self.articles = Articles(self._kept)
        """What was read, with its place, stars, notes and tags."""

    @cached_property
    def _index(self) -> Index:
        from reader.library.finding.index import Index

        return Index(self._indexed, self._kept)

    @cached_property
    def search(self) -> Search:
        """Finds words, quotes and people in what was read."""
        from reader.library.finding.search import Search

        return Search(self._index, self.articles)

    @cached_property
    def people(self) -> People:
        """Who is in what was read, across articles."""
        from reader.library.across.people import People

        return People(self._index, self.articles, self._kept)

    @cached_property
    def watching(self) -> WatchList:
        """Names there is an eye on."""
        from reader.library.across.watching import WatchList

        return WatchList(self._kept)

    @cached_property
    def notebook(self) -> Notebook:
        """Quotes that are kept."""
        from reader.library.across.notebook import Notebook

        return Notebook(self._kept, self.articles)

    @cached_property
    def feeds(self) -> Feeds:
        """Feeds that are subscribed to, and what was seen in them."""
        from reader.library.feeds import Feeds

        return Feeds(self._kept)

    @cached_property
    def transfer(self) -> Transfer:
        """All of it but the analyses that can be made again, to a file and from one."""
        from reader.library.transfer import Transfer

        return Transfer(self._kept, self._corrections)

    @property
    def keeps(self) -> bool:
        """Whether anything can be kept."""
        return self._file is Database

    @property
    def where(self) -> dict[str, Path]:
        """The files by what is in them; none of them needs to exist."""
        return {
            "analyses": self._analyses.path,
            "corrections": self._corrections.path,
            "articles": self.articles.path,
            "index": self._indexed.path,
        }

    def analysis(self, article: Article, maker: str) -> Analysis | None:
        """What `maker` said of an article, if that is known. `maker` names the pipeline and its version."""
        key = (_of_article(article), maker)
        with self._analyses.reading() as database:
            if database is None:
                return None
            row = database.execute("SELECT analysis FROM analyses WHERE article = ? AND maker = ?", key).fetchone()
        if row is None:
            return None
        found = unpacked(row[0], Analysis)
        if found is None or not is_of(found, article.text):  # whatever it is, it can be made again
            return None
        with suppress(LibraryError), self._analyses.writing() as database:  # where nothing can be written, never mind
            database.execute("UPDATE analyses SET used = ? WHERE article = ? AND maker = ?", (time.time(), *key))
        return found

    def keep(self, article: Article, maker: str, analysis: Analysis) -> None:
        """Keeps what `maker` said of an article; what was not used for longest goes, if it gets too much."""
        if not self.keeps:
            return
        with self._analyses.writing() as database:
            row = (_of_article(article), maker, time.time(), packed(analysis))
            database.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?, ?)", row)
            database.execute(_OVERSIZE, (self._most_bytes,))

    def corrections(self, article: Article) -> tuple[Correction, ...]:
        """The corrections of an article's text in the order they were made in; none that does not fit the text."""
        with self._corrections.reading() as database:
            if database is None:
                return ()
            rows = database.execute(
                "SELECT correction FROM corrections WHERE text = ? ORDER BY number", (text_key(article),)
            ).fetchall()
        found: list[Correction] = []
        for (row,) in rows:
            correction = read(row, Correction)  # none if it is damaged, or not ours to touch
            if correction is not None and fits(correction, article.text):
                found.append(correction)
        return tuple(found)

    def corrected(self, story: Story) -> Story:
        """The story with the corrections of its article; as it is where they cannot be read."""
        try:
            corrections = self.corrections(story.article)
        except LibraryError:
            return story
        from reader.library.corrected.apply import apply

        return msgspec.structs.replace(story, analysis=apply(story.analysis, corrections).analysis)

    def add(self, article: Article, correction: Correction) -> None:
        """Keeps one more correction of an article's text."""
        with self._corrections.writing() as database:
            row = (text_key(article), time.time(), written(correction))
            database.execute("INSERT INTO corrections (text, made, correction) VALUES (?, ?, ?)", row)

    def take_back(self, article: Article, corrections: Iterable[Correction]) -> None:
        """Forgets corrections of an article's text, of equal ones the last."""
        with self._corrections.writing() as database:
            for correction in corrections:
                database.execute(
                    "DELETE FROM corrections WHERE number ="
                    " (SELECT MAX(number) FROM corrections WHERE text = ? AND correction = ?)",
                    (text_key(article), written(correction)),
                )

    def stories(self, limit: int = MOST_GROUPED) -> tuple[Group, ...]:
        """Which of the articles opened last tell the same story."""
        from reader.library.across.groups import Told, groups
        from reader.library.finding.index import day_of

        found = []
        for entry in self.articles.entries(limit):
            story = self.articles.story(entry.key)
            if story is not None:
                found.append(Told(entry.key, day_of(entry.facts, entry.fetched), story))
        return groups(found)

    def forget(self, key: str) -> None:
        """Forgets an article with all that hangs on it: place, notes, kept quotes, corrections, analyses."""
        article = self.articles.article(key)
        ways = [] if article is None else [article, article.unfolded]
        _forget(self._kept, [(table, "text", key) for table in _HANGING])
        _forget(self._corrections, [("corrections", "text", key)])
        _forget(self._analyses, [("analyses", "article", _of_article(way)) for way in ways])
        self._let_go()

    def forget_all(self) -> None:
        """Forgets everything: what was read, kept, corrected, watched and subscribed to."""
        from reader.library.feeds import FEED_TABLES

        _forget(self._kept, [(table, "1", 1) for table in (*_HANGING, "watched", *FEED_TABLES)])
        _forget(self._corrections, [("corrections", "1", 1)])
        _forget(self._analyses, [("analyses", "1", 1)])
        self._let_go()

    def _let_go(self) -> None:
        """Has nothing that was forgotten found any more, and no room taken by it."""
        self._index.let_go()
        for file in (self._kept, self._corrections, self._analyses, self._indexed):
            file.shrink()


class Private(Library):
    """A library that holds nothing and keeps nothing.

    What is kept without being asked for (analyses, what was opened, how far) is passed over; what the user asks to
    keep is refused with LibraryError.
    """

    _file = Nowhere


def _tables() -> Sequence[Sequence[Statement]]:
    """The steps to the tables of articles and of all that hangs on them."""
    from reader.library.across.notebook import QUOTES
    from reader.library.across.people import SPLITS
    from reader.library.across.renaming import RENEWED
    from reader.library.across.watching import WATCHED
    from reader.library.feeds import FEEDS

    return (*MIGRATIONS, SPLITS, (*WATCHED, *QUOTES), FEEDS, (renew_facts,), RENEWED)


def _index_tables() -> Sequence[Sequence[Statement]]:
    from reader.library.finding.index import MIGRATIONS as INDEX

    return INDEX


def _of_article(article: Article) -> str:
    """Tells apart whatever an analysis depends on: the text, and how it was read. Not where it came from."""
    read = msgspec.json.encode((article.title, article.byline, article.published, article.blocks))
    return sha256(text_key(article).encode() + read).hexdigest()


def _forget(file: Database, rows: Iterable[tuple[str, str, object]]) -> None:
    """Deletes rows of tables by a column, so that nothing of them is left in the file either."""
    if file.keeps and not file.path.exists():
        return
    with file.writing() as database:
        database.execute("PRAGMA secure_delete = ON")
        for table, column, value in rows:
            database.execute(f"DELETE FROM {table} WHERE {column} = ?", (value,))
