"""The coreference scores, on clusters worked out by hand."""

import pytest

pytest.importorskip("scipy", reason="the training extra is not installed")

from training.coreference import b_cubed, ceaf, muc

A, B, C, D = (0, 1), (2, 3), (4, 5), (6, 7)


def test_what_agrees_is_right_in_every_measure() -> None:
    clusters = [frozenset({A, B}), frozenset({C, D})]
    for metric in (muc, b_cubed, ceaf):
        right, total = metric(clusters, clusters)
        assert right == total


def test_a_cluster_split_in_two() -> None:
    key, response = [frozenset({A, B, C, D})], [frozenset({A, B}), frozenset({C, D})]
    assert muc(key, response) == (2, 3)
    assert b_cubed(key, response) == (2, 4)
    assert ceaf(key, response) == (pytest.approx(2 / 3), 1)
    assert muc(response, key) == (2, 2)


def test_nothing_found() -> None:
    assert ceaf([frozenset({A, B})], []) == (0.0, 1)
    assert muc([frozenset({A, B})], []) == (0, 1)
