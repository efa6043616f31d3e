"""One person's name around what he or she is called."""

from __future__ import annotations

import pytest

from tests.analysis.entities.test_entities import found

WHOLE = """
    Arvo NNP nsubj 6 {given}
    {opening}
    {nickname}
    {closing}
    {surname}
    left/leave VBD root 0
    . . punct 6
"""
ROPE = "Rope NNP flat 1 {label}"
TAMM = "Tamm NNP flat 1 {label}"


def told(
    marks: tuple[str, str] = ("“ `` punct 3", "” '' punct 3"),
    nickname: str = ROPE.format(label="ORG"),
    surname: str = TAMM.format(label="PERSON"),
    given: str = "PERSON",
) -> list[tuple[str, str]]:
    return found(WHOLE.format(given=given, opening=marks[0], nickname=nickname, closing=marks[1], surname=surname))


@pytest.mark.parametrize("label", ["ORG", "PERSON", "O"])
def test_a_nickname_does_not_part_a_name_whatever_it_was_taken_for(label: str) -> None:
    assert told(nickname=ROPE.format(label=label)) == [("Arvo “Rope” Tamm", "PERSON")]


def test_nor_does_another_name_in_brackets_or_a_surname_that_was_overlooked() -> None:
    assert told(marks=("( -LRB- punct 3", ") -RRB- punct 3")) == [("Arvo (Rope) Tamm", "PERSON")]
    assert told(surname=TAMM.format(label="O")) == [("Arvo “Rope” Tamm", "PERSON")]


def test_quotation_marks_before_a_persons_name_make_what_is_before_them_its_beginning() -> None:
    assert told(given="LOC") == [("Arvo “Rope” Tamm", "PERSON")]
    brackets = told(marks=("( -LRB- punct 3", ") -RRB- punct 3"), given="LOC")
    assert [label for _, label in brackets] == ["GPE", "ORG", "PERSON"]


def test_what_is_no_nickname_or_no_surname_joins_nothing() -> None:
    assert told(nickname="rope NN appos 1") == [("Arvo", "PERSON"), ("Tamm", "PERSON")]
    assert told(surname=TAMM.format(label="ORG")) == [("Arvo", "PERSON"), ("Rope", "ORG"), ("Tamm", "ORG")]
    assert told(surname=", , punct 6") == [("Arvo", "PERSON"), ("Rope", "ORG")]
