"""What headers say of an answer."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest

from reader.sources.fetching.freshness import LONGEST, Known, holds, known, wait


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("max-age=60", 60),
        ("public, MAX-AGE=60 , stale-while-revalidate=9", 60),
        ('max-age="60"', 60),
        ("max-age=60, no-cache", 0),
        ("no-store", 0),
        ("max-age=-1", None),
        ("max-age=" + "9" * 5_000, None),
        ("max-age=٣", None),
        ("max-age", None),
        ("", None),
    ],
)
def test_how_long_an_answer_holds(said: str, seconds: float | None) -> None:
    assert holds({"cache-control": said}) == seconds


def test_an_answer_may_be_old_already() -> None:
    assert holds({"cache-control": "max-age=60", "age": "20"}) == 40
    assert holds({"cache-control": "max-age=60", "age": "2000"}) == 0
    assert holds({"cache-control": "max-age=60", "age": "x"}) == 60


def test_how_long_a_server_wants_to_be_left_alone() -> None:
    assert wait({"retry-after": " 120 "}) == 120
    begun = time.time()
    later = wait({"retry-after": formatdate(begun + 500, usegmt=True)})
    assert later is not None
    assert later <= 501
    assert later + (time.time() - begun) >= 498
    assert wait({"retry-after": formatdate(time.time() - 500, usegmt=True)}) == 0
    for odd in ("", "soon", "Mon, 99 Foo 2024 10:00:00 GMT", "-5", "1e9", "\x1b[2J"):
        assert wait({"retry-after": odd}) is None


def test_only_what_can_be_sent_back_is_kept() -> None:
    assert known({"etag": 'W/"x"', "last-modified": "Mon"}) == Known('W/"x"', "Mon")
    for odd in ("x" * (LONGEST + 1), "a\r\nb", "é", "\x00"):
        assert known({"etag": odd}) == Known()
    assert Known('"x"').conditions == {"If-None-Match": '"x"'}
