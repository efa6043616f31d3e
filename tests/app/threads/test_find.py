from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.threads.find import PatternError, Query, find, find_pattern, find_things, parse
from reader.app.threads.links import Links
from tests.app.hand import STORY, TEXT

LINKS = Links(STORY.analysis)


def things(typed: str) -> list[str]:
    return [TEXT[start:end] for start, end in find_things(TEXT, LINKS, parse(typed))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("us", ["US", "us", "Us"]),
        ("US", ["US"]),
        ("Us", ["Us"]),
        ("(local", ["(local"]),
        ("air strikes", ["air strikes", "air\nstrikes", "air  strikes"]),
        ("don't", ["don’t"]),
        ("pro-us", ["pro‑Us"]),
        ("  ", []),
        ("", []),
        ("nowhere", []),
    ],
)
def test_find(words: str, found: list[str]) -> None:
    text = "US us (local time) air strikes air\nstrikes air  strikes don’t pro‑Us"
    assert [text[start:end] for start, end in find(text, words)] == found


@given(st.text(), st.text(max_size=4))
def test_hits_are_in_order_and_do_not_overlap(text: str, words: str) -> None:
    end = 0
    for hit in find(text, words):
        assert end <= hit[0] < hit[1] <= len(text)
        end = hit[1]


@given(st.text(min_size=1).filter(str.strip), st.text(), st.text())
def test_words_that_are_there_are_found(words: str, before: str, after: str) -> None:
    assert find(before + words + after, words)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("words", Query("text", "words")),
        ("re:a+", Query("pattern", "a+")),
        ("@kirby", Query("actors", "kirby")),
        ("#strike", Query("events", "strike")),
        ('"defence', Query("quotes", "defence")),
        ('"defence"', Query("quotes", "defence")),
        ("“defence”", Query("quotes", "defence")),
        (r"\@home", Query("text", "@home")),
        (r"\re:", Query("text", "re:")),
        (r"\d", Query("text", r"\d")),
    ],
)
def test_parse(typed: str, query: Query) -> None:
    assert parse(typed) == query


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bk\w+y", ["Kirby", "kenny"]),
        (r"\bK\w+y", ["Kirby"]),
        (r"^\S+", ["Kirby", "kenny"]),
        (r"x*", []),
    ],
)
def test_patterns(pattern: str, found: list[str]) -> None:
    text = "Kirby here\nkenny there"
    assert [text[start:end] for start, end in find_pattern(text, pattern)] == found


@pytest.mark.parametrize(
    "pattern", ["(", "[a", "a{99999}", "(?:(?:a{9999}){9999}){9999}", "(?:" * 90 + ")" * 90 + "(", "a" * 1000]
)
def test_patterns_that_cannot_be_say_so(pattern: str) -> None:
    with pytest.raises(PatternError):
        find_pattern("aaa", pattern)


def test_a_pattern_that_never_ends_is_given_up() -> None:
    with pytest.raises(PatternError, match="too long"):
        find_pattern("a" * 5000 + "!", "(a+)+$")


@given(st.text(max_size=20))
def test_any_pattern_finds_or_says_why_not(pattern: str) -> None:
    with suppress(PatternError):
        assert all(0 <= start < end <= len(TEXT) for start, end in find_pattern(TEXT, pattern))


def test_actors_are_found_by_any_name_of_theirs() -> None:
    kirby = ["John Kirby", "Kirby", "the Pentagon spokesman"]
    assert things("@kirby") == things("@pentagon spokesman") == kirby
    assert things("@nobody at all") == []
    assert len(things("@")) == sum(len(actor.mentions) for actor in STORY.analysis.actors)


def test_events_are_found_by_their_words_their_type_and_who_takes_part() -> None:
    assert "flew" in things("#several targets")
    assert "ordered" in things("#biden")
    conflicts = {TEXT[slice(*event.trigger)] for event in STORY.analysis.events if event.type == "conflict"}
    assert conflicts <= set(things("#conflict"))
    assert len(things("#")) == len(STORY.analysis.events)


def test_quotes_are_found_by_their_words_and_by_who_says_them() -> None:
    quote = STORY.analysis.quotes[0]
    first = TEXT[slice(*quote.content[0])]
    word = next(word for word in first.split() if word.isalpha() and len(word) > 4)
    assert word in things(f'"{word}')
    assert first in things('"kirby')
    assert len(things('"')) == len(STORY.analysis.quotes)
