"""Trees made better step by step."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline.climbing import Likely, Tree, mend
from reader.pipeline.grammar import UNIT, Grammar, Table, pack
from reader.pipeline.trees import is_forest
from tests.pipeline.test_grammar import CLASSES, RELATIONS, sights

ROOT, OBJ, NMOD = (RELATIONS.index(x) for x in ("root", "obj", "nmod"))


def grammar(*dear: tuple[list[int], list[int], list[str], int]) -> Grammar:
    """A grammar by which what is seen at a word of each (heads, relations, tags, word) costs 2, all of it together."""
    look = sights()
    costs = bytearray(look.size)
    for heads, relations, tags, word in dear:
        below = [c for c, head in enumerate(heads) if head == word != c]
        costs[look.around(word, heads, relations, look.kinds(tags), below)[0]] = 2 * UNIT
    return Grammar(Table(RELATIONS, CLASSES, pack(bytes(costs))))


BARE = ([0, 0], [ROOT, NMOD], ["NN", "NN"], 1)
"""A noun that hangs on another without a preposition."""
TAGS = ["NN", "VBG", "NN"]
"""A lawyer representing shareholders, of which the last hangs on the first at first."""


def likely(*choices: dict[tuple[int, int], float]) -> Likely:
    """For each word two heads, each with one relation."""
    n = len(choices)
    heads, arcs = np.full((n, 2), -1), np.full((n, 2), -np.inf, np.float32)
    relations, chances = np.zeros((n, 2, 1), np.uint8), np.full((n, 2, 1), -9, np.float16)
    for word, some in enumerate(choices):
        for k, ((head, relation), score) in enumerate(some.items()):
            heads[word, k], arcs[word, k], relations[word, k, 0], chances[word, k, 0] = head, score, relation, 0
    return Likely(heads, arcs, relations, chances)


def mended(costs: Grammar, other: float) -> tuple[list[int], list[int]]:
    heads, relations = np.array([0, 0, 0]), np.array([ROOT, NMOD, NMOD], np.uint8)
    said = likely({(0, ROOT): 0.0}, {(0, NMOD): 0.0}, {(0, NMOD): 0.0, (1, OBJ): other})
    mend(costs, heads, relations, costs.kinds(TAGS), np.zeros(3, bool), np.array([0]), said)
    return heads.tolist(), relations.tolist()


def test_a_word_goes_where_what_is_seen_costs_less() -> None:
    assert mended(grammar(BARE), -1.0) == ([0, 0, 1], [ROOT, NMOD, OBJ])


def test_it_stays_where_that_is_much_likelier_or_costs_nothing() -> None:
    assert mended(grammar(BARE), -3.0) == ([0, 0, 0], [ROOT, NMOD, NMOD])
    assert mended(grammar(), -0.1) == ([0, 0, 0], [ROOT, NMOD, NMOD])


def test_sentences_are_apart() -> None:
    heads, relations = np.array([0, 0, 2, 2]), np.array([ROOT, NMOD, ROOT, NMOD], np.uint8)
    said = likely({(0, ROOT): 0.0}, {(0, NMOD): 0.0, (2, OBJ): -0.1}, {(2, ROOT): 0.0}, {(2, NMOD): 0.0, (0, OBJ): 0.0})
    costs = grammar(BARE)
    mend(costs, heads, relations, costs.kinds(["NN"] * 4), np.zeros(4, bool), np.array([0, 2]), said)
    assert heads.tolist() == [0, 0, 2, 2]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[int], list[dict[tuple[int, int], float]]]:
    n = draw(st.integers(2, 7))
    heads = [0, *(i - 1 for i in range(1, n))]
    some = [
        {(draw(st.integers(0, n - 1)), draw(st.integers(1, 5))): draw(st.floats(-3, 0)) for _ in range(3)}
        for _ in range(n)
    ]
    return heads, some


@given(sentences())
def test_it_stays_a_tree_with_the_same_root_whose_arcs_do_not_cross(
    sentence: tuple[list[int], list[dict[tuple[int, int], float]]],
) -> None:
    heads, some = sentence
    costs = Grammar(Table(RELATIONS, CLASSES, pack(bytes(i % 96 for i in range(sights().size)))))
    relations = [ROOT, *[NMOD] * (len(heads) - 1)]
    kinds = costs.kinds(["NN"] * len(heads))
    dear = costs.costs_of(np.array(heads), np.array(relations, np.uint8), kinds).tolist()
    tree = Tree(costs, list(heads), relations, kinds, [False] * len(heads), dear)
    tree.climb(some.__getitem__)
    found = np.array(tree.heads)
    assert is_forest(found)
    assert [i for i, head in enumerate(tree.heads) if head == i] == [0]
    arcs = [(min(i, h), max(i, h)) for i, h in enumerate(tree.heads) if i != h]
    assert not any(a < c < b < d for a, b in arcs for c, d in arcs)
