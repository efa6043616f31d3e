from hypothesis import given
from hypothesis import strategies as st

from reader.app.threads.thread import Thread, Threads

NAMES = Thread("entities", "names", ((0, 2), (10, 15), (20, 24)))
KIRBY = Thread("actor", "John Kirby", ((10, 15),), "a1")
BIDEN = Thread("actor", "Biden", ((20, 24),), "a2")

extents = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)


def test_next_goes_to_the_place_after_the_cursor_and_round_the_end() -> None:
    assert [NAMES.step(offset, 1) for offset in (0, 5, 10, 19, 20, 99)] == [1, 1, 2, 2, 0, 0]


def test_previous_goes_to_the_place_before_the_one_the_cursor_is_on() -> None:
    assert [NAMES.step(offset, -1) for offset in (0, 5, 10, 13, 20, 99)] == [2, 0, 0, 0, 1, 2]


def test_a_step_round_the_end_or_to_nowhere_else_is_told() -> None:
    told = {1: "On from the beginning.", -1: "On from the end."}
    for direction, rounds in ((1, (20, 99)), (-1, (0, 1))):
        for offset in (0, 1, 5, 10, 19, 20, 99):
            assert NAMES.told(offset, direction) == (told[direction] if offset in rounds else ""), (offset, direction)
    assert KIRBY.told(10, 1) == KIRBY.told(12, -1) == "There is no other place to go to."
    assert KIRBY.told(0, 1) == KIRBY.told(20, -1) == ""
    assert (KIRBY.told(20, 1), KIRBY.told(0, -1)) == (told[1], told[-1])


def test_a_thread_of_nothing_leads_nowhere() -> None:
    nothing = Thread("quotes", "quotes", ())
    assert nothing.told(3, 1) == "There are no quotes to go to."
    assert nothing.step(3, 1) is None
    assert nothing.nearest(3) is None
    assert nothing.at(0) is None


def test_at_prefers_the_inner_place() -> None:
    nested = Thread("events", "events", ((0, 30), (10, 12)))
    assert [nested.at(offset) for offset in (0, 9, 10, 11, 12, 30)] == [0, 0, 1, 1, 0, None]


def test_two_places_with_the_same_start_are_one() -> None:
    assert Thread("quotes", "quotes", ((5, 8), (5, 20))).extents == ((5, 20),)


@given(extents, st.integers(0, 60))
def test_walking_on_visits_every_place_once(places: list[tuple[int, int]], offset: int) -> None:
    thread = Thread("entities", "names", tuple(places))
    visited = []
    for _ in thread.extents:
        index = thread.step(offset, 1)
        assert index is not None
        visited.append(index)
        offset = thread.extents[index][0]
    assert sorted(visited) == list(range(len(thread.extents)))


@given(extents, st.integers(0, 60))
def test_previous_undoes_next(places: list[tuple[int, int]], offset: int) -> None:
    thread = Thread("entities", "names", tuple(places))
    here = thread.nearest(offset)
    if here is not None:
        start = thread.extents[here][0]
        there = thread.step(start, 1)
        assert there is not None
        assert thread.step(thread.extents[there][0], -1) == here


def test_esc_goes_back_through_what_was_followed() -> None:
    threads = Threads(NAMES)
    threads.follow(KIRBY)
    threads.follow(BIDEN)
    assert threads.back()
    assert threads.current is KIRBY
    assert threads.back()
    assert threads.current is NAMES
    assert not threads.back()


def test_rows_passed_over_are_not_on_the_way_back() -> None:
    threads = Threads(NAMES)
    threads.follow(KIRBY, passing=True)
    threads.follow(BIDEN, passing=True)
    assert threads.back()
    assert threads.current is NAMES


def test_a_row_passed_over_and_then_chosen_stays() -> None:
    threads = Threads(NAMES)
    threads.follow(KIRBY, passing=True)
    threads.follow(KIRBY)
    threads.follow(BIDEN)
    threads.back()
    assert threads.current is KIRBY


def test_a_thread_followed_again_is_on_the_way_back_once() -> None:
    threads = Threads(NAMES)
    for thread in (KIRBY, BIDEN, KIRBY):
        threads.follow(thread)
    threads.back()
    threads.back()
    assert threads.current is NAMES


def test_following_the_base_again_forgets_the_rest() -> None:
    threads = Threads(NAMES)
    threads.follow(KIRBY)
    threads.follow(NAMES)
    assert len(threads) == 1


def test_remaking_drops_what_is_no_more() -> None:
    threads = Threads(NAMES)
    threads.follow(KIRBY)
    threads.follow(BIDEN)
    threads.remake(lambda thread: None if thread.key == "a2" else thread)
    assert threads.current == KIRBY
