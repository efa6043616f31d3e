"""The whole library as one file of JSON lines, and such a file put together with what is there.

Nothing is lost by that: of two times both ends stay, of two notes both, of two bookmarks with one letter one gets
another letter. A line that is damaged or not understood is passed over.
"""

from __future__ import annotations

import os
import string
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from reader import private
from reader.library.across.folding import unstroked
from reader.library.across.notebook import KeptQuote
from reader.library.across.people import Parted
from reader.library.across.watching import Watched, WatchList
from reader.library.corrected.corrections import Correction, places
from reader.library.feeds import Feeds
from reader.library.files.database import Database, LibraryError
from reader.library.files.packing import read, told, written
from reader.library.files.sound import is_of
from reader.library.keys import address, is_web, text_key
from reader.library.reading.articles import Articles, as_tag
from reader.library.reading.kept import Entry, Mark, Remark
from reader.library.reading.versions import BY_LATER
from reader.story import Analysis, Article, Hyperlink, Pipeline, Story

if TYPE_CHECKING:
    import sqlite3

VERSION: Final = 1
LONGEST: Final = 50_000_000
"""Bytes of a line that is read."""
_LATEST: Final = 1e11
"""No time is as late as this one, in Unix seconds."""
_FURTHEST: Final = 2**62
"""No text is as long."""
_KEY: Final = 64
"""Characters of a text's key."""


class Head(Struct, frozen=True, tag="library"):
    """The first line."""

    version: int


class KeptArticle(Struct, frozen=True, tag="article"):
    """A text with all that hangs on it."""

    entry: Entry
    article: Article
    analysis: Analysis | None = None
    pipeline: Pipeline | None = None
    addresses: tuple[tuple[str, float, float], ...] = ()
    """Each with when it was first and last found there."""
    marks: tuple[Mark, ...] = ()
    remarks: tuple[Remark, ...] = ()


class KeptCorrection(Struct, frozen=True, tag="correction"):
    """A correction of a text."""

    text: str
    made: float
    correction: Correction


class KeptNote(Struct, frozen=True, tag="quote"):
    """A quote of the notebook."""

    quote: KeptQuote


class KeptName(Struct, frozen=True, tag="watched"):
    """A name of the watch list."""

    watched: Watched


class KeptSplit(Struct, frozen=True, tag="split"):
    """An article that tells of another one of a name."""

    split: Parted


class KeptFeed(Struct, frozen=True, tag="feed"):
    """A feed that is subscribed to."""

    address: str
    title: str
    folder: tuple[str, ...]
    added: float


Line = Head | KeptArticle | KeptCorrection | KeptNote | KeptName | KeptSplit | KeptFeed


class Merged(Struct, frozen=True):
    """What a file had that was new here, and how many of its lines were passed over."""

    articles: int = 0
    corrections: int = 0
    quotes: int = 0
    watched: int = 0
    passed_over: int = 0
    feeds: int = 0


class Transfer:
    """Does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, articles: Database, corrections: Database) -> None:
        self._database = articles
        self._corrections = corrections
        self._articles = Articles(articles)

    # Out

    def lines(self) -> Iterator[str]:
        """The library, a line each without its end."""
        with self._database.reading(), self._corrections.reading():  # open throughout, see `Database.held`
            yield from self._written()

    def _written(self) -> Iterator[str]:
        yield written(Head(VERSION))
        for entry in self._articles.entries(order="first")[::-1]:
            if (kept := self._kept(entry)) is not None:
                yield written(kept)
        for text, made, row in self._rows(self._corrections, "SELECT text, made, correction FROM corrections"):
            correction = read(row, Correction)
            if correction is not None and isinstance(made, float | int):
                yield written(KeptCorrection(told(text), made, correction))
        for (row,) in self._rows(self._database, "SELECT quote FROM quotes ORDER BY kept"):
            if (quote := read(row, KeptQuote)) is not None:
                yield written(KeptNote(quote))
        for watched in WatchList(self._database).names():
            yield written(KeptName(watched))
        for kind, name, text, part in self._rows(self._database, "SELECT kind, name, text, part FROM splits"):
            if isinstance(part, int):
                yield written(KeptSplit(Parted(told(kind), told(name), told(text), part)))
        for feed in Feeds(self._database).all():
            yield written(KeptFeed(feed.address, feed.title, feed.folder, feed.added))

    def export(self, path: Path) -> int:
        """Writes the library to a file, as a whole or not at all, for the user alone; how many lines it has."""
        name = None
        try:
            handle, name = tempfile.mkstemp(dir=private.replaceable(path).parent, prefix=path.name)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                count = sum(file.write(f"{line}\n") > 0 for line in self.lines())
            os.replace(name, path)
        except BaseException as error:
            if name is not None:
                with suppress(OSError):
                    os.unlink(name)
            if isinstance(error, OSError):
                reason = (error.strerror or str(error)).lower()
                raise LibraryError(f"The library cannot be written to {path} ({reason}).") from error
            raise
        private.restrict(path)
        return count

    def _kept(self, entry: Entry) -> KeptArticle | None:
        article, story = self._articles.article(entry.key), self._articles.story(entry.key)
        if article is None or story is None:
            return None
        analysed = entry.analysed and story.analysis != Analysis()
        where = self._rows(
            self._database, "SELECT address, first, last FROM addresses WHERE text = ? ORDER BY first", entry.key
        )
        return KeptArticle(
            entry,
            article,
            story.analysis if analysed else None,
            story.pipeline if analysed else None,
            tuple((told(at), float(first), float(last)) for at, first, last in where if _are_times(first, last)),
            self._articles.marks(entry.key),
            self._articles.remarks(entry.key),
        )

    @staticmethod
    def _rows(database: Database, statement: str, *values: object) -> list[Any]:
        with database.reading() as opened:
            return [] if opened is None else opened.execute(statement, values).fetchall()

    # In

    def merge(self, source: Path | int) -> Merged:
        """Takes in what such a file, or an open descriptor, has. Raises LibraryError also where it is none."""
        name = "standard input" if isinstance(source, int) else str(source)
        try:
            with open(source, "rb", closefd=not isinstance(source, int)) as file:
                return self.take(_lines(file), name)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise LibraryError(f"{name} cannot be read ({reason}).") from error

    def take(self, lines: Iterable[bytes], name: str) -> Merged:
        """Takes in the lines of such a file of a name. LibraryError where the first one is not what it should be."""
        reading = iter(lines)
        head = read(next(reading, b""), Head)
        if head is None:
            raise LibraryError(f"{name} is no library of Reader's: its first line does not say so.")
        if head.version > VERSION:
            raise LibraryError(f"{name} was written by a newer Reader and cannot be read by this one.")
        with self._database.held(), self._corrections.held():
            return self._taken(reading)

    def _taken(self, lines: Iterable[bytes]) -> Merged:
        count = dict.fromkeys(Merged.__struct_fields__, 0)
        for line in lines:
            if not line.strip():
                continue
            match read(line, Line):
                case KeptArticle() as kept if _is_sound(kept):
                    count["articles"] += self._take_article(kept)
                case KeptCorrection() as kept if _is_key(kept.text) and [*places(kept.correction)]:
                    count["corrections"] += self._take_correction(kept)
                case KeptNote(quote=quote) if _is_key(quote.key) and _is_sound_quote(quote):
                    row = quote.key, quote.start, quote.end, quote.kept, written(quote)
                    count["quotes"] += self._add("INSERT OR IGNORE INTO quotes VALUES (?, ?, ?, ?, ?)", row)
                case KeptName(watched=watched):
                    before = len(WatchList(self._database).names())
                    with suppress(LibraryError):
                        WatchList(self._database).add(watched.name, watched.kind, watched.since)
                    count["watched"] += len(WatchList(self._database).names()) - before
                case KeptSplit(split=split) if _is_key(split.text) and 0 < split.part < _FURTHEST:
                    one = split.kind, unstroked(split.name), split.text, split.part
                    self._add("INSERT OR IGNORE INTO splits VALUES (?, ?, ?, ?)", one)
                case KeptFeed(where, title, folder, added) if is_web(where) and 0 <= added < _LATEST:
                    count["feeds"] += Feeds(self._database).add(where, title, folder, added)
                case _:
                    count["passed_over"] += 1
        return Merged(**count)

    def _add(self, statement: str, row: tuple[object, ...]) -> int:
        with self._database.writing() as database:
            return max(0, database.execute(statement, row).rowcount)

    def _take_correction(self, kept: KeptCorrection) -> bool:
        row = kept.text, written(kept.correction)
        with self._corrections.writing() as database:
            if database.execute("SELECT 1 FROM corrections WHERE text = ? AND correction = ?", row).fetchone():
                return False
            database.execute("INSERT INTO corrections (text, made, correction) VALUES (?, ?, ?)",
                             (kept.text, kept.made, row[1]))  # fmt: skip
        return True

    def _take_article(self, kept: KeptArticle) -> bool:
        """Whether the article was not here."""
        key, theirs = text_key(kept.article), kept.entry
        own = self._articles.entry(key)
        if own is None or (kept.analysis is not None and not own.analysed):
            article = kept.article if own is None else self._articles.article(key) or kept.article
            now, outlet = theirs.first_opened if own is None else own.last_opened, theirs.facts.outlet
            if kept.analysis is None:
                self._articles.opened(article, outlet=outlet, fetched=theirs.fetched, now=now)
            else:
                story = Story(article, kept.analysis, kept.pipeline or Pipeline("", ""))
                self._articles.keep(story, outlet=outlet, fetched=theirs.fetched, now=now)
        with self._database.writing() as database:
            _join(database, key, theirs)
            for at, first, last in kept.addresses:
                database.execute(
                    "INSERT INTO addresses VALUES (?, ?, ?, ?) ON CONFLICT (address, text) DO UPDATE"
                    " SET first = MIN(first, excluded.first), last = MAX(last, excluded.last)",
                    (address(at) or at, key, first, last),
                )
            tags = [(key, tag) for one in theirs.tags if (tag := as_tag(one))]
            database.executemany("INSERT OR IGNORE INTO tags VALUES (?, ?)", tags)
            for mark in kept.marks:
                _join_mark(database, key, mark)
            for remark in kept.remarks:
                _join_remark(database, key, remark)
        return own is None


def _join(database: sqlite3.Connection, key: str, theirs: Entry) -> None:
    row = database.execute("SELECT last, place, note FROM articles WHERE text = ?", (key,)).fetchone()
    if row is None:
        return
    last, place, note = row
    finished = BY_LATER if theirs.by_later else int(theirs.finished)
    place = theirs.place if theirs.last_opened > last or (not place and theirs.place) else place
    database.execute(
        "UPDATE articles SET first = MIN(first, ?), last = MAX(last, ?), fetched = MAX(fetched, ?), place = ?,"
        " furthest = MAX(furthest, ?), finished = CASE WHEN 1 IN (finished, ?) THEN 1 ELSE MAX(finished, ?) END,"
        " starred = MAX(starred, ?), note = ? WHERE text = ?",
        (theirs.first_opened, theirs.last_opened, theirs.fetched, place, theirs.furthest, finished, finished,
         theirs.starred, _both(told(note), theirs.note), key),
    )  # fmt: skip


def _join_mark(database: sqlite3.Connection, key: str, mark: Mark) -> None:
    rows = database.execute("SELECT letter, place FROM marks WHERE text = ?", (key,)).fetchall()
    if mark.place in [place for _, place in rows]:
        return
    taken = {told(letter) for letter, _ in rows}
    everywhere = (told(letter) for (letter,) in database.execute("SELECT letter FROM marks").fetchall())
    taken |= {letter for letter in everywhere if letter.isupper()}  # stands for one place of all texts
    others = string.ascii_letters if mark.letter.islower() else string.ascii_letters.swapcase()
    free = next((one for one in (mark.letter, *others) if one not in taken), None)
    if free is not None:
        database.execute("INSERT INTO marks VALUES (?, ?, ?)", (key, free, mark.place))


def _join_remark(database: sqlite3.Connection, key: str, remark: Remark) -> None:
    place = key, remark.what, remark.name, remark.start, remark.end
    row = database.execute(
        "SELECT starred, note FROM remarks WHERE text = ? AND what = ? AND name = ? AND start = ? AND end = ?", place
    ).fetchone()
    starred, note = row or (False, "")
    values = (*place, bool(starred) or remark.starred, _both(told(note), remark.note))
    database.execute("INSERT OR REPLACE INTO remarks VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _both(own: str, theirs: str) -> str:
    """Two notes as one, each of them once."""
    if theirs in own:
        return own
    return theirs if own in theirs else f"{own}\n\n{theirs}"


def _is_sound(kept: KeptArticle) -> bool:
    """Whether everything in it can be of its text."""
    length, entry = len(kept.article.text), kept.entry
    at = [entry.place, entry.furthest, *(mark.place for mark in kept.marks)]
    at += [place for remark in kept.remarks for place in (remark.start, remark.end)]
    return (
        all(0 <= place <= length for place in at)
        and all(0 <= block.start <= block.end <= length for block in kept.article.blocks)
        and _are_links(kept.article.links, length)
        and all(len(mark.letter) == 1 and mark.letter.isprintable() for mark in kept.marks)
        and all(0 <= moment < _LATEST for moment in (entry.first_opened, entry.last_opened, entry.fetched))
        and all(0 <= moment < _LATEST for _, *both in kept.addresses for moment in both)
        and (kept.analysis is None or is_of(kept.analysis, kept.article.text))
    )


def _are_links(links: Sequence[Hyperlink], length: int) -> bool:
    """Whether they stand one after another in a text of that length, and lead to the web."""
    ends = [0, *(place for link in links for place in (link.start, link.end)), length]
    return ends == sorted(ends) and all(is_web(link.address) and link.address.isprintable() for link in links)


def _is_sound_quote(quote: KeptQuote) -> bool:
    return 0 <= quote.start < quote.end < _FURTHEST and 0 <= quote.kept < _LATEST


def _is_key(text: str) -> bool:
    return len(text) == _KEY and text.isalnum()


def _are_times(*values: object) -> bool:
    return all(isinstance(value, float | int) for value in values)


def _lines(file: Any) -> Iterator[bytes]:
    """The lines of a file; of one that is too long nothing but that it is there."""
    while line := file.readline(LONGEST):
        if len(line) < LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
        yield b"too long"
