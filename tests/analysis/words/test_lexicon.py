from __future__ import annotations

from collections import Counter
from typing import get_args

from reader.analysis.words import lexicon
from reader.analysis.words.derivation import plain
from reader.story import EventType


def test_each_lemma_has_one_type() -> None:
    for tables in ((lexicon._BOTH, lexicon._VERBS), (lexicon._BOTH, lexicon._NOUNS)):
        lemmas = Counter(lemma for table in tables for row in table.values() for lemma in row.split())
        assert [lemma for lemma, count in lemmas.items() if count > 1] == []


def test_the_types_are_the_schemas() -> None:
    assert set(lexicon.VERB_TYPES.values()) == set(get_args(EventType))
    assert set(lexicon.NOUN_TYPES.values()) == set(get_args(EventType))


def test_lemmas_are_in_the_spelling_they_are_looked_up_in() -> None:
    for lemma in (*lexicon.VERB_TYPES, *lexicon.NOUN_TYPES, *lexicon.LIGHT, *lexicon.ASPECTUAL):
        assert lemma == lemma.lower() == plain(lemma)


def test_it_covers_general_news() -> None:
    assert len(lexicon.VERB_TYPES) + len(lexicon.NOUN_TYPES) > 1500
    assert lexicon.NO_EVENTS.isdisjoint(lexicon.NOUN_TYPES)
