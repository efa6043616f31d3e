"""Whether a noun can mean an actor at all."""

import pytest

from reader.analysis.actors import agreement
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.grammar import phrases
from tests.analysis.build import doc

CAME = """
    Labour NNP nsubj 2 ORG
    came/come VBD root 0
    to TO case 5
    the DT det 5
    {noun} NN obl 2
    . . punct 2
"""


@pytest.mark.parametrize(
    ("noun", "named", "can"),
    [
        ("community", True, False),
        ("country", False, False),
        ("country", True, True),
        ("party", True, True),
        ("agency", False, True),
    ],
)
def test_a_people_is_no_party_and_a_country_no_government_without_a_name(noun: str, named: bool, can: bool) -> None:
    made = doc(CAME.format(noun=noun))
    body = Chain("organization", [Reference(made[0:1], "name" if named else "nominal")])
    assert agreement.may_be(made[4], body) is can


def test_a_community_that_was_called_so_is_one() -> None:
    made = doc(CAME.format(noun="community"))
    body = Chain("organization", [Reference(made[0:1], "name")], descriptions={Description("community", frozenset())})
    assert agreement.may_be(made[4], body)


@pytest.mark.parametrize(("name", "can"), [("Conference of Norway", False), ("Republic of Norway", True)])
def test_a_body_of_a_country_is_not_the_country(name: str, can: bool) -> None:
    first, of, country = name.split()
    table = f"{first} NNP nsubj 4 ORG\n{of} IN case 3 ORG\n{country} NNP nmod 1 ORG\ncalmed VBD root 0\nthe DT det 6\n"
    made = doc(table + "country NN obj 4\n. . punct 4")
    assert agreement.may_be(made[5], Chain("organization", [Reference(made[0:3], "name")])) is can


def test_peoples_of_countries_with_names_of_two_words_are_kept_apart() -> None:
    made = doc("""
        the DT det 2
        people NNS root 0
        of IN case 5
        Costa NNP compound 5 LOC
        Rica NNP nmod 2 LOC
    """)
    assert phrases.countries(made[1]) == {"Costa Rica"}
