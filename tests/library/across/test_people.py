"""Persons across articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.library import Library, LibraryError, Private
from reader.library.across.people import Companion, Known
from reader.library.keys import text_key
from reader.story import ActorKind, Participant
from tests.library.synthetic import story

FIRST = story(
    "Quill closes the ferry",
    "Mayor Mara Quill closed the ferry. The Harbour Trust agreed.",
    "“It is over,” Mara Quill said.",
    source="https://news.example/1",
    published="2021-06-27",
    people={"Mara Quill": "person", "Harbour Trust": "organization"},
    quotes={"It is over": "Mara Quill"},
    deeds=(("Mara Quill", "closed", "business"),),
    when="2021-06-20",
)
SECOND = story(
    "A year later",
    "MARA T. QUILL resigned on Monday. Otto Brand and the Harbour Trust said nothing.",
    "“I regret it,” she said.",
    source="https://other.example/2",
    published="2022-06-27",
    people={"MARA T. QUILL": "person", "Harbour Trust": "organization", "Otto Brand": "person"},
    quotes={"I regret it": "MARA T. QUILL"},
    deeds=(("MARA T. QUILL", "resigned", "personnel"),),
    realis="planned",
)
NAMED = story("Brand speaks", "Otto Brand met Mara Quill.", people={"Otto Brand": "person", "Mara Quill": "person"})
SURNAME = story("Quill again", "Quill left.", published="2023-01-01", people={"Quill": "person"})
ALL = (SECOND, FIRST, SURNAME, NAMED)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for one in ALL:
        library.articles.keep(one, now=1_600_000_000.0)
    return library


def test_all_that_is_told_of_somebody_in_order_of_time(library: Library) -> None:
    found = library.people.person("mara quill", "person")
    assert found is not None
    assert [(one.outlet, one.day, one.main) for one in found.articles] == [
        (None, "2020-09-13", False),
        ("news.example", "2021-06-27", True),
        ("other.example", "2022-06-27", True),
    ]
    assert [one.words for one in found.said] == ["It is over", "I regret it"]
    assert [(one.day, one.type, one.realis, one.role, one.word) for one in found.did] == [
        ("2021-06-20", "business", "actual", "who", "closed"),
        ("2022-06-27", "personnel", "planned", "who", "resigned"),
    ]
    assert found.did[0].sentence == "Mayor Mara Quill closed the ferry."
    assert found.beside == (Companion("Otto Brand", "person", 2), Companion("Harbour Trust", "organization", 2))
    assert (found.part, found.others) == (0, ())
    first = found.said[0]
    kept = library.articles.article(first.key)
    assert kept is not None
    assert kept.text[first.start : first.end] == "It is over"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Quill", "person"), ("Mara Quill", "organization"), ("M. Quill", "person"), ("Nobody Here", "person")],
)
def test_nobody_by_less_than_the_full_name_of_the_kind(library: Library, name: str, kind: ActorKind) -> None:
    assert library.people.person(name, kind) is None


def test_what_the_user_splits_stays_split(library: Library, tmp_path: Path) -> None:
    key = text_key(SECOND.article)
    part = library.people.split("Mara Quill", "person", [key])
    assert part == 1
    library.articles.keep(SECOND)
    library = Library(tmp_path / "cache", tmp_path / "data")
    one, other = library.people.person("Mara Quill", "person"), library.people.person("Mara Quill", "person", part)
    assert one is not None
    assert other is not None
    assert key not in [article.key for article in one.articles]
    assert [article.key for article in other.articles] == [key]
    assert (one.others, other.others) == ((1,), (0,))
    assert library.people.split("Mara Quill", "person", [text_key(FIRST.article)]) == 2
    library.people.join("Mara Quill", "person", [key, text_key(FIRST.article)])
    assert (joined := library.people.person("Mara Quill", "person"))
    assert len(joined.articles) == 3
    assert library.people.split("Quill", "person", [key]) is None


def test_done_to_somebody(library: Library) -> None:
    brand = story("x", "Otto Brand hit Ann Lee.", people={"Otto Brand": "person", "Ann Lee": "person"},
                  deeds=(("Otto Brand", "hit", "conflict"),))  # fmt: skip
    hurt = replace(brand.analysis.events[0], whom=(Participant((0, 1), "a1"),))
    library.articles.keep(replace(brand, analysis=replace(brand.analysis, events=(hurt,))))
    assert (lee := library.people.person("Ann Lee", "person"))
    assert [(one.role, one.word) for one in lee.did] == [("whom", "hit")]


def test_what_somebody_did_counts_once_though_the_headline_leaves_them_out(library: Library) -> None:
    told = story("Bridge closed", "Ann Lee closed it.", "Ann Lee had closed it.", people={"Ann Lee": "person"},
                 deeds=(("Bridge", "closed", "business"), ("Ann Lee", "closed", "business"),
                        ("Ann Lee had", "closed", "business")))  # fmt: skip
    headline, named, again = told.analysis.events
    again = replace(again, who=named.who)
    events = (headline, replace(named, same_as=headline.id), replace(again, same_as=headline.id))
    library.articles.keep(replace(told, analysis=replace(told.analysis, events=events)))
    assert (lee := library.people.person("Ann Lee", "person"))
    assert [(one.role, one.sentence) for one in lee.did] == [("who", "Ann Lee closed it.")]


def test_who_is_in_the_most_articles(library: Library) -> None:
    known = library.people.known()
    assert known[0] == Known("Mara Quill", "person", 3, 2)
    assert {one.name for one in known} == {"Mara Quill", "Otto Brand", "Harbour Trust"}
    assert [one.kind for one in library.people.known("organization")] == ["organization"]


def test_private(tmp_path: Path) -> None:
    library = Private(tmp_path, tmp_path)
    assert library.people.person("Mara Quill", "person") is None
    assert library.people.known() == ()
    with pytest.raises(LibraryError):
        library.people.split("Mara Quill", "person", ["x"])


def test_versions_of_an_article_are_one_article(library: Library) -> None:
    later = story(
        "Quill closes the ferry",
        "Mayor Mara Quill closed the ferry. The Harbour Trust agreed.",
        "“It is over for good,” Mara Quill said.",
        source="https://news.example/1",
        published="2021-06-27",
        people={"Mara Quill": "person", "Harbour Trust": "organization"},
        quotes={"It is over for good": "Mara Quill"},
        deeds=(("Mara Quill", "closed", "business"),),
        when="2021-06-20",
    )
    assert library.people.articles("Mara Quill", "person") == 3
    key = library.articles.keep(later, now=1_600_000_100.0)
    assert library.people.articles("Mara Quill", "person") == 3
    found = library.people.person("Mara Quill", "person")
    assert found is not None
    assert len(found.articles) == 3
    assert [one.key for one in found.articles if one.outlet == "news.example"] == [key]
    assert [one.key for one in found.earlier] == [text_key(FIRST.article)]
    assert sorted(one.words for one in found.said) == ["I regret it", "It is over", "It is over for good"]
    assert [(one.key, one.word) for one in found.did if one.word == "closed"] == [(key, "closed")]
    assert [one.articles for one in found.beside] == [2, 2]
