"""What a user types to search, as a query."""

from __future__ import annotations

import pytest

from reader.library.finding.query import LONGEST, Query, QueryError, parse


def test_words_phrases_and_fields() -> None:
    typed = 'Sanctions "cease  fire" who:"John Kirby" who:biden said:retaliate event:justice source:Reuters tag:#War'
    assert parse(typed) == Query(
        words=(("sanctions",), ("cease", "fire")),
        who=(("john", "kirby"), ("biden",)),
        said=(("retaliate",),),
        event=(("justice",),),
        sources=("reuters",),
        tags=("war",),
    )


def test_days_are_the_first_of_what_is_named_and_the_narrowest_hold() -> None:
    found = parse("after:2021-06 before:2022 after:2020 before:2023-02-28")
    assert (found.after, found.before) == ("2021-06-01", "2022-01-01")


def test_states_and_curly_quotes_and_one_that_is_left_open() -> None:
    assert parse("is:unread IS:Starred") == Query(states=("starred", "unread"))
    assert parse('„zwei Worte“ said:“so it is” "not closed') == Query(
        words=(("zwei", "worte"), ("not", "closed")), said=(("so", "it", "is"),)
    )


@pytest.mark.parametrize("typed", ["NEAR(a b)", 'a" OR "b', "a* -b ^c", "{a} : b", "x AND NOT y", "10:30 O'Hara é"])
def test_marks_are_no_commands(typed: str) -> None:
    assert all(word.isalnum() for phrase in parse(typed).words for word in phrase)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("colour:red", "There is no colour: to search by, only who:, said:"),
        ("http://example.org", "There is no http:"),
        ("after:yesterday", "after: needs a date such as 2021, 2021-06 or 2021-06-27, not yesterday."),
        ("before:2021-02-30", "not 2021-02-30"),
        ("after:2021-13", "not 2021-13"),
        ("after:²⁰²¹", "needs a date"),
        ("is:red", "is:starred or is:unread, not is:red"),
        ("who:", "who: needs something after it"),
        ("tag: war", "tag: needs something after it"),
        ("said:!!", "said: needs something"),
        ("", "There is no word to search for."),
        ("?! --", "There is no word to search for."),
        ("a" * (LONGEST + 1), f"A search can be {LONGEST} characters long."),
    ],
)
def test_what_asks_for_nothing_known_is_one_sentence(typed: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
