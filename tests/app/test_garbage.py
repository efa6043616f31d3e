"""Garbage is not looked for while keys are answered, but is found."""

import gc
import weakref

import pytest

from reader.app import garbage


class Knot:
    """What only a search for garbage finds."""

    def __init__(self) -> None:
        self.itself = self


def grow_old(searches: int) -> None:
    """As if so many searches through the young objects had been made."""
    for _ in range(searches):
        gc.collect(1)


@pytest.fixture(autouse=True)
def _as_it_was() -> None:
    gc.collect()


def test_older_objects_are_left_alone_while_the_app_runs() -> None:
    before = gc.get_threshold()
    with garbage.seldom():
        assert gc.get_threshold()[:2] == before[:2]
        assert gc.get_threshold()[2] >= garbage.AT_MOST
    assert gc.get_threshold() == before


def test_nothing_is_looked_for_before_the_text_is_there() -> None:
    with garbage.seldom():
        assert not gc.isenabled()
        garbage.Sweep()()
        assert gc.isenabled()
    with garbage.seldom():
        pass
    assert gc.isenabled()


def test_they_are_looked_through_when_nothing_happens_any_more() -> None:
    sweep = garbage.Sweep()
    with garbage.seldom():
        knot = Knot()
        alive = weakref.ref(knot)
        grow_old(garbage.DUE)
        del knot
        sweep()
        assert alive(), "something has happened just now"
        sweep()
        assert not alive()


def test_nothing_is_looked_for_while_things_happen() -> None:
    sweep = garbage.Sweep()
    with garbage.seldom():
        knot = Knot()
        alive = weakref.ref(knot)
        grow_old(garbage.DUE)
        del knot
        for _ in range(5):
            sweep()
            grow_old(1)
        assert alive()


def test_little_is_not_worth_it() -> None:
    sweep = garbage.Sweep()
    grow_old(garbage.DUE - 1)
    before = gc.get_stats()[2]["collections"]
    sweep()
    sweep()
    assert gc.get_stats()[2]["collections"] == before


def test_what_is_made_at_the_start_is_not_looked_through_again() -> None:
    frozen = gc.get_freeze_count()
    with garbage.none():
        assert not gc.isenabled()
        kept = [[] for _ in range(100)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= frozen + len(kept)
