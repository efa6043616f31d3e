"""Who is given what a verb is done to."""

from __future__ import annotations

import pytest

from reader.analysis.events import recipients
from tests.analysis import build

GIVEN = """
    Donors/donor NNS nsubj 2
    {verb} root 0
    {given} obj 2
    {preposition} case 5
    {noun} obl 2
    . . punct 2
"""
TENTS, NURSES = "tents/tent NNS", "nurses/nurse NNS"


@pytest.mark.parametrize(
    ("verb", "given", "preposition", "noun", "found"),
    [
        ("sent/send VBD", TENTS, "to/to IN", "nurses/nurse NNS", [4]),
        ("sent/send VBD", NURSES, "to/to IN", "police/police NNS", []),
        ("sent/send VBD", TENTS, "to/to IN", "hills/hill NNS", []),
        ("donated/donate VBD", TENTS, "to/to IN", "museum/museum NN", [4]),
        ("provided/provide VBD", TENTS, "for/for IN", "nurses/nurse NNS", [4]),
        ("burned/burn VBD", TENTS, "for/for IN", "nurses/nurse NNS", []),
        ("shared/share VBD", TENTS, "with/with IN", "nurses/nurse NNS", [4]),
        ("carried/carry VBD", TENTS, "with/with IN", "nurses/nurse NNS", []),
    ],
)
def test_a_thing_goes_to_those_who_act_as_persons_do(
    verb: str, given: str, preposition: str, noun: str, found: list[int]
) -> None:
    doc = build.doc(GIVEN.format(verb=verb, given=given, preposition=preposition, noun=noun))
    assert [t.i for t in recipients.of(doc[1])] == found


def test_nobody_is_given_anything_where_nothing_is_given() -> None:
    doc = build.doc("""
        Donors/donor NNS nsubj 2
        wrote/write VBD root 0
        to/to IN case 4
        nurses/nurse NNS obl 2
        . . punct 2
    """)
    assert recipients.of(doc[1]) == []
