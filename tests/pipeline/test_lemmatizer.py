from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from reader.pipeline.lemmatizer import Lemmatizer, lemma


@pytest.mark.parametrize(
    ("word", "rule", "expected"),
    [("Said", "2:y", "say"), ("Iran", "=0:", "Iran"), ("Kurds", "=1:", "Kurd"), ("is", "2:be", "be"), ("a", "3:", "a")],
)
def test_rules(word: str, rule: str, expected: str) -> None:
    assert lemma(word, rule) == expected


def test_without_rules_names_keep_their_case() -> None:
    doc = Doc(spacy.blank("en").vocab, ["Iran", "Says", "No"], pos=["PROPN", "VERB", "INTJ"])
    assert [t.lemma_ for t in Lemmatizer()(doc)] == ["Iran", "says", "no"]
