"""Who is described beside the name."""

from __future__ import annotations

from tests.analysis.actors.tables import Decided, mentions


def test_apposition_before_and_after_the_name() -> None:
    table = """
        The DT det 2
        mayor NN nsubj 6
        , , punct 4
        Ana NNP appos 2 PERSON
        Ruiz NNP flat 4 PERSON
        thanked/thank VBD root 0
        Ben NNP obj 6 PERSON
        Osei NNP flat 7 PERSON
        , , punct 11
        a DT det 11
        surgeon NN appos 7
        . . punct 6
    """
    judge = Decided(yes=True)
    assert mentions(table, "Ana Ruiz", judge)[0] == ("The mayor", "nominal")
    assert mentions(table, "Ben Osei", judge)[1] == ("a surgeon", "nominal")


def test_whoever_stands_in_apposition_to_the_subject_is_not_the_object() -> None:
    table = """
        Ben NNP nsubj 2 PERSON
        spoke/speak VBD root 0
        . . punct 2

        Ivo NNP nsubj 7 PERSON
        Tamm NNP flat 1 PERSON
        , , punct 5
        the DT det 5
        envoy NN appos 1
        , , punct 1
        met/meet VBD root 0
        him PRP obj 7
        . . punct 7
    """
    judge = Decided(yes=True)
    assert ("the envoy", "nominal") in mentions(table, "Ivo Tamm", judge)
    assert ("him", "pronoun") in mentions(table, "Ben", judge)


def test_an_apposition_belongs_to_the_name_before_it_whatever_it_hangs_on() -> None:
    table = """
        Lund NNP nsubj 9 LOC
        - : punct 3
        Ana NNP appos 1 PERSON
        Ruiz NNP flat 3 PERSON
        , , punct 3
        the DT det 7
        mayor NN appos 1
        , , punct 1
        resigned/resign VBD root 0
        . . punct 9
    """
    assert ("the mayor", "nominal") in mentions(table, "Ana Ruiz", Decided(yes=True))


def test_the_second_of_two_may_be_described_before_the_name() -> None:
    table = """
        Neither CC cc:preconj 3
        Ben NNP nsubj 10 PERSON
        Osei NNP flat 2 PERSON
        nor CC cc 6
        his PRP$ nmod:poss 6
        deputy NN conj 2
        , , punct 8
        Ana NNP conj 2 PERSON
        , , punct 2
        spoke/speak VBD root 0
        . . punct 10
    """
    assert ("his deputy", "nominal") in mentions(table, "Ana", Decided(yes=True))


def test_an_office_that_leads_up_to_a_name_is_not_the_one_named_before_it() -> None:
    table = """
        Ana NNP nsubj 12 PERSON
        Ruiz NNP flat 1 PERSON
        , , punct 5
        the DT det 5
        Minister NNP appos 1
        of IN case 7
        Tourism NNP nmod 5
        Ben NNP appos 5 PERSON
        Osei NNP flat 8 PERSON
        and CC cc 11
        others NNS conj 1
        left/leave VBD root 0
        . . punct 12
    """
    assert ("the Minister of Tourism", "nominal") in mentions(table, "Ben Osei", Decided(yes=True))


def test_whose_husband_somebody_is_is_not_somebody() -> None:
    table = """
        Ana NNP nsubj 13 PERSON
        Ruiz NNP flat 1 PERSON
        , , punct 5
        whose WP$ nmod:poss 5
        husband NN appos 1
        , , punct 5
        Chief NNP compound 8
        Ben NNP appos 5 PERSON
        Osei NNP flat 8 PERSON
        , , punct 5
        fell/fall VBD acl:relcl 1
        , , punct 1
        left/leave VBD root 0
        . . punct 13
    """
    assert ("whose husband", "nominal") in mentions(table, "Ben Osei", Decided(yes=True))


def test_offices_without_an_article_behind_a_name_are_its_bearers() -> None:
    table = """
        Ana NNP nsubj 9 PERSON
        Ruiz NNP flat 1 PERSON
        , , punct 4
        President NN conj 1
        and CC cc 6
        Minister NN conj 1
        of IN case 8
        Arts NNPS nmod 6
        left/leave VBD root 0
        . . punct 9
    """
    made = mentions(table, "Ana Ruiz", Decided(yes=True))
    assert ("President", "nominal") in made
    assert ("Minister of Arts", "nominal") in made


def test_the_name_behind_a_list_of_offices_under_one_article_is_of_all() -> None:
    table = """
        The DT det 2
        director NN nsubj 13
        , , punct 4
        producer NN conj 2
        and CC cc 6
        founder NN conj 4
        of IN case 8
        Lunagruppen NNP nmod 4 ORG
        , , punct 10
        Ana NNP appos 4 PERSON
        Ruiz NNP flat 10 PERSON
        , , punct 2
        spoke/speak VBD root 0
        . . punct 13
    """
    made = mentions(table, "Ana Ruiz", Decided(yes=True))
    assert "founder" in {text.split()[0] for text, _ in made}


def test_a_name_that_ends_the_phrase_of_an_office_is_its_holders() -> None:
    table = """
        Head NN nsubj 9
        of IN case 3
        policy NN nmod 1
        and CC cc 5
        member NN conj 3
        of IN case 7
        Venstre NNP nmod 5 ORG
        Ana NNP flat 1 PERSON
        spoke/speak VBD root 0
        . . punct 9
    """
    assert mentions(table, "Ana", Decided(yes=True)) == [("Ana", "name")]


def test_each_of_two_relatives_is_the_one_named_behind_whatever_the_parse_hangs_the_names_on() -> None:
    table = """
        Wu NNP nsubj 2 PERSON
        told/tell VBD root 0
        her PRP$ nmod:poss 4
        son NN obj 2
        , , punct 6
        Ola NNP appos 4 PERSON
        Roe NNP flat 6 PERSON
        , , punct 10
        and CC cc 10
        daughter NN conj 6
        , , punct 12
        Ann NNP appos 6 PERSON
        Poe NNP flat 12 PERSON
        {behind}
        . . punct 2
    """
    plain = table.format(behind=", , punct 12")
    bracketed = table.format(behind="( -LRB- punct 15\n李 NNP parataxis 12\n) -RRB- punct 15\n, , punct 12")
    for said in (plain, bracketed):
        judge = Decided(yes=True)
        assert ("daughter", "nominal") in mentions(said, "Ann Poe", judge)
        assert ("her son", "nominal") in mentions(said, "Ola Roe", judge)
