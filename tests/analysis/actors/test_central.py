"""Whom an article is about: what somebody does and says counts beside how often they are named."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from reader.analysis.actors import central
from reader.story import Actor, Article, Block, Event, Mention, Participant, Quote

TEXT = "Ann went. Bob came. Ann left. Bob slept."
ARTICLE = Article("-", None, None, None, TEXT, (Block("paragraph", 0, len(TEXT)),))
ANN = Actor("a1", "Ann", "person", 1.0, (Mention(0, 3, "name"), Mention(20, 23, "name")))
BOB = Actor("a2", "Bob", "person", 1.0, (Mention(10, 13, "name"), Mention(30, 33, "name")))


def event(salience: float, **parts: Any) -> Event:
    told = Event("e1", "other", (4, 8), "actual", (), (), (), (), None, salience)
    return msgspec.structs.replace(told, **parts)


def by(actor: Actor) -> tuple[Participant, ...]:
    start, end, *_ = msgspec.structs.astuple(actor.mentions[0])
    return (Participant((start, end), actor.id),)


def first(quotes: tuple[Quote, ...] = (), events: tuple[Event, ...] = ()) -> str:
    found = central.weigh(ARTICLE, (ANN, BOB), quotes, events)
    assert [a.salience for a in found] == sorted((a.salience for a in found), reverse=True)
    assert found[0].salience == 1.0
    return found[0].name if found[0].salience > found[1].salience else "both"


def test_equals_are_equal() -> None:
    assert first() == "both"


@pytest.mark.parametrize("part", ["who", "whom"])
def test_who_takes_part_in_more_that_matters_comes_first(part: str) -> None:
    assert first(events=(event(0.9, **{part: by(BOB)}), event(0.2, **{part: by(ANN)}))) == "Bob"


def test_who_says_something_comes_first() -> None:
    assert first(quotes=(Quote("q1", "direct", ((4, 8),), None, None, "a2"),)) == "Bob"
    assert first(quotes=(Quote("q1", "direct", ((4, 8),), None, None, "a1", ("a1", "a2")),)) == "both"


def test_who_has_a_name_comes_before_who_is_only_described() -> None:
    described = msgspec.structs.replace(
        BOB, mentions=tuple(msgspec.structs.replace(mention, form="nominal") for mention in BOB.mentions)
    )
    assert [a.name for a in central.weigh(ARTICLE, (described, ANN), (), ())] == ["Ann", "Bob"]


def test_nobody_is_nobody() -> None:
    assert central.weigh(ARTICLE, (), (), ()) == ()
