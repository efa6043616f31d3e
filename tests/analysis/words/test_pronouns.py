"""What each pronoun says of whom it means."""

from __future__ import annotations

import pytest

from reader.analysis.words import pronouns


@pytest.mark.parametrize(
    ("word", "kind"),
    [("him", "male"), ("hers", "female"), ("itself", "thing"), ("theirs", "plural"), ("us", None), ("whose", None)],
)
def test_third_persons_have_a_class(word: str, kind: str | None) -> None:
    assert pronouns.CLASSES.get(word) == kind


def test_first_and_second_persons_are_told_apart_from_third() -> None:
    assert {"mine", "myself"} <= pronouns.ME
    assert "ours" in pronouns.WE
    assert not (pronouns.FIRST | pronouns.SECOND) & pronouns.THIRD


def test_possessives_stand_for_nobody() -> None:
    assert {"whom", "themselves", "me", "her"} <= pronouns.PERSONS
    assert pronouns.PERSONS.isdisjoint({"my", "mine", "his", "hers", "whose", "it"})
    assert {"i", "me", "myself"} == pronouns.SPEAKER


def test_subjects_are_those_that_are_nothing_else() -> None:
    assert {"we", "they", "who"} <= pronouns.SUBJECTS
    assert pronouns.SUBJECTS.isdisjoint({"him", "whom", "you"})
