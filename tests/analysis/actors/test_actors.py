"""Names, aliases and countries: which of them are one actor."""

from __future__ import annotations

from tests.analysis.actors.tables import Decided, found, mentions, names

SPOKESMAN = """
    Pentagon NNP compound 2 ORG
    spokesman NN nmod:desc 3
    John NNP nsubj 5 PERSON
    Kirby NNP flat 3 PERSON
    spoke/speak VBD root 0
    . . punct 5

    Kirby NNP nsubj 2 PERSON
    said/say VBD root 0
    he PRP nsubj 4
    knew/know VBD ccomp 2
    . . punct 2

    The DT det 3
    Pentagon NNP compound 3 ORG
    spokesman NN nsubj 4
    left/leave VBD root 0
    . . punct 4
"""


def test_name_surname_pronoun_and_description_are_one_actor() -> None:
    assert mentions(SPOKESMAN, "John Kirby") == [
        ("John Kirby", "name"), ("Kirby", "name"), ("he", "pronoun"), ("The Pentagon spokesman", "nominal"),
    ]  # fmt: skip


def test_ids_follow_salience() -> None:
    _, all_actors = found(SPOKESMAN)
    assert [a.id for a in all_actors] == [f"a{i}" for i in range(1, len(all_actors) + 1)]
    assert all_actors[0].salience == 1.0
    assert all_actors[0].name == "John Kirby"
    assert [a.salience for a in all_actors] == sorted((a.salience for a in all_actors), reverse=True)


COUPLE = """
    Bill NNP nsubj 3 PERSON
    Doe NNP flat 1 PERSON
    met/meet VBD root 0
    Mary NNP obj 3 PERSON
    Doe NNP flat 4 PERSON
    . . punct 3

    She PRP nsubj 2
    smiled/smile VBD root 0
    . . punct 2
"""


def test_two_people_of_one_surname_stay_apart() -> None:
    assert {"Bill Doe", "Mary Doe"} <= names(COUPLE)
    assert mentions(COUPLE, "Mary Doe") == [("Mary Doe", "name"), ("She", "pronoun")]


def test_aliases_demonyms_and_capitals_are_the_country() -> None:
    table = """
        Iran NNP nsubj 2 LOC
        denied/deny VBD root 0
        it PRP obj 2
        . . punct 2

        Iranian JJ amod 3 NORP
        - HYPH punct 1
        backed/back VBN amod 4
        militias/militia NNS nsubj 5
        fired/fire VBD root 0
        . . punct 5

        Tehran NNP nsubj 2 LOC
        said/say VBD root 0
        little RB advmod 2
        . . punct 2
    """
    assert mentions(table, "Iran") == [("Iran", "name"), ("Iranian", "name"), ("Tehran", "name")]


def test_a_capital_that_is_only_a_place_is_no_actor() -> None:
    table = """
        Musa NNP nsubj 2 PERSON
        spoke/speak VBD root 0
        in IN case 4
        Tehran NNP obl 2 LOC
        . . punct 2
    """
    assert names(table) == {"Musa"}


def test_a_body_of_state_is_an_actor_of_its_own() -> None:
    table = """
        The DT det 3
        US NNP compound 3 LOC
        military NN nsubj 4
        attacked/attack VBD root 0
        Iran NNP obj 4 LOC
        . . punct 4
    """
    _, all_actors = found(table)
    assert {(a.name, a.kind) for a in all_actors} == {("US military", "organization"), ("Iran", "place")}


def test_groups_of_one_country_are_one_actor() -> None:
    table = """
        US NNP compound 2 LOC
        troops NNS nsubj 3
        left/leave VBD root 0
        . . punct 3

        The DT det 2
        soldiers NNS nsubj 3
        flew/fly VBD root 0
        home RB advmod 3
        . . punct 3

        British JJ amod 2 NORP
        troops NNS nsubj 3
        stayed/stay VBD root 0
        . . punct 3
    """
    text, all_actors = found(table, judge=Decided(yes=True))
    groups = [[text[m.start : m.end] for m in a.mentions] for a in all_actors if a.kind == "group"]
    assert sorted(groups) == [["British troops"], ["US troops", "The soldiers"]]


def test_an_organization_is_also_what_it_is_called() -> None:
    table = """
        The DT det 3
        Syrian NNP amod 3 B-ORG
        Observatory NNP nsubj 4 ORG
        spoke/speak VBD root 0
        . . punct 4

        The DT det 5
        UK NNP compound 4 LOC
        - HYPH punct 2
        based/base VBN amod 5
        observatory NN nsubj 7
        watches/watch VBZ aux 7
        wars/war NNS root 0
        . . punct 7
    """
    assert ("The UK-based observatory", "nominal") in [
        (s.replace(" - ", "-"), f) for s, f in mentions(table, "Syrian Observatory")
    ]


def test_nobody_acts_in_an_empty_text() -> None:
    assert found("Rain NN root 0")[1] == ()


CREDITS = """
    Roth NNP nsubj 2 PERSON
    left/leave VBD root 0
    . . punct 2
    ¶
    ( ( punct 2
    Reporting/report VBG root 0
    by IN case 4
    Ann NNP obl 2 PERSON
    Lee NNP flat 4 PERSON
    ; : punct 7
    editing/edit VBG conj 2
    by IN case 9
    Bo NNP obl 7 PERSON
    Roe NNP flat 9 PERSON
    ) ) punct 2
"""


def test_whom_an_agency_credits_is_no_actor() -> None:
    assert names(CREDITS) == {"Roth"}
    assert names(CREDITS.replace("( (", "– :").replace(") )", ". .")) == {"Roth"}
    assert "Ann Lee" in names(CREDITS.replace("Reporting/report", "Defeated/defeat"))


def test_a_body_is_called_by_the_word_before_what_it_is_for() -> None:
    table = """
        The DT det 2
        Works NNP nsubj 6 ORG
        Agency NNP flat 2 ORG
        for IN case 5 ORG
        Refugees NNPS nmod 2 ORG
        left/leave VBD root 0
        . . punct 6

        Roth NNP nsubj 2 PERSON
        thanked/thank VBD root 0
        the DT det 4
        Agency NNP obj 2 ORG
        . . punct 2
    """
    assert names(table) == {"Roth", "Works Agency for Refugees"}
