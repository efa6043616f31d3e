"""What overlaps at a place, by a quick way and by asking each stretch."""

import random

from reader.analysis.extents import Extents


def test_numbers_are_those_of_the_order_given() -> None:
    found = Extents([(10, 20), (0, 5), (15, 30), (15, 15)])
    assert found.holding(16) == [0, 2]
    assert found.overlapping(4, 11) == [0, 1]
    assert found.holding(5) == []


def test_an_end_is_outside() -> None:
    found = Extents([(3, 7)])
    assert [n for n in range(10) if n in found] == [3, 4, 5, 6]


def test_nothing_holds_anything() -> None:
    assert 0 not in Extents(())
    assert Extents(()).overlapping(0, 100) == []


def test_agrees_with_asking_each() -> None:
    dice = random.Random(7)
    for _ in range(200):
        given = [(start, start + dice.randrange(1, 9)) for start in (dice.randrange(40) for _ in range(12))]
        found = Extents(given)
        start = dice.randrange(40)
        end = start + dice.randrange(1, 9)
        assert found.overlapping(start, end) == [n for n, (s, e) in enumerate(given) if s < end and start < e]
        assert (start in found) == any(s <= start < e for s, e in given)
