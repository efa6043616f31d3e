from __future__ import annotations

from reader.analysis.words import callings


def test_words_for_one_calling() -> None:
    assert callings.are_alike("lawyer", "solicitors")
    assert callings.are_alike("striker", "player")
    assert not callings.are_alike("lawyer", "judge")
    assert not callings.are_alike("table", "table")
