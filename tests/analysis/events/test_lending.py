"""Which events have the time of a clause for their own; through the shipped pipeline."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from reader.analysis import analyse
from reader.analysis.events import lending
from tests.analysis import build
from tests.pipeline.model import pipeline


def word(doc: Doc, text: str) -> Token:
    return next(t for t in doc if t.text == text)


@pytest.mark.parametrize(
    ("sentence", "event", "time", "has_it"),
    [
        ("The driver was fined on Friday for the collision.", "collision", "Friday", False),
        ("Police seized the boat on Friday despite the protests of its owner.", "protests", "Friday", False),
        ("On Friday the company halted the sale of the mill.", "sale", "Friday", False),
        ("The council held a vote on Friday.", "vote", "Friday", True),
        ("Two women were injured in a collision on Friday.", "collision", "Friday", True),
        ("On Friday the minister attended the opening in Bern.", "opening", "Friday", True),
        ("She has recovered from the fall last May.", "fall", "May", True),
        ("They marched through Graz in protest against the reform on Friday.", "reform", "Friday", False),
        ("Two men were arrested on Friday after a shop was robbed.", "robbed", "Friday", False),
        ("In 2014 guides left the mountain after an icefall killed ten of them.", "killed", "2014", True),
        ("Teachers have threatened to strike next month.", "threatened", "month", False),
        ("The union demanded a bonus before wages were cut in May.", "demanded", "May", False),
        ("The bridge collapsed after it was closed, Weber said on Friday.", "closed", "Friday", False),
        ("Teachers have begun to strike this month.", "begun", "month", True),
    ],
)
def test_what_a_clause_is_done_to_or_for_was_before(sentence: str, event: str, time: str, has_it: bool) -> None:
    doc = pipeline()(sentence)
    assert lending.is_lent(word(doc, event), word(doc, time)) is has_it


@pytest.mark.parametrize(
    ("sentence", "verb", "adds"),
    [
        ("On Friday she visited the depot, where she inspected the repairs.", "inspected", True),
        ("He died on Friday at the clinic where he was taken.", "taken", False),
        ("She said that she was tired.", "tired", False),
    ],
)
def test_where_and_when_add_to_what_was_then(sentence: str, verb: str, adds: bool) -> None:
    assert lending.adds(word(pipeline()(sentence), verb)) is adds


@pytest.mark.parametrize(
    ("sentence", "verb", "goes_on"),
    [
        ("The van is believed to have hit a wall on Friday.", "hit", True),
        ("On Friday the crew managed to refloat the ship.", "refloat", True),
        ("The firms agreed on Friday to merge.", "merge", False),
    ],
)
def test_what_came_off_was_when_it_is_said_to_have_come_off(sentence: str, verb: str, goes_on: bool) -> None:
    assert lending.goes_on(word(pipeline()(sentence), verb)) is goes_on


def test_participles_under_one_auxiliary_are_of_one_time() -> None:
    doc = pipeline()("Dunne was convicted on Friday and jailed for a year.")
    assert lending.is_one(word(doc, "jailed"))
    doc = pipeline()("The club was founded in 1974 and bought its rival.")
    assert not lending.is_one(word(doc, "bought"))


def test_late_and_later_are_of_the_time_that_they_stand_before() -> None:
    doc = pipeline()("The trial began late on Friday in Graz.")
    told = analyse(doc, build.article(doc)).events
    assert ["late on Friday"] in [[doc.text[slice(*w.span)] for w in e.when] for e in told]


def test_how_long_before_another_event_is_no_part_of_a_time() -> None:
    doc = pipeline()("Residents criticised the plan on Friday, three days before the vote.")
    told = analyse(doc, build.article(doc)).events
    assert [
        [doc.text[slice(*w.span)] for w in e.when] for e in told if doc.text[slice(*e.trigger)] == "criticised"
    ] == [["on Friday"]]
