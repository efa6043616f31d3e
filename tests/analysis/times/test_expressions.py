"""Whole time expressions in sentences, and the events that they date; through the shipped pipeline."""

from __future__ import annotations

import msgspec
import pytest
from spacy.tokens import Span

from reader.analysis import analyse
from reader.analysis.times.expressions import is_rate, is_time, whole
from reader.story import Event
from tests.analysis import build
from tests.pipeline.model import pipeline


@pytest.mark.parametrize(
    ("sentence", "expression"),
    [
        ("The council met two weeks ago in Bern.", "two weeks ago"),
        ("The trial opens next Thursday in Oslo.", "next Thursday"),
        ("The dam burst the day before yesterday.", "the day before yesterday"),
        ("The plant was closed in mid-October after a leak.", "mid-October"),
        ("The fair was held between 3 and 7 August in Lyon.", "between 3 and 7 August"),
        ("The curfew held from November 2021 to February 2022 in the north.", "November 2021 to February 2022"),
        ("The plane left at 6:45 a.m. on Friday.", "6:45 a.m. on Friday"),
        ("Exports fell in the second quarter of 2019.", "the second quarter of 2019"),
        ("The bridge fell on Sept. 9, 2014, in a storm.", "Sept. 9, 2014"),
    ],
)
def test_a_time_is_found_whole(sentence: str, expression: str) -> None:
    doc = pipeline()(sentence)
    start = sentence.index(expression.removeprefix("between "))
    found = whole(doc.char_span(start, start + 1, alignment_mode="expand")[0])
    assert found is not None
    assert expression.endswith(found.text)


def test_what_only_looks_like_a_time_is_none() -> None:
    doc = pipeline()("Thousands were marching through May Street, and the score was 12:3.")
    assert not any(is_time(t) for t in doc)
    doc = pipeline()("Ben Osei won in 3:28.05, and Ivo Tamm was second in 9.58.")
    assert not any(is_time(t) for t in doc)


@pytest.mark.parametrize(
    ("sentence", "is_when"),
    [
        ("The board voted on the new opening hours.", False),
        ("Parents asked for longer nursery hours.", False),
        ("Trams are full during rush hours.", True),
        ("The crew searched for three hours.", True),
    ],
)
def test_hours_that_are_kept_are_no_time(sentence: str, is_when: bool) -> None:
    assert [is_time(t) for t in pipeline()(sentence) if t.text == "hours"] == [is_when]


def test_the_end_of_a_year_is_a_time_however_it_is_written() -> None:
    doc = pipeline()("The mill will shut by year-end, and its west end is empty.")
    assert [is_time(t) for t in doc if t.text == "end"] == [True, False]


@pytest.mark.parametrize(
    ("sentence", "unit", "holds"),
    [
        ("Winds of 90 kilometres an hour tore down a mast.", "hour", True),
        ("She must ring the police three times a week from now on.", "week", True),
        ("The crew of 40 sailors left a day later.", "day", False),
        ("The strike will last a week, they said.", "week", False),
    ],
)
def test_a_rate_is_told_from_a_stretch_of_time(sentence: str, unit: str, holds: bool) -> None:
    assert is_rate(next(t for t in pipeline()(sentence) if t.text == unit)) is holds


def test_a_part_of_a_day_is_of_the_weekday_before_it_whatever_that_is_named() -> None:
    doc = pipeline()("They met on Sunday morning.")
    doc.set_ents([Span(doc, 3, 4, label="MISC")])
    assert str(whole(doc[4])) == "Sunday morning"
    doc = pipeline()("The Sunday Times reported it.")
    doc.set_ents([Span(doc, 1, 3, label="ORG")])
    assert whole(doc[1]) is None


def test_a_date_alone_and_another_stay_two() -> None:
    doc = pipeline()("They met on Tuesday and on Friday.")
    assert {span.text for t in doc if (span := whole(t))} == {"Tuesday", "Friday"}


def events(text: str) -> dict[str, Event]:
    doc = pipeline()(text)
    article = msgspec.structs.replace(build.article(doc), published="2024-05-15")  # a Wednesday
    return {text[slice(*e.trigger)]: e for e in analyse(doc, article).events}


def test_each_verb_has_the_time_beside_it() -> None:
    found = events("Two factories closed on Monday and will reopen next Friday.")
    assert [w.value for w in found["closed"].when] == ["2024-05-13"]
    assert [w.value for w in found["reopen"].when] == ["2024-05-17"]


def test_a_present_with_a_day_to_come_is_a_plan() -> None:
    found = events("The city museum reopens its doors on Saturday after a long repair.")
    assert found["reopens"].realis == "planned"
    assert [w.value for w in found["reopens"].when] == ["2024-05-18"]


def test_what_took_place_is_not_dated_after_the_article() -> None:
    found = events("Rebels attacked the port of Sena on 20 May 2024.")
    assert found["attacked"].realis == "actual"
    assert not any(w.value for w in found["attacked"].when)


def test_what_was_found_does_not_keep_a_document_from_being_copied() -> None:
    doc = pipeline()("They met last Friday.")
    assert whole(doc[3]) is not None
    assert whole(doc.copy()[3]) is not None
    assert len(doc.to_bytes()) > 0
