"""How long a name is, by the acronym in brackets that spells it."""

from __future__ import annotations

import pytest

from reader.analysis import entities
from tests.analysis.build import article, doc

WATCHERS = """
    Friends NNS nsubj 9 ORG
    of IN case 3 ORG
    Rivers NNPS nmod 1 ORG
    in IN case 5
    Wales NNP nmod 1 LOC
    ( ( punct 7
    {} NNP appos 1
    ) ) punct 7
    met/meet VBD root 0
    . . punct 9
"""


def found(table: str) -> list[str]:
    made = doc(table)
    of = article(made)
    return [of.text[e.start : e.end] for e in entities.find(made, of)]


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("FRIW", "Friends of Rivers"),
        ("FORIW", "Friends of Rivers in Wales"),
        ("FRW", "Friends of Rivers in Wales"),
        ("Frw", "Friends of Rivers in Wales"),
        ("FR", "Friends of Rivers"),
    ],
)
def test_a_bodys_name_goes_on_to_what_its_acronym_spells(letters: str, name: str) -> None:
    names = found(WATCHERS.format(letters))
    assert names[0] == name
    assert ("Wales" in names) == (name == "Friends of Rivers")


def test_a_name_ends_where_a_mark_parts_it_from_the_acronym() -> None:
    assert found(WATCHERS.replace("in IN case 5", ", , punct 5").format("FRW"))[0] == "Friends of Rivers"


DOUBLE = """
    Cole NNP nsubj 4 PERSON
    - HYPH punct 1
    Tamber NNP flat 1 B-PERSON
    left/leave VBD root 0
    . . punct 4

    Oona NNP nsubj 5 PERSON
    Cole NNP flat 1 PERSON
    - HYPH punct 2 PERSON
    Tamber NNP flat 1 PERSON
    wept/weep VBD root 0
    . . punct 5
"""


def test_the_halves_of_a_surname_that_somebody_has_are_one_name() -> None:
    assert found(DOUBLE)[0].replace(" ", "") == "Cole-Tamber"
    assert found(DOUBLE.replace("Tamber NNP flat 1 PERSON", "Roe NNP flat 1 PERSON"))[0] == "Cole"
