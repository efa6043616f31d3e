"""Whose office a word in capitals is short for."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from reader.analysis.actors import initials
from reader.analysis.actors.chains import Chain, Description, Reference
from reader.analysis.actors.recency import Met
from tests.analysis import build

OFFICE = """
    {title}
    Ute NNP nsubj 5 PERSON
    Tolmex NNP flat 3 PERSON
    spoke/speak VBD root 0
    . . punct 5

    The/the DT det 2
    {short} NNP nsubj 3
    left/leave VBD root 0
    . . punct 3
"""
PRIME = "Prime NNP compound 2\n Minister NNP nmod:desc 3"
SHORT = 7


def person(doc: Doc, *descriptions: Description) -> Chain:
    return Chain("person", [Reference(doc[2:4], "name")], descriptions=set(descriptions))


def met(doc: Doc, *people: Chain) -> Met:
    found = Met(people)
    found.read(doc[SHORT])
    return found


@pytest.mark.parametrize(
    ("title", "short", "found"),
    [
        (PRIME, "PM", True),
        (PRIME, "PR", False),
        (PRIME, "Pm", False),
        ("Vice NNP compound 2\n President NNP nmod:desc 3", "VP", True),
        ("the DT det 2\n red JJ amod 3", "TR", False),
    ],
)
def test_letters_stand_for_the_office_before_a_name(title: str, short: str, found: bool) -> None:
    doc = build.doc(OFFICE.format(title=title, short=short))
    ute = person(doc)
    assert initials.holder(doc[SHORT], met(doc, ute)) is (ute if found else None)


def test_they_stand_for_what_somebody_is_described_as_but_not_for_one_of_two() -> None:
    doc = build.doc(OFFICE.format(title="the DT det 2\n red JJ amod 3", short="CEO"))
    officer = Description("officer", frozenset({"chief", "execut"}))
    ute = person(doc, officer)
    assert initials.holder(doc[SHORT], met(doc, ute)) is ute
    assert initials.holder(doc[SHORT], met(doc, ute, person(doc, officer))) is None
    assert initials.holder(doc[SHORT], met(doc, person(doc, Description("officer", frozenset())))) is None
