"""What is seen around words, and what it costs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.grammar import UNIT, Grammar, Sights, Table, pack, tag_class

RELATIONS = ["root", "nsubj", "obj", "nmod", "case", "det", "punct", "conj", "cc"]
CLASSES = ["CC", "DT", "IN", "POS", "finite", "name", "noun"]


def sights() -> Sights:
    return Sights(RELATIONS, CLASSES)


def seen(heads: list[int], relations: list[str], tags: list[str]) -> list[list[int]]:
    found = sights()
    numbers, kinds = [found.relation[name] for name in relations], found.kinds(tags)
    below = [[c for c, head in enumerate(heads) if head == i != c] for i in range(len(heads))]
    return [found.around(i, heads, numbers, kinds, below[i]) for i in range(len(heads))]


def test_tags_that_behave_alike_are_one_class() -> None:
    assert tag_class("NN") == tag_class("NNS") != tag_class("NNP")
    assert tag_class("VBD") == tag_class("VBZ") != tag_class("VBN")
    assert tag_class("DT") == "DT"


def test_a_noun_with_a_preposition_is_seen_otherwise_than_without() -> None:
    #  men of steel / men steel
    with_it = seen([0, 2, 0], ["root", "case", "nmod"], ["NNS", "IN", "NN"])
    without = seen([0, 0], ["root", "nmod"], ["NNS", "NN"])
    assert not set(with_it[2]) <= set(without[1])
    assert set(with_it[2]) & set(without[1])  # both hang on a root to the left


def test_two_objects_are_seen_at_their_verb_and_commas_are_not() -> None:
    one = seen([0, 0], ["root", "obj"], ["VBD", "NN"])[0]
    two = seen([0, 0, 0], ["root", "obj", "obj"], ["VBD", "NN", "NN"])[0]
    parted = seen([0, 0, 0, 0], ["root", "obj", "punct", "obj"], ["VBD", "NN", ",", "NN"])[0]
    assert set(two) - set(one)
    assert sorted(two) == sorted(parted)


def test_a_comma_joins_a_conjunct() -> None:
    bare = seen([0, 0], ["root", "conj"], ["NN", "NN"])[1]
    joined = seen([0, 2, 0], ["root", "punct", "conj"], ["NN", ",", "NN"])[2]
    assert bare != joined


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[int], list[str], list[str]]:
    n = draw(st.integers(1, 8))
    heads = [0, *(draw(st.integers(0, i - 1)) for i in range(1, n))]
    relations = ["root", *draw(st.lists(st.sampled_from(RELATIONS[1:]), min_size=n - 1, max_size=n - 1))]
    return heads, relations, draw(st.lists(st.sampled_from(["NN", "NNP", "VBD", "IN", "XX"]), min_size=n, max_size=n))


@given(trees())
def test_every_sight_has_a_number_of_its_own_range(tree: tuple[list[int], list[str], list[str]]) -> None:
    assert all(0 <= sight < sights().size for word in seen(*tree) for sight in word)


@given(st.lists(trees(), min_size=1, max_size=4))
def test_all_words_at_once_are_seen_as_one_by_one(some: list[tuple[list[int], list[str], list[str]]]) -> None:
    heads, relations, tags, one_by_one = [], [], [], []
    for tree in some:
        one_by_one += [sorted(word) for word in seen(*tree)]
        heads += [len(relations) + head for head in tree[0]]
        relations += tree[1]
        tags += tree[2]
    look = sights()
    numbers, kinds = np.array([look.relation[name] for name in relations]), look.kinds(tags)
    at, found = look.at_once(np.array(heads), numbers, np.array(kinds))
    assert [sorted(found[at == word].tolist()) for word in range(len(heads))] == one_by_one
    costs = Grammar(Table(RELATIONS, CLASSES, pack(bytes(i % 96 for i in range(look.size)))))
    dear = costs.costs_of(np.array(heads), numbers.astype(np.uint8), kinds).tolist()
    assert dear == [sum(costs.costs[sight] for sight in word) for word in one_by_one]


def test_costs_are_kept_and_a_table_of_another_size_is_refused() -> None:
    size = sights().size
    made = bytearray(size)
    obj = seen([0, 0], ["root", "obj"], ["VBD", "NN"])[1]
    made[obj[0]] = 2 * UNIT
    found = Grammar(Table(RELATIONS, CLASSES, pack(bytes(made))))
    relations = [found.relation["root"], found.relation["obj"]]
    assert found.cost(1, [0, 0], relations, found.kinds(["VBD", "NN"]), []) == 2 * UNIT
    assert found.cost(0, [0, 0], relations, found.kinds(["VBD", "NN"]), [1]) == 0
    with pytest.raises(ValueError, match="costs"):
        Grammar(Table(RELATIONS, CLASSES, pack(b"\0")))
