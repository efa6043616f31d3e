"""What counts as said wrongly."""

from typing import Any

import pytest

from reader.story import Actor, Analysis, Event, Mention, Quote

pytest.importorskip("torch", reason="torch, for training only, is not installed")

from training import mistakes

ANN = Actor("a1", "Ann", "person", 1.0, (Mention(0, 3, "name"), Mention(20, 23, "pronoun")))
GOLD: dict[str, Any] = {
    "actors": [
        {"name": "Ann", "mentions": [{"start": 0, "end": 3}, {"start": 20, "end": 23}]},
        {"name": "Bob", "mentions": [{"start": 40, "end": 43}]},
    ],
    "quotes": [{"content": {"start": 50, "end": 60}, "speaker": "Ann"}],
    "events": [{"trigger": {"start": 5, "end": 9}, "type": "life", "realis": "actual"}],
}


def faults(kind: str, **found: Any) -> list[str]:
    return [fault for _, fault in mistakes.KINDS[kind](Analysis(**found), GOLD)]


def test_mentions_that_are_missed_that_are_none_and_of_another() -> None:
    assert faults("actors", actors=(ANN,)) == ["missed, of Bob"]
    more = Actor("a1", "Ann", "person", 1.0, (*ANN.mentions, Mention(30, 33, "pronoun"), Mention(40, 43, "name")))
    assert faults("actors", actors=(more,)) == ["no mention of an actor (of Ann)", "of Ann, not Bob"]


def test_quotes_that_are_missed_that_are_none_and_in_another_mouth() -> None:
    said = Quote("q1", "indirect", ((50, 60),), None, None, "a1")
    assert faults("quotes", actors=(ANN,), quotes=(said,)) == []
    assert faults("quotes", actors=(ANN,)) == ["missed, of Ann"]
    nobodys = Quote("q1", "indirect", ((50, 60),), None, None, None)
    assert faults("quotes", actors=(ANN,), quotes=(nobodys,)) == ["said by nobody, not Ann"]
    elsewhere = Quote("q1", "indirect", ((70, 80),), None, None, "a1")
    assert faults("quotes", actors=(ANN,), quotes=(elsewhere,)) == ["no such quote (of Ann)", "missed, of Ann"]


def test_events_that_are_missed_that_are_none_of_another_type_and_not_real() -> None:
    def told(start: int, kind: Any, realis: Any) -> Event:
        return Event("e1", kind, (start, start + 4), realis, (), (), (), (), None, 0.5)

    assert faults("events", events=(told(5, "life", "actual"),)) == []
    assert faults("events", events=(told(5, "other", "planned"),)) == ["other, not life", "planned, not actual"]
    assert faults("events", events=(told(70, "life", "actual"),)) == ["no event (life)", "missed (life)"]


def test_a_sample_is_the_same_at_each_look_and_in_order() -> None:
    lines = [str(n) for n in range(100, 200)]
    assert mistakes.sample(lines, 10) == mistakes.sample(lines, 10) == sorted(mistakes.sample(lines, 10))
    assert mistakes.sample(lines[:3], 10) == lines[:3]
