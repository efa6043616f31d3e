from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.windows import plan, seam

WORDS, PIECES = 170, 498


@given(st.lists(st.integers(1, 12), min_size=1, max_size=900), st.data())
def test_windows_cover_the_words_within_their_limits(counts: list[int], data: st.DataObject) -> None:
    n = len(counts)
    starts = np.unique([0, *data.draw(st.lists(st.integers(0, n - 1), max_size=6))])
    breaks = np.zeros(n, bool)
    breaks[data.draw(st.lists(st.integers(0, n - 1), max_size=30))] = True
    windows = plan(np.array(counts), starts, breaks, WORDS, PIECES)
    assert windows[0].start == 0
    assert windows[-1].stop == n
    for window in windows:
        assert 0 < window.stop - window.start <= WORDS
        assert sum(counts[window.start : window.stop]) <= PIECES
    for before, after in pairwise(windows):
        assert before.start < after.start <= before.stop < after.stop
        if after.start < before.stop:  # they share words of one paragraph
            assert not np.isin(np.arange(before.start + 1, after.stop), starts).any()


def test_short_paragraphs_are_packed_whole() -> None:
    windows = plan(np.ones(300, int), np.arange(0, 300, 60), np.zeros(300, bool), WORDS, PIECES)
    assert windows == [(0, 120), (120, 240), (240, 300)]


def test_the_next_window_on_a_long_paragraph_begins_with_a_sentence() -> None:
    breaks = np.zeros(300, bool)
    breaks[[100, 131, 165]] = True
    assert plan(np.ones(300, int), np.array([0]), breaks, WORDS, PIECES) == [(0, 170), (131, 300)]


def test_windows_give_way_where_no_arc_is_cut() -> None:
    left = np.array([1, 1, 1, 3, 3, 3, 6, 6])  # sentences 0-2, 3-5, 6-7
    right = np.array([3, 3, 3, 6, 6, 6])  # of words 3 to 8
    assert seam(left, right, 3, 8) == 6


def test_an_arc_is_cut_rather_than_a_word_lost() -> None:
    left, right = np.zeros(6, int), np.full(5, 8)
    assert 4 <= seam(left, right, 4, 6) <= 6
