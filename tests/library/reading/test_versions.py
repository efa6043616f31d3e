"""Versions of one article, and what reading one of them does to the others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.library import Library
from reader.library.reading.articles import MIGRATIONS
from reader.library.reading.versions import later_versions
from reader.story import Article
from tests.library.synthetic import story

WEB = "https://news.example/ferry"
OLD = story("The ferry stops", "The ferry to Orsk stops on Monday because of ice.", source=WEB).article
NEW = story("The ferry stops", "The ferry to Orsk stops on Tuesday because of ice.", source=WEB).article
NEXT = story("Rents rise", "Rents in the old town rise by a tenth, says the union.", source=WEB).article


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def fetched(library: Library, *articles: Article) -> list[str]:
    return [library.articles.opened(article, now=float(at)) for at, article in enumerate(articles)]


def unread(library: Library) -> set[str]:
    return {entry.key for entry in library.articles.entries() if entry.unread}


def test_reading_the_last_version_reads_those_before(library: Library) -> None:
    old, new = fetched(library, OLD, NEW)
    assert unread(library) == {old, new}
    library.articles.moved(new, 0, 10_000)
    assert unread(library) == set()
    assert library.articles.keys(states=["unread"]) == ()


def test_marking_the_last_version_as_read_does_so_too(library: Library) -> None:
    _, new = fetched(library, OLD, NEW)
    library.articles.finish(new)
    assert unread(library) == set()
    library.articles.finish(new, False)
    assert unread(library) == {new}


def test_what_was_never_looked_at_is_no_longer_new_once_a_later_version_is_begun(library: Library) -> None:
    _, new = fetched(library, OLD, NEW)
    library.articles.moved(new, 0, 5)
    assert unread(library) == {new}


def test_one_stays_in_an_earlier_version_until_the_later_one_is_read(library: Library) -> None:
    old, new = fetched(library, OLD, NEW)
    library.articles.moved(old, 0, 5)
    library.articles.moved(new, 0, 5)
    assert unread(library) == {old, new}
    library.articles.moved(new, 0, 10_000)
    assert unread(library) == set()


def test_an_earlier_version_reads_no_later_one_and_another_article_none(library: Library) -> None:
    old, new, other = fetched(library, OLD, NEW, NEXT)
    library.articles.moved(old, 0, 10_000)
    assert unread(library) == {new, other}
    library.articles.moved(other, 0, 10_000)
    assert unread(library) == {new}


def test_a_version_that_was_not_read_itself_is_not_what_the_reader_knew(library: Library) -> None:
    old, new = fetched(library, OLD, NEW)
    library.articles.moved(new, 0, 10_000)
    assert library.articles.before(NEW) is None
    entry = library.articles.entry(old)
    assert entry is not None
    assert (entry.finished, entry.seen) == (True, False)
    library.articles.moved(old, 0, 10_000)
    assert (entry := library.articles.entry(old)) is not None
    assert entry.seen


def test_it_stays_so_in_another_library(library: Library, tmp_path: Path) -> None:
    old, new = fetched(library, OLD, NEW)
    library.articles.finish(new)
    other = Library(tmp_path / "other cache", tmp_path / "other data")
    other.articles.opened(replace(OLD))
    library.transfer.export(tmp_path / "kept")
    other.transfer.merge(tmp_path / "kept")
    assert (entry := other.articles.entry(old)) is not None
    assert (entry.finished, entry.seen) == (True, False)


def test_looking_for_later_versions_of_twice_as_many_texts_is_about_twice_the_work(tmp_path: Path) -> None:
    def work(texts: int) -> int:
        with closing(sqlite3.connect(":memory:")) as database:
            for statement in MIGRATIONS[0]:
                database.execute(statement)
            rows = [(f"https://news.example/{n}", f"{n:064}", n, n) for n in range(texts)]
            database.executemany("INSERT INTO addresses VALUES (?, ?, ?, ?)", rows)
            steps = []
            database.set_progress_handler(lambda: steps.append(1), 100)
            assert later_versions(database, [key for _, key, *_ in rows]) == {}
            return len(steps)

    assert work(800) < 3 * work(400)
