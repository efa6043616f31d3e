from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.words.folding import fold, words


@pytest.mark.parametrize(
    ("one", "other"),
    [("Erdoğan", "Erdogan"), ("U.S.", "US"), ("Türkiye’s", "Turkiye"), ("São  Tomé", "sao tome"), ("Łódź", "Lodz")],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_hyphens_part_words() -> None:
    assert words("Brew-Hammond") == ("brew", "hammond")
    assert words("Côte d’Ivoire") == ("cote", "d'ivoire")


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_for_plain_words(text: str) -> None:
    for word in words(text):
        assert word == word.lower()
