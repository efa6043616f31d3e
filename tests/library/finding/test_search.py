"""Searching what was read."""

from __future__ import annotations

import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.library import Library, LibraryError, Private
from reader.library.finding.query import parse
from reader.library.finding.search import MOST_OF_ONE, Hit
from reader.library.keys import text_key
from reader.story import Story
from tests.library.synthetic import story

PEOPLE = {"Mara Quill": "person", "Otto Brand": "person", "Harbour Trust": "organization"}
FERRY = story(
    "Ferry stops for the winter",
    "The ferry to the islands stops on Monday. Mara Quill closed it after the storms.",
    "“The boilers are beyond repair,” Mara Quill said. Otto Brand wept at the quay.",
    source="https://news.example/ferry",
    published="2021-06-27",
    people=PEOPLE,
    quotes={"The boilers are beyond repair": "Mara Quill"},
    deeds=(("Mara Quill", "closed", "business"),),
)
BRIDGE = story(
    "A bridge instead",
    "Otto Brand wants a bridge. No ferry comes any more.",
    "“We shall repair nothing,” Otto Brand said. The boilers go to the scrapyard.",
    source="/papers/bridge.txt",
    published="2021-09-02",
    people=PEOPLE,
    quotes={"We shall repair nothing": "Otto Brand"},
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for one in (FERRY, BRIDGE):
        library.articles.keep(one)
    return library


def find(library: Library, typed: str) -> list[str]:
    return [hit.words for hit in library.search.find(parse(typed))]


def at(found: Hit, one: Story) -> str:
    return one.article.text[found.start : found.end]


def test_words_lead_to_their_sentence(library: Library) -> None:
    (found,) = library.search.find(parse("storm"))
    assert at(found, FERRY) == found.words == "Mara Quill closed it after the storms."
    assert (found.what, found.title, found.outlet, found.day) == (
        "sentence", "Ferry stops for the winter", "news.example", "2021-06-27",
    )  # fmt: skip
    assert library.articles.article(found.key) == FERRY.article
    assert find(library, '"beyond repair"') == ["“The boilers are beyond repair,” Mara Quill said."]
    assert find(library, '"repair beyond"') == []


def test_sentences_with_all_words_come_before_those_of_articles_with_all(library: Library) -> None:
    found = find(library, "bridge ferry")
    assert set(found) == {"A bridge instead", "Otto Brand wants a bridge.", "No ferry comes any more."}
    assert find(library, "bridge storms") == []
    assert find(library, "boilers scrapyard")[0] == "The boilers go to the scrapyard."


def test_quotes_by_words_and_by_speaker(library: Library) -> None:
    found = library.search.find(parse("said:repair"))
    assert {hit.speaker for hit in found} == {"Otto Brand", "Mara Quill"}
    (found_one,) = library.search.find(parse('said:repair who:"mara quill"'))
    assert at(found_one, FERRY) == "The boilers are beyond repair"
    assert (found_one.what, found_one.speaker) == ("quote", "Mara Quill")
    assert find(library, "said:boilers ferry") == ["The boilers are beyond repair"]
    assert find(library, "said:repair scrapyard") == ["We shall repair nothing"]
    assert find(library, "said:scrapyard") == []


def test_people(library: Library) -> None:
    assert find(library, "who:quill")[0] == "The boilers are beyond repair"
    assert find(library, "who:quill storms") == ["Mara Quill closed it after the storms."]
    assert find(library, "who:brand storms") == []
    assert find(library, "who:nobody") == []
    assert find(library, "who:brand who:quill") == []


def test_events(library: Library) -> None:
    (found,) = library.search.find(parse("event:business who:quill"))
    assert (at(found, FERRY), found.what) == ("closed", "event")
    assert found.words == "Mara Quill closed it after the storms."
    assert find(library, "event:business who:brand") == []
    assert find(library, "event:closed bridge") == []


def test_dates_sources_tags_and_states(library: Library) -> None:
    assert find(library, "ferry after:2021-09-02") == ["No ferry comes any more."]
    assert len(find(library, "ferry before:2021-09-02")) == 2
    assert len(find(library, "ferry source:NEWS.example")) == 2
    key = library.search.find(parse("storm"))[0].key
    library.articles.star(key)
    library.articles.tag(key, ["islands"])
    library.articles.finish(key)
    assert find(library, "is:starred") == ["Ferry stops for the winter"]
    assert find(library, "is:unread") == ["A bridge instead"]
    assert find(library, "ferry tag:islands is:unread") == []
    assert len(find(library, "ferry tag:islands")) == 2
    assert [hit.what for hit in library.search.find(parse("after:2000"))] == ["article"] * 2


def edited(*paragraphs: str, title: str = FERRY.article.title or "") -> Story:
    return story(title, *paragraphs, source=FERRY.article.source, published="2021-06-27", people=PEOPLE)


def test_of_an_article_that_was_edited_the_latest_version_that_has_it_is_found(library: Library) -> None:
    first = edited("The ferry stops on Sunday.", "Forty passengers wait.")
    last = edited("The ferry stops for good.", "Mara Quill closed it after the storms.")
    begun = time.time()
    for moment, one in enumerate((first, FERRY, last), 1):
        library.articles.keep(one, fetched=begun + moment)

    def found(typed: str) -> set[tuple[str, bool]]:
        named = {text_key(one.article): name for one, name in ((first, "first"), (FERRY, "second"), (last, "last"))}
        return {(named[hit.key], hit.earlier) for hit in library.search.find(parse(typed)) if hit.key in named}

    assert found("ferry") == found("storms") == found("source:news.example") == {("last", False)}
    assert found("boilers") == found("who:brand") == {("second", True)}
    assert found("forty") == {("first", True)}
    library.articles.opened(first.article, fetched=begun + 4)  # it is told again as it was at first
    assert found("ferry") == {("first", False)}
    assert found("storms") == {("last", True)}


def test_what_only_follows_at_the_same_address_is_no_version(library: Library) -> None:
    library.articles.keep(edited("Storms are over.", "Nobody wept at the fair.", title="Fair opens"))
    (found, other) = library.search.find(parse("storms"))
    assert not found.earlier
    assert not other.earlier


def test_what_is_typed_is_never_a_command(library: Library) -> None:
    for typed in (
        'ferry" OR "bridge',
        "NEAR(ferry monday)",
        "ferry AND",
        "a'b\"c -d ^e",
        "{ferry} +x",
        "source:\ud800 a",
        "\0 x",
    ):
        library.search.find(parse(typed))
    assert find(library, "ferry AND winter") == []
    assert find(library, "fer*") == []


def test_hundreds_of_articles(tmp_path: Path) -> None:
    library = Library(tmp_path / "cache", tmp_path / "data")
    for number in range(300):
        who = "Mara Quill" if number % 3 else "Otto Brand"
        library.articles.keep(
            story(
                f"Day {number}",
                f"{who} counted {number} boats. The tide rose. The tide fell. The tide turned. The tide went.",
                f"“Number {number} is late,” {who} said.",
                source=f"https://news.example/{number}",
                published=f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}",
                people=PEOPLE,
                quotes={f"Number {number} is late": who},
            )
        )
    assert find(library, "boats 250")[:1] == ["Mara Quill counted 250 boats."]
    tides = library.search.find(parse("tide"), limit=40)
    assert len(tides) == 40
    assert max([hit.key for hit in tides].count(hit.key) for hit in tides) <= MOST_OF_ONE
    assert tides[0].day == "2020-12-28"
    said = library.search.find(parse("who:brand said:late after:2020-03 before:2020-05"))
    assert {hit.speaker for hit in said} == {"Otto Brand"}
    assert {hit.day[:7] for hit in said} <= {"2020-03", "2020-04"}
    assert said


def test_an_index_that_is_gone_or_damaged_is_made_again(library: Library, tmp_path: Path) -> None:
    assert find(library, "storm")
    path = library.where["index"]
    path.unlink()
    assert find(library, "storm")
    path.write_bytes(b"no index any more" * 500)
    assert find(library, "storm")


def test_of_damaged_articles_the_user_hears(library: Library) -> None:
    assert find(library, "storm")
    library.where["articles"].write_bytes(b"no articles any more" * 500)
    with pytest.raises(LibraryError, match="is damaged"):
        find(library, "storm")
    assert find(library, "storm") == []


def test_from_several_threads(library: Library) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda _: find(library, "storm"), range(12)))


def test_what_is_there_is_searched_where_nothing_can_be_written(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find(library, "storm")
    library.articles.keep(story("Later", "Another storm came."))

    def fail(*_: object) -> None:
        raise LibraryError("It cannot be written.")

    monkeypatch.setattr("reader.library.finding.index.Index.update", fail)
    assert find(library, "storm") == ["Mara Quill closed it after the storms."]


def test_what_changed_is_searched_anew(library: Library) -> None:
    assert find(library, "who:quill said:boilers")
    first = FERRY.analysis.actors[0]
    renamed = replace(FERRY.analysis, actors=(replace(first, name="Mara Quail"), *FERRY.analysis.actors[1:]))
    library.articles.keep(replace(FERRY, analysis=renamed))
    assert [hit.speaker for hit in library.search.find(parse("who:quail said:boilers"))] == ["Mara Quail"]
    with sqlite3.connect(library.where["articles"]) as database:
        database.execute("DELETE FROM articles")
    assert find(library, "ferry") == []


def test_a_damaged_article_does_not_shut_out_the_others(library: Library) -> None:
    with sqlite3.connect(library.where["articles"]) as database:
        database.execute("UPDATE articles SET article = x'00' WHERE facts LIKE '%bridge.txt%'")
    assert find(library, "storm")
    assert find(library, "scrapyard") == []


def test_without_full_text_search_it_is_one_sentence(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.finding.index.has_full_text", lambda: False)
    with pytest.raises(LibraryError, match="without FTS5"):
        library.search.find(parse("storm"))
    assert len(library.articles.entries()) == 2


def test_nothing_was_read(tmp_path: Path) -> None:
    for library in (Library(tmp_path / "c", tmp_path / "d"), Private(tmp_path / "c", tmp_path / "d")):
        assert library.search.find(parse("storm")) == ()
    assert os.listdir(tmp_path) == []
