from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.parser import is_final
from reader.pipeline.sentences import after_stops, sentences
from reader.pipeline.trees import is_forest
from tests.pipeline.test_trees import any_heads, as_forest


@given(any_heads, st.data())
def test_sentences_are_contiguous_with_one_root_each(heads: np.ndarray, data: st.DataObject) -> None:
    heads, n = as_forest(heads), len(heads)
    flags = st.lists(st.booleans(), min_size=n, max_size=n).map(np.array)
    marks, closing = data.draw(flags), data.draw(flags)
    paragraphs = np.unique([0, *data.draw(st.lists(st.integers(0, n - 1), max_size=4))])
    final = data.draw(flags)
    found, starts = sentences(heads, marks, closing & marks, final, paragraphs)
    assert is_forest(found)
    assert set(paragraphs) <= set(starts)
    number = np.searchsorted(starts, np.arange(n), side="right")
    assert (number[found] == number).all()
    assert np.bincount(number[found == np.arange(n)], minlength=len(starts) + 1)[1:].tolist() == [1] * len(starts)
    for start in set(starts.tolist()) - set(paragraphs.tolist()):  # behind final punctuation, closing marks aside
        before = start - 1
        while closing[before] and marks[before] and not final[before]:
            before -= 1
        assert final[before]
    paragraph = np.searchsorted(paragraphs, np.arange(n), side="right")
    for k in range(1, len(starts) + 1):
        if marks[number == k].all():  # marks alone: only where the paragraph has nothing else
            assert marks[paragraph == paragraph[starts[k - 1]]].all()


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    #          He  said “  Go  .  ”  They went .
    heads = [1, 1, 3, 1, 3, 7, 7, 7, 7]  # the network hung the closing mark on the next sentence
    marks = np.array([w in "“.”" for w in ["He", "said", "“", "Go", ".", "”", "They", "went", "."]])
    closing = np.array([w in ".”" for w in ["He", "said", "“", "Go", ".", "”", "They", "went", "."]])
    final = np.array([w == "." for w in ["He", "said", "“", "Go", ".", "”", "They", "went", "."]])
    found, starts = sentences(np.array(heads), marks, closing, final, np.array([0]))
    assert starts.tolist() == [0, 6]
    assert found[5] == 1


def test_no_words_make_no_sentences() -> None:
    none = np.zeros(0, np.int64)
    found, starts = sentences(none, none.astype(bool), none.astype(bool), none.astype(bool), none)
    assert len(found) == len(starts) == 0


def test_a_tree_that_ends_in_mid_sentence_is_mended_by_the_likeliest_arcs() -> None:
    #        The minister of  trade resigned .
    heads = np.array([1, 1, 3, 3, 4, 4])  # "minister" and "trade" were made roots of their own
    marks = np.array([False] * 5 + [True])
    final = marks.copy()
    likely = np.array([[1, 4], [1, 4], [3, 1], [3, 1], [4, -1], [4, -1]])
    scores = np.array([[9, 0], [5, 4], [9, 0], [5, 4], [9, -np.inf], [9, -np.inf]], np.float32)
    found, starts = sentences(heads, marks, marks, final, np.array([0]), (likely, scores))
    assert starts.tolist() == [0]
    assert found.tolist() == [1, 4, 3, 1, 4, 4]


def test_arcs_that_cross_are_put_right_where_that_costs_little() -> None:
    #        A singer drove when the car stopped .
    heads = np.array([1, 2, 2, 6, 1, 6, 2, 2])  # "the" was hung on "singer"
    marks = np.array([False] * 7 + [True])
    likely = np.stack([heads, [2, 0, 6, 2, 5, 2, 5, 6]], 1)
    scores = np.full((8, 2), [5.0, 3.0], np.float32)

    def mended(free: list[int]) -> list[int]:
        flags = np.isin(np.arange(8), free)
        return sentences(heads, marks, marks, marks, np.array([0]), (likely, scores), flags)[0].tolist()  # type: ignore[no-any-return]

    straight = [1, 2, 2, 6, 5, 6, 2, 2]
    assert mended([]) == straight
    assert mended([4]) == heads.tolist()  # a word like "which" may stand before whatever it hangs below
    scores[4] = 50.0, 3.0
    assert mended([]) == heads.tolist()


def test_a_paragraph_of_one_endless_sentence_is_divided_in_time() -> None:
    n = 3000
    heads = np.array([i - 1 if i % 3 else i for i in range(n)])  # a thousand roots, and nothing final
    none = np.zeros(n, bool)
    likely = np.stack([heads, np.roll(np.arange(n), 1)], 1)
    found, starts = sentences(heads, none, none, none, np.array([0]), (likely, np.ones((n, 2), np.float32)))
    assert starts.tolist() == [0]
    assert is_forest(found)
    assert np.count_nonzero(found == np.arange(n)) == 1


def test_a_subject_behind_a_full_stop_begins_a_sentence_and_what_follows_an_abbreviation_does_not() -> None:
    words = "It grew in Q2 . Costs rose . She met Det . Insp . The end".split()
    tags = "PRP VBD IN NN . NNS VBD . PRP VBD NNP . NNP . DT NN".split()
    assert after_stops(tags, words).tolist() == [5, 8]


def test_a_quotation_behind_a_full_stop_begins_a_sentence_and_what_closes_one_does_not() -> None:
    words = 'Nobody slept . " Go away , " he said . " Why " ? They met Mr . " Big " Lee'.split()
    tags = "NN VBD . `` VB RB , '' PRP VBD . '' WRB '' . PRP VBD NNP . `` NNP '' NNP".split()
    assert after_stops(tags, words).tolist() == [3]


def test_a_subject_behind_a_quotation_that_ends_with_a_full_stop_begins_a_sentence() -> None:
    words = 'It was " painful . " The fund left . " Dr . " Lee'.split()
    tags = "PRP VBD `` JJ . '' DT NN VBD . `` NNP . '' NNP".split()
    assert after_stops(tags, words).tolist() == [6, 10]


def test_no_sentence_ends_between_a_form_of_address_and_the_name() -> None:
    assert [word for word in ("Mr.", "Ms.", "Mrs.", "Corp.", ".", "…", "so") if is_final(word)] == ["Corp.", ".", "…"]
