from hypothesis import given
from hypothesis import strategies as st

from reader.app.threads.jumps import Bookmarks, Jumps, Place

places = st.builds(Place, st.integers(0, 2), st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(0, 3))
HERE, THERE, YONDER = (Place(0, (n, n)) for n in (1, 2, 3))


@given(st.lists(places, max_size=9), places)
def test_back_and_forward_lead_to_the_same_place(left: list[Place], here: Place) -> None:
    jumps = Jumps()
    for place in left:
        jumps.leave(place)
    if (back := jumps.step(here, -1)) is not None:
        assert back != here
        assert jumps.step(back, 1) == here


def test_nothing_is_behind_or_ahead_at_first() -> None:
    assert not Jumps()
    assert Jumps().step(HERE, -1) is None
    assert Jumps().step(HERE, 1) is None


def test_a_new_leap_forgets_what_was_ahead() -> None:
    jumps = Jumps()
    jumps.leave(HERE)
    assert jumps.step(THERE, -1) == HERE
    jumps.leave(HERE)
    assert jumps.step(YONDER, 1) is None


def test_rows_passed_over_are_one_leap() -> None:
    jumps = Jumps()
    jumps.leave(HERE, passing=True)
    jumps.leave(THERE, passing=True)
    assert jumps.step(YONDER, -1) == HERE
    assert jumps.step(HERE, -1) is None


def test_small_letters_are_an_articles_own() -> None:
    marks = Bookmarks()
    other = Place(1, (5, 5))
    marks.put("a", HERE)
    marks.put("Z", other)
    assert (marks.get("a", 0), marks.get("a", 1)) == (HERE, None)
    assert marks.get("Z", 0) == other
    assert list(marks.of(0)) == ["Z", "a"]
