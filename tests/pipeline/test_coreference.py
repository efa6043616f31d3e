"""Antecedents from what the network says of mentions."""

import tracemalloc
from unittest import mock

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline import answers, coreference
from reader.pipeline.coreference import FARTHEST, Coreference, Scorer, antecedents, buckets

# One bilinear dimension and one hidden unit that counts the same word for 3.
SCORER = Scorer(far=[[0.0]] * (FARTHEST + 1), same=[[0.0], [3.0]], out=[1.0], bias=-0.5)


def vector(back: float, constant: float, ahead: float) -> list[float]:
    return [back, constant, ahead, 0.0, 0.0]


def test_buckets_double() -> None:
    assert buckets(np.array([1, 2, 3, 4, 7, 8, 1024, 10**6])).tolist() == [0, 1, 1, 2, 2, 3, FARTHEST, FARTHEST]


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2))
def test_a_farther_word_is_in_no_nearer_bucket(distances: list[int]) -> None:
    near, far = buckets(np.array(sorted(distances))).tolist()
    assert near <= far


def test_the_best_antecedents_come_first_and_unlikely_ones_not_at_all() -> None:
    vectors = np.array([vector(0, 0, 2.0), vector(0, -9.0, -9.0), vector(1.0, 0.0, 1.0)], np.float32)
    at = np.array([0, 4, 9])
    forms = np.array([7, 8, 7])
    found = antecedents(vectors, at, at + 1, forms, SCORER)
    assert found == {10: ((1, 4.5),)}  # 2 for the form, 3 for the same word, less the bias


def many(mentions: int, width: int = 16) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, Scorer]:
    """What `antecedents` takes, of numbers made up; `width` are those of a mention's form and of its hidden units."""
    made = np.random.default_rng(5)
    vectors = made.normal(0, 0.5, (mentions, 4 * width + 1)).astype(np.float16)
    at = np.cumsum(made.integers(1, 9, mentions))
    far, same = made.normal(0, 1, (FARTHEST + 1, width)), made.normal(0, 1, (2, width))
    scorer = Scorer(far.tolist(), same.tolist(), made.normal(0, 1, width).tolist(), -0.5)
    return vectors, at, at + 1, made.integers(0, 20, mentions), scorer


@pytest.mark.parametrize("at_once", [1, 7, 40, 200])
def test_what_is_multiplied_at_once_changes_nothing(at_once: int) -> None:
    given_it = many(200)
    with mock.patch.object(coreference, "BEFORE", 30):
        whole = antecedents(*given_it)
        with mock.patch.object(coreference, "AT_ONCE", at_once):
            assert antecedents(*given_it) == whole
    assert len(whole) > 100


def test_of_many_mentions_few_are_held_in_full() -> None:
    vectors, *rest = many(4_000, width=256)
    tracemalloc.start()
    with mock.patch.object(coreference, "AT_ONCE", 200), mock.patch.object(coreference, "BEFORE", 5):
        antecedents(vectors, *rest)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < vectors.nbytes


def test_the_component_marks_mentions_and_survives_serialising() -> None:
    nlp = spacy.blank("en")
    part = Coreference()
    part.labels, part.scorer = {"mentions": ["O", "person"]}, SCORER
    again = Coreference().from_bytes(part.to_bytes())
    assert isinstance(again, Coreference)
    assert (again.labels, again.scorer) == (part.labels, part.scorer)
    doc = nlp("Ada slept. She woke.")
    found = np.array([1, 0, 0, 1, 0, 0])
    vectors = np.array([vector(0, 0, 2.0), vector(1.0, 0, 0)])
    shared = {"words": np.arange(6), "paragraphs": np.array([0])}
    answers.leave(doc, {"mentions": found, "coref": vectors.astype(np.float32), **shared})
    doc = again(doc)
    assert [(s.text, s.label_) for s in doc.spans[coreference.KEY]] == [("Ada", "person"), ("She", "person")]
    assert doc._.antecedents == {3: ((0, 1.5),)}
    assert not doc.user_data.get("reader_answers")


def test_without_the_network_there_is_nothing_to_say() -> None:
    doc = Coreference()(spacy.blank("en")("Ada slept."))
    assert not doc.spans[coreference.KEY]
    assert doc._.antecedents == {}
