from hypothesis import given, strategies

from reader.app.article.ticks import CROWD, thinned


def test_few_ticks_are_all_there() -> None:
    assert thinned([0, 1, 0, 0, 2, 0, 0]) == {1, 4}
    assert thinned([]) == frozenset()


def test_many_thin_out_to_where_most_places_are() -> None:
    assert thinned([1, 1, 1, 1, 5, 1, 2, 1, 1]) == {0, 4, 6}


@given(strategies.lists(strategies.integers(0, 5), max_size=80))
def test_they_are_never_a_border(counts: list[int]) -> None:
    kept = thinned(counts)
    assert len(kept) <= -(-len(counts) // CROWD)
    assert all(counts[cell] for cell in kept)
    for first in range(0, len(counts), CROWD):
        group = counts[first : first + CROWD]
        assert any(group) == any(first <= cell < first + CROWD for cell in kept) or len(kept) == sum(map(bool, counts))
