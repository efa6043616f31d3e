from __future__ import annotations

import pytest

from reader.analysis.words import nouns


@pytest.mark.parametrize(
    ("word", "sort"),
    [("spokeswoman", "person"), ("researchers", "person"), ("ex-president", "person"), ("women", "person"),
     ("militias", "group"), ("company", "organization"), ("agencies", "organization"), ("country", "place"),
     ("table", None), ("strikes", None)],
)  # fmt: skip
def test_what_a_noun_denotes(word: str, sort: str | None) -> None:
    assert nouns.sort(word) == sort


def test_dictionary_forms() -> None:
    assert [nouns.singular(w) for w in ("Women", "companies", "bosses", "police", "spokesmen", "witness")] == [
        "woman", "company", "boss", "police", "spokesman", "witness",
    ]  # fmt: skip


def test_gender_and_family() -> None:
    assert nouns.gender("spokeswomen") == "female"
    assert nouns.gender("father") == "male"
    assert nouns.gender("minister") is None
    assert nouns.family("troops") == nouns.family("soldier")
