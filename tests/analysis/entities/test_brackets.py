"""Names that stand in brackets, or have some in them."""

from __future__ import annotations

from tests.analysis.entities.test_entities import found

BRACKETS = """
    Central NNP nsubj 6 ORG
    Stores NNP flat 1 ORG
    ( -LRB- punct 4
    BZV NNP appos 2 MISC
    ) -RRB- punct 4
    grew/grow VBD root 0
    . . punct 6
"""
AGAIN = """

    BZV NNP nsubj 2 MISC
    shrank/shrink VBD root 0
    . . punct 2
"""


def test_an_acronym_of_another_language_is_the_bodys_before_it_where_it_is_used_again() -> None:
    assert [label for name, label in found(BRACKETS) if name == "BZV"] == ["MISC"]
    again = found(BRACKETS + AGAIN)
    assert [label for name, label in again if name == "BZV"] == ["ORG"] * 2


def test_initials_in_brackets_are_the_persons_wherever_they_stand() -> None:
    assert found("""
        Ana NNP nsubj 8 PERSON
        Maria NNP flat 1 PERSON
        Ruiz NNP flat 1 PERSON
        ( -LRB- punct 5
        AMR NNP appos 1 ORG
        ) -RRB- punct 5
        has/have VBZ aux 8
        left/leave VBN root 0
        . . punct 8

        AMR NNP nsubj 2 ORG
        laughed/laugh VBD root 0
        . . punct 2
    """) == [("Ana Maria Ruiz", "PERSON"), ("AMR", "PERSON"), ("AMR", "PERSON")]


def test_a_name_begins_behind_a_bracket_that_closes_in_it() -> None:
    assert found("""
        Dr NNP nmod:desc 3
        ( -LRB- punct 3
        Jorge NNP nsubj 6 PERSON
        ) -RRB- punct 3 PERSON
        Alcocer NNP flat 3 PERSON
        left/leave VBD root 0
    """) == [("Alcocer", "PERSON")]


def test_letters_behind_a_persons_name_are_a_party_unless_they_are_its_initials() -> None:
    assert found("""
        Matlho NNP nsubj 6 PERSON
        Maseko NNP flat 1 PERSON
        ( -LRB- punct 4
        DA NNP appos 1 B-PERSON
        ) -RRB- punct 4
        left/leave VBD root 0
        . . punct 6
    """) == [("Matlho Maseko", "PERSON"), ("DA", "ORG")]
