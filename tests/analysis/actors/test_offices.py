"""Who becomes what a noun says, and other sentences that say who somebody is, on parses given by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.tokens import Token

from reader.analysis import actors, entities
from reader.analysis.actors import candidates, offices
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.actors.judge import Option
from reader.analysis.grammar import phrases
from tests.analysis.actors.tables import Decided
from tests.analysis.build import article, doc

SWORN = """
    Roth NNP nsubj:pass 3 PERSON
    was/be VBD aux:pass 3
    {verb} VBN root 0
    {as_} IN case 5
    mayor NN obl 3
    . . punct 3
"""


def told(verb: str, as_: str = "as") -> list[str]:
    made = doc(SWORN.format(verb=verb, as_=as_))
    return [t.text for t in offices.holders(made[4])]


def test_who_is_made_something_is_that() -> None:
    assert told("elected/elect") == ["Roth"]
    assert told("elected/elect", "by") == []
    assert told("seen/see") == []


@pytest.mark.parametrize(("verb", "who"), [("became/become", ["Roth"]), ("named/name", ["Edda"]), ("saw/see", [])])
def test_an_open_complement_is_of_the_subject_or_of_the_object(verb: str, who: list[str]) -> None:
    made = doc(f"""
        Roth NNP nsubj 2 PERSON
        {verb} VBD root 0
        Edda NNP obj 2 PERSON
        mayor NN xcomp 2
        . . punct 2
    """)
    assert [t.text for t in offices.holders(made[3])] == who


def mentions(table: str) -> dict[str, list[str]]:
    made = doc(table)
    of = article(made)
    found = actors.find(made, of, entities.find(made, of), Decided(yes=True))
    return {a.name: [made.text[m.start : m.end] for m in a.mentions] for a in found}


def test_what_somebody_becomes_is_no_mention_and_whom_a_name_is_said_to_be_is_one() -> None:
    became = "Roth NNP nsubj 2 PERSON\nbecame/become VBD root 0\nthe DT det 4\njudge NN xcomp 2\n. . punct 2"
    assert mentions(became) == {"Roth": ["Roth"]}
    stands = "The DT det 2\njudge NN nsubj 4\nis/be VBZ cop 4\nRoth NNP root 0 PERSON\n. . punct 4"
    assert mentions(stands) == {"Roth": ["The judge", "Roth"]}


def test_of_several_names_behind_a_noun_the_nearest_is_its_bearer() -> None:
    found = mentions("""
        the DT det 2
        judge NN nsubj 8
        , , punct 4
        Roth NNP appos 2 PERSON
        , , punct 7
        , , punct 7
        Edda NNP appos 2 PERSON
        left/leave VBD root 0
        . . punct 8
    """)
    assert found["Roth"] == ["the judge", "Roth"]
    assert found["Edda"] == ["Edda"]


def test_men_are_several_whatever_the_tagger_holds() -> None:
    made = doc("men NN nsubj 2\nleft/leave VBD root 0\nmanagement NN obj 2")
    assert phrases.is_plural(made[0])
    assert not phrases.is_plural(made[2])


def test_a_son_beside_somebodys_wife_is_theirs() -> None:
    made = doc("his PRP$ nmod:poss 2\nwife NN nsubj 5\nand CC cc 4\nson NN conj 2\nleft/leave VBD root 0")
    assert candidates.determiner(made[3]) == candidates.determiner(made[1]) == "possessed"
    apart = doc("his PRP$ nmod:poss 2\nwife NN nsubj 6\nand CC cc 5\na DT det 5\nson NN conj 2\nleft VBD root 0")
    assert candidates.determiner(apart[4]) == "indefinite"


def test_not_one_woman_is_nobody() -> None:
    made = doc("Not RB advmod 3\none CD nummod 3\nwoman NN nsubj 4\nleft/leave VBD root 0")
    assert candidates.is_anybody(made[2])


class Nearest(Decided):
    """One to whom a description means the last one that it can mean."""

    def meant(self, noun: Token, options: Sequence[Option]) -> Chain | None:
        return options[0].chain


@pytest.mark.parametrize(("nation", "found"), [("Norwegian", 1), ("Kenyan", 2)])
def test_a_country_s_nation_is_no_other_country(nation: str, found: int) -> None:
    table = f"""
        Kenya NNP nsubj 2 LOC
        left/leave VBD root 0
        . . punct 2

        The DT det 3
        {nation} JJ amod 3
        nation NN nsubj 4
        stayed/stay VBD root 0
        . . punct 4
    """
    made = doc(table)
    of = article(made)
    kenya = next(a for a in actors.find(made, of, entities.find(made, of), Nearest(yes=True)) if a.name == "Kenya")
    assert len(kenya.mentions) == found


@pytest.mark.parametrize(("how", "found"), [("former", ["Roth", "the former judge"]), ("young", ["Roth"])])
def test_what_somebody_was_is_who_the_text_tells_of(how: str, found: list[str]) -> None:
    assert (
        mentions(f"""
        Roth NNP nsubj 2 PERSON
        left/leave VBD root 0
        . . punct 2

        the DT det 3
        {how} JJ amod 3
        judge NN nsubj 4
        slept/sleep VBD root 0
        . . punct 4
    """)["Roth"]
        == found
    )


@pytest.mark.parametrize(
    ("office", "found"), [("president", ["Roth"]), ("spokesman", ["Roth", "the Kenyan spokesman"])]
)
def test_who_holds_one_office_is_not_whom_a_state_s_other_office_means(office: str, found: list[str]) -> None:
    made = doc(f"""
        spokesman NN nmod:desc 2
        Roth NNP nsubj 3 PERSON
        left/leave VBD root 0
        . . punct 3

        the DT det 3
        Kenyan JJ amod 3
        {office} NN nsubj 4
        slept/sleep VBD root 0
        . . punct 4
    """)
    of = article(made)
    roth = next(a for a in actors.find(made, of, entities.find(made, of), Nearest(yes=True)) if a.name == "Roth")
    assert [made.text[m.start : m.end] for m in roth.mentions] == found


def test_who_is_expected_to_become_something_is_the_one_before_the_relative_clause() -> None:
    made = doc("""
        Roth NNP nsubj 8 PERSON
        , , punct 4
        who WP nsubj:pass 4
        expected/expect VBN acl:relcl 1
        to TO mark 6
        become VB xcomp 4
        mayor NN xcomp 6
        spoke/speak VBD root 0
        . . punct 8
    """)
    assert [t.text for t in offices.holders(made[6])] == ["Roth"]


LATER = """
    The/the DT det 3
    {field} NN compound 3
    minister/minister NN nsubj 4
    spoke/speak VBD root 0
    . . punct 4

    {field2} NN compound 2
    Minister/minister NN nmod:desc 3
    Ute NNP nsubj 5 PERSON
    Tolmex NNP flat 3 PERSON
    left/leave VBD root 0
    . . punct 5
"""


@pytest.mark.parametrize(("first", "later", "found"), [("Gender", "Gender", True), ("Gender", "Health", False)])
def test_an_office_is_that_of_the_one_named_with_it_later(first: str, later: str, found: bool) -> None:
    made = doc(LATER.format(field=first, field2=later))
    known = Description("minister", frozenset({phrases.stem(later.lower())}))
    ute = Chain("person", [Reference(made[7:9], "name")], descriptions={known})
    assert offices.Offices([ute]).named_later(made[2]) is (ute if found else None)
    another = Chain("person", [Reference(made[7:9], "name")], descriptions={known})
    assert offices.Offices([ute, another]).named_later(made[2]) is None
    before = Chain("person", [Reference(made[2:3], "name")], descriptions={known})
    assert offices.Offices([before]).named_later(made[6]) is None
