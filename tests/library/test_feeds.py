"""Subscriptions and the entries that were seen, as they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library, LibraryError, Private
from reader.library.feeds import MOST_ENTRIES, Told
from tests.library.synthetic import story

QUAY = "https://quay.example/feed"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "cache", tmp_path / "data")


def told(*names: str) -> list[Told]:
    return [Told(name, name.title(), "2024-05-01", f"https://quay.example/{name}") for name in names]


def test_a_subscription_is_one_whatever_its_spelling(library: Library) -> None:
    assert library.feeds.all() == ()
    assert library.feeds.add(QUAY, "The Quay", ["News", "North"], now=5.0)
    assert not library.feeds.add("HTTPS://Quay.example/feed?utm_source=x")
    (feed,) = library.feeds.all()
    assert (feed.address, feed.title, feed.folder, feed.added) == (QUAY, "The Quay", ("News", "North"), 5.0)
    assert (feed.fetched, feed.failures, feed.entries, feed.unread) == (None, 0, 0, 0)
    assert library.feeds.find("https://QUAY.example/feed") == feed
    assert library.feeds.remove("https://QUAY.example/feed")
    assert not library.feeds.remove(QUAY)
    assert library.feeds.all() == ()


def test_entries_wait_until_they_are_fetched_or_read(library: Library) -> None:
    library.feeds.add(QUAY)
    library.feeds.answered(QUAY, told("tide", "wind", "rain"), due=9.0)
    first, second, third = library.feeds.waiting()
    assert (first.title, second.title, third.title) == ("Tide", "Wind", "Rain")
    assert len(library.feeds.waiting(2)) == 2
    assert library.feeds.count() == 1
    key = library.articles.keep(story("Tide", "It came."))
    library.feeds.fetched(first, key)
    library.feeds.mark(second)
    assert library.feeds.waiting() == (third,)
    assert library.feeds.of(key) == QUAY
    assert library.feeds.of("nothing") is None
    library.forget(key)
    assert library.feeds.waiting() == (third,)


def test_only_what_was_not_there_before_is_new(library: Library) -> None:
    library.feeds.add(QUAY)
    answered = library.feeds.answered
    assert answered(QUAY, told("a", "b"), due=10.0, title="The Quay", etag='"1"', now=1.0) == ("a", "b")
    assert answered(QUAY, told("c", "a"), due=20.0, title="Another name", now=2.0) == ("c",)
    assert answered(QUAY, None, due=30.0, etag='"2"', now=3.0) == ()
    (feed,) = library.feeds.all()
    assert (feed.title, feed.entries, feed.etag, feed.due, feed.fetched) == ("The Quay", 3, '"2"', 30.0, 3.0)
    assert [entry.identity for entry in library.feeds.entries(QUAY)] == ["c", "a", "b"]
    assert library.feeds.due(29.0) == ()
    assert library.feeds.due(30.0) == (feed,)


def test_a_clock_that_was_wrong_costs_no_feed(library: Library) -> None:
    library.feeds.add(QUAY)
    library.feeds.answered(QUAY, (), due=10.0**9 + 900, now=10.0**9)
    assert library.feeds.due(10.0**9) == ()
    assert len(library.feeds.due(10.0**8)) == 1


def test_entries_that_are_all_called_the_same(library: Library) -> None:
    library.feeds.add(QUAY)
    entries = [Told("same", name, address=f"https://quay.example/{name}") for name in "abc"]
    assert len(library.feeds.answered(QUAY, entries, due=0)) == 3
    assert library.feeds.answered(QUAY, entries, due=0) == ()
    assert len(library.feeds.answered(QUAY, [Told("", "x"), Told("", "y")], due=0)) == 2


def test_a_feed_cannot_fill_the_library(library: Library) -> None:
    library.feeds.add(QUAY)
    for moment in range(3):
        names = (f"{moment}-{number}" for number in range(1_000))
        library.feeds.answered(QUAY, told(*names), due=0, now=float(moment))
    found = library.feeds.entries()
    assert len(found) == MOST_ENTRIES
    assert {entry.identity[0] for entry in found} == {"1", "2"}
    library.feeds.answered(QUAY, [Told("x" * 9_000, "t" * 9_000, summary="s" * 9_000)], due=0, now=9.0)
    entry = next(one for one in library.feeds.entries() if one.seen == 9.0)
    assert max(len(entry.identity), len(entry.title), len(entry.summary)) <= 1_000


def test_an_entry_is_read_once_its_article_was_opened_again(library: Library) -> None:
    library.feeds.add(QUAY)
    library.feeds.answered(QUAY, told("a", "b", "c"), due=0)
    ferry = story("Ferry", "The ferry sank. Nobody was on it.").article
    first, second, _ = library.feeds.entries()
    key = library.articles.opened(ferry, now=100.0)
    library.feeds.fetched(first, key)
    library.feeds.mark(second)
    assert [entry.identity for entry in library.feeds.entries(unread=True)] == ["a", "c"]
    assert library.feeds.all()[0].unread == 2
    library.articles.opened(ferry, now=200.0)
    assert [entry.identity for entry in library.feeds.entries(unread=True)] == ["c"]
    assert library.feeds.entries()[0].key == key
    library.forget(key)
    assert library.feeds.entries()[0].key is None


def test_articles_that_are_wanted(library: Library) -> None:
    library.feeds.add(QUAY)
    library.feeds.answered(QUAY, told(*"abcdef"), due=0)
    entries = library.feeds.entries()
    library.feeds.fetched(entries[0], "key")
    library.feeds.mark(entries[1])
    for _ in range(2):
        library.feeds.missed(entries[2])
    library.feeds.missed(entries[3])
    assert [entry.identity for entry in library.feeds.wanted(QUAY, 5)] == ["d", "e"]
    assert library.feeds.wanted(QUAY, 0) == ()


def test_what_is_removed_while_it_is_asked(library: Library) -> None:
    assert library.feeds.answered(QUAY, told("a"), due=0) == ()
    library.feeds.failed(QUAY, "No.", due=0)
    assert library.feeds.all() == ()
    assert library.feeds.entries() == ()


def test_private_and_forgotten(library: Library) -> None:
    with pytest.raises(LibraryError):
        Private().feeds.add(QUAY)
    assert Private().feeds.all() == ()
    library.feeds.add(QUAY)
    library.feeds.answered(QUAY, told("a"), due=0)
    library.forget_all()
    assert library.feeds.all() == ()
    assert library.feeds.entries() == ()
