"""Where names begin and end, and which words that were taken for names are none."""

from __future__ import annotations

from tests.analysis.entities.test_entities import found


def test_a_bracket_in_a_name_is_closed_and_no_name_ends_with_and() -> None:
    assert found("""
        The DT det 2
        FQ(R NNP nsubj 8 ORG
        ) -RRB- punct 2
        , , punct 5
        Health NNP conj 2 B-ORG
        Board NNP flat 5 ORG
        and CC cc 8 ORG
        left/leave VBD root 0
    """) == [("FQ(R)", "ORG"), ("Health Board", "ORG")]


def test_a_dash_stuck_to_a_name_is_no_part_of_it() -> None:
    assert found("""
        Ostend- NNP nsubj 3 LOC
        Snow NN nsubj 3
        fell/fall VBD root 0
    """) == [("Ostend", "GPE")]


FULL = """
    {given} NNP nsubj 3 PERSON
    {surname} NNP flat 1 PERSON
    spoke/speak VBD root 0
    . . punct 3

    {surname} NNP nsubj 2 {label}
    left/leave VBD root 0
    . . punct 2
"""


def test_a_surname_behind_the_full_name_is_its_bearers_but_where_others_have_it() -> None:
    def last(surname: str, label: str, before: str = "") -> str:
        return found(before + FULL.format(given="Imre", surname=surname, label=label))[-1][1]

    assert last("Kestrel", "ORG") == last("Kestrel", "LOC") == "PERSON"
    assert last("Jordan", "LOC") == "GPE"
    body = """
        Kestrel NNP nsubj 3 ORG
        Air NNP flat 1 ORG
        grew/grow VBD root 0
        . . punct 3

    """
    assert last("Kestrel", "ORG", before=body) == "ORG"


def test_strokes_around_a_name_are_no_part_of_it() -> None:
    assert found("""
        |Ulmax|. NNP nsubj 2 ORG
        grew/grow VBD root 0
        by/by IN case 4
        U.S. NNP obl 2 LOC
    """) == [("Ulmax", "ORG"), ("U.S.", "GPE")]


def test_what_titles_begin_with_is_no_name() -> None:
    assert found("""
        Vice NNP compound 3 B-PERSON
        President NNP nmod:desc 3
        Joe NNP nsubj 6 B-PERSON
        Roe NNP flat 3 PERSON
        , , punct 3
        met/meet VBD root 0
        Sens NNP obj 6 B-ORG
        . NNP nmod:desc 9
        Tom NNP conj 7 B-PERSON
        Carper NNP flat 9 PERSON
        and CC cc 13
        Ms. NNP nmod:desc 13 B-PERSON
        Lee NNP conj 9 B-PERSON
    """) == [("Joe Roe", "PERSON"), ("Tom Carper", "PERSON"), ("Lee", "PERSON")]


def test_an_office_before_a_persons_full_name_is_no_part_of_a_bodys() -> None:
    assert ("Paul Osei", "PERSON") in found("""
        House NNP compound 3 ORG
        Speaker NNP compound 3 ORG
        Paul NNP nsubj 5 ORG
        Osei NNP flat 3 ORG
        left/leave VBD root 0
        . . punct 5
    """)


def test_a_full_name_whose_bearer_is_a_bodys_is_a_persons() -> None:
    assert ("Paul Osei", "PERSON") in found("""
        Skylark NNP nmod:poss 4 ORG
        News NNP flat 1 ORG
        ' POS case 1
        Paul NNP nsubj 6 ORG
        Osei NNP flat 4 ORG
        left/leave VBD root 0
        . . punct 6
    """)


def test_a_noun_for_somebody_in_lower_case_is_no_bodys_name() -> None:
    names = found("""
        He PRP nsubj 2
        met VBD root 0
        lawyers NNS obj 2 ORG
        with IN case 6
        the DT det 6
        Skylark NNP nmod 3 ORG
        . . punct 2
    """)
    assert names == [("Skylark", "ORG")]


def test_a_word_of_several_tokens_in_lower_case_is_none_either() -> None:
    names = found("""
        The DT det 2
        aide NN nsubj 7 ORG
        - HYPH punct 2 ORG
        de NNP compound 6 ORG
        - HYPH punct 4 ORG
        camp NN compound 2 ORG
        joined VBD root 0
        Skylark NNP obj 7 ORG
        . . punct 7
    """)
    assert names == [("Skylark", "ORG")]
