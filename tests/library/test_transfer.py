"""The library as a file, put together with another one, and forgotten."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from reader.library import Library, LibraryError, Private
from reader.library.corrected.corrections import Rename, of_actor
from reader.library.finding.query import parse
from reader.library.keys import text_key
from reader.library.reading.kept import Mark, Remark
from reader.library.transfer import Merged
from reader.story import Article, Hyperlink
from tests.library.synthetic import story

PEOPLE = {"Mara Quill": "person", "Otto Brand": "person"}
FERRY = story("Ferry", "“It is over,” Mara Quill said. Otto Brand wept.", source="https://news.example/ferry",
              published="2021-06-27", people=PEOPLE, quotes={"It is over": "Mara Quill"})  # fmt: skip
BRIDGE = story("Bridge", "Otto Brand wants a bridge.", people=PEOPLE)
KEY = text_key(FERRY.article)
RENAME = Rename(of_actor(FERRY.article.text, FERRY.analysis.actors[0]), "M. Quill")


def library(folder: Path) -> Library:
    return Library(folder / "cache", folder / "data")


def filled(folder: Path) -> Library:
    made = library(folder)
    made.articles.keep(FERRY, now=10.0)
    made.articles.opened(BRIDGE.article, now=20.0)
    made.articles.moved(KEY, 12, 20)
    made.articles.star(KEY)
    made.articles.note(KEY, "mine")
    made.articles.tag(KEY, ["sea"])
    made.articles.mark(KEY, "a", 3)
    made.articles.remark(KEY, Remark("actor", "Mara Quill", 3, 5, note="who?"))
    made.add(FERRY.article, RENAME)
    made.keep(FERRY.article, "m", FERRY.analysis)
    made.notebook.keep(FERRY, FERRY.analysis.quotes[0], now=11.0)
    made.watching.add("Mara Quill", "person", now=12.0)
    made.people.split("Otto Brand", "person", [KEY])
    made.feeds.add("https://news.example/feed", "The News", ["Sea"], now=13.0)
    return made


def state(of: Library) -> object:
    keys = [entry.key for entry in of.articles.entries()]
    return (
        of.articles.entries(), [of.articles.story(key) for key in keys], [of.articles.marks(key) for key in keys],
        [of.articles.remarks(key) for key in keys], of.articles.versions("https://news.example/ferry"),
        of.corrections(FERRY.article), of.notebook.quotes(), of.watching.names(),
        of.people.person("Otto Brand", "person", 1), of.feeds.all(),
    )  # fmt: skip


def test_a_library_that_was_written_is_the_same_elsewhere(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one"), library(tmp_path / "other")
    path = tmp_path / "library.jsonl"
    count = one.transfer.export(path)
    assert len(path.read_text().splitlines()) == count
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert other.transfer.merge(path) == Merged(articles=2, corrections=1, quotes=1, watched=1, feeds=1)
    assert state(other) == state(one)
    assert other.transfer.merge(path) == Merged()
    assert state(other) == state(one)


def test_nothing_is_lost_when_two_are_put_together(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "one"), library(tmp_path / "other")
    other.articles.opened(FERRY.article, now=5.0)
    other.articles.moved(KEY, 8, 30)
    other.articles.note(KEY, "yours")
    other.articles.tag(KEY, ["ships"])
    other.articles.mark(KEY, "a", 7)
    other.articles.remark(KEY, Remark("actor", "Mara Quill", 3, 5, starred=True, note="her"))
    path = tmp_path / "library.jsonl"
    one.transfer.export(path)
    other.transfer.merge(path)
    entry = other.articles.entry(KEY)
    assert entry is not None
    assert (entry.first_opened, entry.last_opened, entry.place, entry.furthest) == (5.0, 10.0, 12, 30)
    assert (entry.note, entry.tags, entry.starred, entry.analysed) == ("yours\n\nmine", ("sea", "ships"), True, True)
    assert {mark.place for mark in other.articles.marks(KEY)} == {3, 7}
    assert Mark("a", 7) in other.articles.marks(KEY)
    assert other.articles.remarks(KEY) == (Remark("actor", "Mara Quill", 3, 5, True, "her\n\nwho?"),)


def test_damaged_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "library.jsonl"
    filled(tmp_path / "one").transfer.export(path)
    head, *lines = path.read_text().splitlines()
    article = json.loads(next(line for line in lines if '"type":"article"' in line and "Ferry" in line))
    bad = []
    for name, value in (("place", 10**6), ("furthest", -1), ("note", 7), ("first_opened", "x"), ("fetched", 1e300)):
        bad.append(json.dumps({**article, "entry": {**article["entry"], name: value}}))
    bad.append(json.dumps({**article, "marks": [{"letter": "ab", "place": 1}]}))
    bad.append(json.dumps({**article, "article": {**article["article"], "text": "Another."}}))
    bad += ["{", "[]", '{"type":"novel"}', "\udcff", "[" * 9000, '{"type":"library","version":1}']
    path.write_bytes("\n".join([head, *bad, "", *lines]).encode("utf-8", "surrogateescape"))
    other = library(tmp_path / "other")
    assert other.transfer.merge(path) == Merged(2, 1, 1, 1, len(bad), 1)
    assert (story := other.articles.story(KEY)) is not None
    assert story == FERRY


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b'{"type":"article"}\n', b"{}\n", b"words\n"])
def test_what_is_no_library_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "library.jsonl"
    path.write_bytes(data)
    with pytest.raises(LibraryError, match="is no library of Reader"):
        library(tmp_path).transfer.merge(path)
    path.write_text('{"type":"library","version":2}\n')
    with pytest.raises(LibraryError, match="newer Reader"):
        library(tmp_path).transfer.merge(path)
    for work in (
        lambda: library(tmp_path).transfer.merge(tmp_path / "no"),
        lambda: library(tmp_path).transfer.export(tmp_path / "no" / "no"),
    ):
        with pytest.raises(LibraryError, match="no such file"):
            work()


def test_an_article_that_is_forgotten_is_nowhere(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    assert kept.search.find(parse("wept"))
    kept.forget(KEY)
    assert [entry.facts.title for entry in kept.articles.entries()] == ["Bridge"]
    assert kept.search.find(parse("wept")) == kept.corrections(FERRY.article) == kept.notebook.quotes() == ()
    assert kept.analysis(FERRY.article, "m") is None
    assert kept.search.find(parse("bridge"))
    assert kept.watching.names()
    for path in kept.where.values():
        assert b"wept" not in path.read_bytes()
        assert KEY.encode() not in path.read_bytes()


def test_all_is_forgotten(tmp_path: Path) -> None:
    kept = filled(tmp_path)
    kept.search.find(parse("wept"))
    kept.forget_all()
    assert kept.articles.entries() == kept.watching.names() == kept.notebook.quotes() == ()
    assert kept.search.find(parse("bridge")) == kept.corrections(FERRY.article) == ()
    assert all(b"Quill" not in path.read_bytes() for path in kept.where.values())
    empty = library(tmp_path / "empty")
    empty.forget_all()
    empty.forget(KEY)
    assert not (tmp_path / "empty").exists()


def test_a_private_library_takes_nothing_in_and_forgets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.jsonl"
    filled(tmp_path).transfer.export(path)
    private = Private(tmp_path / "cache", tmp_path / "data")
    for work in (lambda: private.transfer.merge(path), private.forget_all, lambda: private.forget(KEY)):
        with pytest.raises(LibraryError, match="private"):
            work()
    assert len(library(tmp_path).articles.entries()) == 2


def test_files_of_before_go_on(tmp_path: Path) -> None:
    """Corrections lie where they did, and a file of articles of an earlier version gets the tables it has not."""
    kept = library(tmp_path)
    kept.add(FERRY.article, RENAME)
    kept.articles.opened(FERRY.article)
    with sqlite3.connect(tmp_path / "data" / "articles.db") as database:
        for table in ("splits", "watched", "quotes"):
            database.execute(f"DROP TABLE {table}")
        database.execute("PRAGMA user_version = 1")
    with sqlite3.connect(tmp_path / "data" / "corrections.db") as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    kept = library(tmp_path)
    kept.watching.add("Mara Quill", "person")
    assert kept.articles.article(KEY) == FERRY.article
    assert kept.corrections(FERRY.article) == (RENAME,)


def test_the_same_story_among_what_was_opened(tmp_path: Path) -> None:
    kept = library(tmp_path)
    deeds = (("Mara Quill", "closed", "business"),)
    for number in range(2):
        kept.articles.keep(
            story(
                "Ferry to the islands closed",
                f"Mara Quill closed it. Number {number}.",
                people=PEOPLE,
                deeds=deeds,
                source=f"https://news.example/{number}",
                published="2021-06-27",
            )
        )
    kept.articles.keep(replace(BRIDGE, article=replace(BRIDGE.article, published="2021-06-27")))
    (group,) = kept.stories()
    assert len(group.keys) == 2


def test_what_is_no_file_is_left_where_it_is(tmp_path: Path) -> None:
    """A device or a pipe, which a new file of that name would take the place of."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(LibraryError, match="it is no file"):
        Library().transfer.export(pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_capital_bookmark_of_here_stays_where_it_is(tmp_path: Path) -> None:
    there, here = library(tmp_path / "there"), library(tmp_path / "here")
    for one, kept in ((there, FERRY), (here, BRIDGE)):
        one.articles.mark(one.articles.keep(kept), "A", 3)
    for _ in range(2):
        here.transfer.take((line.encode() for line in there.transfer.lines()), "a file")
        assert here.articles.capitals() == {"A": (text_key(BRIDGE.article), 3), "B": (KEY, 3)}


def test_many_articles_are_taken_in_without_closing_the_file_after_each(tmp_path: Path) -> None:
    lines = [line.encode() for line in filled(tmp_path / "there").transfer.lines()]
    here, open_still = library(tmp_path / "here"), []

    def given() -> Iterator[bytes]:
        for number, line in enumerate(lines):
            if number > 1:
                open_still.append(here.articles.path.with_name("articles.db-wal").exists())
            yield line

    here.transfer.take(given(), "a file")
    assert open_still
    assert all(open_still)


@pytest.mark.parametrize(
    ("links", "sound"),
    [
        ([Hyperlink(0, 3, "https://a.example/"), Hyperlink(3, 5, "http://b.example/")], True),
        ([Hyperlink(0, 3, "file:///etc/passwd")], False),
        ([Hyperlink(0, 3, "https://a.example/\x1b[31m")], False),
        ([Hyperlink(2, 5, "https://a.example/"), Hyperlink(0, 3, "https://a.example/")], False),
        ([Hyperlink(0, 10_000_000, "https://a.example/")], False),
    ],
)
def test_where_an_article_leads_is_kept_if_it_can_be_so(tmp_path: Path, links: list[Hyperlink], sound: bool) -> None:
    one, other = library(tmp_path / "one"), library(tmp_path / "other")
    one.articles.keep(replace(FERRY, article=replace(FERRY.article, links=tuple(links))), now=10.0)
    one.transfer.export(tmp_path / "library.jsonl")
    assert other.transfer.merge(tmp_path / "library.jsonl") == Merged(articles=int(sound), passed_over=int(not sound))
    kept = other.articles.article(KEY)
    assert (kept.links if kept else ()) == (tuple(links) if sound else ())


def test_an_article_that_was_kept_without_links_is_read() -> None:
    written = msgspec.msgpack.encode({**msgspec.to_builtins(FERRY.article)})
    assert b"links" not in written
    assert msgspec.msgpack.decode(written, type=Article) == FERRY.article
