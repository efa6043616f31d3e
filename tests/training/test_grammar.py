"""What sights cost by how often they are shown."""

from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("click")

from reader.pipeline.grammar import UNIT, Sights
from training import grammar as counting


def test_what_annotators_show_costs_nothing_and_what_only_the_parser_shows_costs_more_the_oftener() -> None:
    both, rare, often, never = range(4)
    found = counting.costs(Counter({both: 50}), Counter({both: 70}), 1.0, Counter({both: 60, rare: 5, often: 500}), 4)
    assert found[both] == 0
    assert UNIT <= found[rare] < found[often]
    assert found[never] == UNIT * counting.UNSEEN


def test_what_news_show_oftener_costs_only_where_the_parser_shows_it_too_often_in_the_treebanks_too() -> None:
    news, wrong = range(2)
    gold, shown = Counter({news: 50, wrong: 50}), Counter({news: 400, wrong: 400})
    found = counting.costs(gold, Counter({news: 51, wrong: 90}), 1.0, shown, 2)
    assert found[news] == 0
    assert found[wrong] > UNIT


def test_sights_are_counted_word_by_word() -> None:
    sights = Sights(["root", "obj"], ["finite", "noun"])
    found, words = counting.count(sights, [([0, 0], [0, 1], [0, 1]), ([0], [0], [1])])
    assert words == 3
    assert sum(found.values()) == 4  # two words and the place of one, and a word alone
