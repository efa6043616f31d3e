"""What can be searched of the articles that were read: their sentences, quotes, events and actors.

It is made of the articles, and made again where it is missing or damaged: it lies among the caches.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from reader.library.across.folding import fold, unstroked
from reader.library.across.names import own_name
from reader.library.across.renaming import RENEWED_INDEX
from reader.library.files.database import Database, LibraryError
from reader.library.files.packing import read, told
from reader.library.reading.articles import story_of
from reader.library.reading.kept import Facts, dated, main_actors
from reader.sentences import sentences
from reader.story import Actor, Article, Story, said

if TYPE_CHECKING:
    import sqlite3

MIGRATIONS: Final = (
    (
        """CREATE TABLE IF NOT EXISTS documents (
            id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, day TEXT NOT NULL,
            source TEXT NOT NULL, title TEXT, outlet TEXT
        )""",
        """CREATE TABLE IF NOT EXISTS actors (
            id INTEGER PRIMARY KEY, document INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
            name TEXT NOT NULL, full TEXT, main INTEGER NOT NULL
        )""",
        "CREATE INDEX IF NOT EXISTS actors_by_document ON actors (document)",
        "CREATE INDEX IF NOT EXISTS actors_by_name ON actors (full, kind)",
        """CREATE TABLE IF NOT EXISTS places (
            id INTEGER PRIMARY KEY, document INTEGER NOT NULL, what TEXT NOT NULL, start INTEGER NOT NULL,
            end INTEGER NOT NULL
        )""",
        "CREATE INDEX IF NOT EXISTS places_by_document ON places (document)",
        """CREATE TABLE IF NOT EXISTS about (
            actor INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (actor, place)
        ) WITHOUT ROWID""",
        "CREATE INDEX IF NOT EXISTS about_by_place ON about (place)",
        """CREATE VIRTUAL TABLE IF NOT EXISTS passages
            USING fts5 (sentence, quote, event, tokenize = 'porter unicode61 remove_diacritics 2')""",
        "CREATE VIRTUAL TABLE IF NOT EXISTS names USING fts5 (name, tokenize = 'unicode61 remove_diacritics 2')",
    ),
    RENEWED_INDEX,
)
"""Of the file. The row of `passages` has the number of its place, that of `names` the number of its actor."""
_BATCH: Final = 25
"""So many articles are taken in in one piece of work."""


class Passage(NamedTuple):
    """A stretch of an article that can be found."""

    what: str
    """`title`, `sentence`, `quote` or `event`."""
    start: int
    end: int
    words: str
    about: tuple[str, ...]
    """The ids of the actors in it: of a quote who says it, of an event who takes part."""


def passages(story: Story) -> Iterator[Passage]:
    """Everything of an article that can be found, furniture left out."""
    article, analysis = story.article, story.analysis
    text = article.text
    if article.title and all(block.kind != "title" for block in article.blocks):
        yield Passage("title", 0, 0, article.title, ())
    mentions = sorted((m.start, actor.id) for actor in analysis.actors for m in actor.mentions)
    at = 0
    for start, end in _sentences(article):
        while at < len(mentions) and mentions[at][0] < start:
            at += 1
        inside = []
        while at < len(mentions) and mentions[at][0] < end:
            inside.append(mentions[at][1])
            at += 1
        yield Passage("sentence", start, end, text[start:end], tuple(dict.fromkeys(inside)))
    for quote in analysis.quotes:
        words = " … ".join(said(text, quote))
        speakers = dict.fromkeys(filter(None, (quote.speaker, *quote.speakers)))
        yield Passage("quote", *quote.extent, words, tuple(speakers))
    for event in analysis.events:
        start, end = event.trigger
        parts = dict.fromkeys(part.actor for part in (*event.who, *event.whom) if part.actor)
        yield Passage("event", start, end, f"{text[start:end]} {event.type}", tuple(parts))


def _sentences(article: Article) -> Iterator[tuple[int, int]]:
    for block in article.blocks:
        if block.kind == "furniture":
            continue
        starts = [*sentences(article.text, block.start, block.end)]
        for start, end in zip(starts, [*starts[1:], block.end], strict=True):
            length = len(article.text[start:end].rstrip())
            if length:
                yield start, start + length


class Index:
    """What can be searched, brought up to date with the articles before it is asked."""

    def __init__(self, database: Database, articles: Database) -> None:
        self.database = database
        self._articles = articles

    def refresh(self) -> None:
        """Brings it up to date as far as it can be written. Raises LibraryError where nothing can be searched."""
        if not self.database.keeps:
            return
        if not has_full_text():
            raise LibraryError("The library cannot be searched: the SQLite of this Python is without FTS5.")
        self._kept()  # of damage to what cannot be made again the user is to hear
        for _ in range(2):  # a damaged index is put aside at first
            with suppress(LibraryError):  # where it cannot be written, what is there can be searched all the same
                self.update()
                return

    def update(self) -> None:
        """Takes in the articles that are new or changed, and lets go of those that are gone. Raises LibraryError."""
        self.let_go()
        kept, known = self._kept(), self._known()
        fresh = [key for key in kept if key not in known]
        for start in range(0, len(fresh), _BATCH):
            self._take(fresh[start : start + _BATCH])

    def let_go(self) -> None:
        """Forgets the articles that are changed or not kept any more. Raises LibraryError."""
        kept, known = self._kept(), self._known()
        gone = [key for key, stamp in known.items() if kept.get(key) != stamp]
        if not gone:
            return
        with self.database.writing() as database:
            database.execute("PRAGMA secure_delete = ON")
            for key in gone:
                _forget(database, key)
            for table in ("passages", "names") if any(key not in kept for key in gone) else ():
                database.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # or their words stay

    def _kept(self) -> dict[str, str]:
        return _stamps(self._articles, "SELECT text, stamp FROM articles")

    def _known(self) -> dict[str, str]:
        return _stamps(self.database, "SELECT text, stamp FROM documents")

    def _take(self, keys: Sequence[str]) -> None:
        statement = "SELECT text, stamp, facts, article, analysis, pipeline, fetched FROM articles WHERE text = ?"
        with self._articles.reading() as database:
            if database is None:
                return
            rows = [row for key in keys for row in database.execute(statement, (key,))]
        with self.database.writing() as database:
            for key, stamp, facts, article, analysis, pipeline, fetched in rows:
                _forget(database, told(key))  # another Reader may have taken it in
                known, story = read(facts, Facts), story_of(article, analysis, pipeline)
                if known is None or story is None:  # known, with nothing to find in it
                    known, story = Facts(""), None
                values = (told(key), told(stamp), day_of(known, fetched), _where(known), known.title, known.outlet)
                number = database.execute(
                    "INSERT INTO documents (text, stamp, day, source, title, outlet) VALUES (?, ?, ?, ?, ?, ?)", values
                ).lastrowid
                if story is not None and number is not None:
                    _fill(database, number, story)


def _stamps(database: Database, statement: str) -> dict[str, str]:
    with database.reading() as opened:
        rows = [] if opened is None else opened.execute(statement).fetchall()
    return {told(key): told(stamp) for key, stamp in rows}


def has_full_text() -> bool:
    """Whether this SQLite can search in full text."""
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute("CREATE VIRTUAL TABLE tried USING fts5 (words)")
        except sqlite3.OperationalError:
            return False
    return True


def _fill(database: sqlite3.Connection, document: int, story: Story) -> None:
    main = {actor.id for actor in main_actors(story.analysis)}
    numbers = {}
    for actor in story.analysis.actors:
        full = own_name(story.article.text, actor)
        number = database.execute(
            "INSERT INTO actors (document, actor, kind, name, full, main) VALUES (?, ?, ?, ?, ?, ?)",
            (document, actor.id, actor.kind, actor.name, full, actor.id in main),
        ).lastrowid
        numbers[actor.id] = number
        database.execute("INSERT INTO names (rowid, name) VALUES (?, ?)", (number, _names(story.article, actor)))
    for passage in passages(story):
        values = document, passage.what, passage.start, passage.end
        number = database.execute(
            "INSERT INTO places (document, what, start, end) VALUES (?, ?, ?, ?)", values
        ).lastrowid
        column = "sentence" if passage.what == "title" else passage.what
        database.execute(f"INSERT INTO passages (rowid, {column}) VALUES (?, ?)", (number, passage.words))
        about = [(numbers[actor], number) for actor in passage.about if actor in numbers]
        database.executemany("INSERT OR IGNORE INTO about VALUES (?, ?)", about)


def _names(article: Article, actor: Actor) -> str:
    said = [article.text[m.start : m.end] for m in actor.mentions if m.form == "name"]
    return "\n".join(dict.fromkeys(map(unstroked, [actor.name, *said])))


def _forget(database: sqlite3.Connection, key: str) -> None:
    row = database.execute("SELECT id FROM documents WHERE text = ?", (key,)).fetchone()
    if row is None:
        return
    for statement in (
        "DELETE FROM about WHERE place IN (SELECT id FROM places WHERE document = ?)",
        "DELETE FROM passages WHERE rowid IN (SELECT id FROM places WHERE document = ?)",
        "DELETE FROM names WHERE rowid IN (SELECT id FROM actors WHERE document = ?)",
        "DELETE FROM places WHERE document = ?",
        "DELETE FROM actors WHERE document = ?",
        "DELETE FROM documents WHERE id = ?",
    ):
        database.execute(statement, row)


def day_of(facts: Facts, fetched: Any) -> str:
    """The day of an article, ISO: that of publication, or else the one it was got on."""
    if facts.published and dated(facts):
        return facts.published[:10]
    try:
        return datetime.datetime.fromtimestamp(float(fetched), datetime.UTC).date().isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""


def _where(facts: Facts) -> str:
    return fold(f"{facts.outlet or ''} {facts.source}")
