"""Nouns and things of which a clause is only said, and who acts in it."""

from __future__ import annotations

import pytest

from reader.analysis.events import control, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

AIM = """
    {owner} {relation} 2
    {noun} nsubj 5
    is/be VBZ cop 5
    to/to TO mark 5
    win/win VB root 0
    . . punct 5
"""


def doers(table: str, verb: int) -> list[str]:
    doc = build.doc(table)
    return [t.text for t in participants.find(doc[verb], "other", Roles(doc)).who]


def test_an_aim_does_nothing_but_whose_it_is_does() -> None:
    assert doers(AIM.format(owner="Their/their PRP$", relation="nmod:poss", noun="aim/aim NN"), 4) == ["Their"]
    assert doers(AIM.format(owner="The/the DT", relation="det", noun="aim/aim NN"), 4) == []


def test_somebody_who_is_to_do_it_does() -> None:
    assert doers(AIM.format(owner="The/the DT", relation="det", noun="team/team NN"), 4) == ["team"]


def test_a_way_to_do_it_does_nothing() -> None:
    doc = build.doc("""
        The/the DT det 2
        way/way NN nsubj 5
        to/to TO mark 4
        win/win VB acl 2
        changed/change VBD root 0
        . . punct 5
    """)
    assert control.is_only_said_of(doc[3], doc[1])
    assert not control.is_only_said_of(doc[4], doc[1])


NEEDED = """
    {subject} nsubj 3
    is/be VBZ cop 3
    {adjective} root 0
    for/for IN mark 5
    entering/enter VBG advcl 3
    . . punct 3
"""


@pytest.mark.parametrize(
    ("subject", "adjective", "only"),
    [
        ("Tickets/ticket NNS", "necessary/necessary JJ", True),
        ("Nurses/nurse NNS", "famous/famous JJ", False),
    ],
)
def test_a_thing_that_is_needed_for_a_deed_does_not_do_it(subject: str, adjective: str, only: bool) -> None:
    doc = build.doc(NEEDED.format(subject=subject, adjective=adjective))
    assert control.is_only_said_of(doc[4], doc[0]) is only


def test_what_is_used_for_deeds_does_none_of_them() -> None:
    doc = build.doc("""
        The/the DT det 2
        fund/fund NN nsubj:pass 4
        was/be VBD aux:pass 4
        used/use VBN root 0
        for/for IN case 6
        trips/trip NNS obl 4
        including/include VBG case 8
        paying/pay VBG acl 6
        guides/guide NNS obj 8
        and/and CC cc 11
        hiring/hire VBG conj 8
        cars/car NNS obj 11
        . . punct 4
    """)
    assert control.is_only_said_of(doc[7], doc[1])
    assert control.is_only_said_of(doc[10], doc[1])


def test_a_clause_on_each_of_two_is_each_one_s_own() -> None:
    table = """
        Farmers/farmer NNS nsubj 10
        {first}
        to/to TO mark 4
        plant/plant VB xcomp 2
        and/and CC cc 6
        smiths/smith NNS conj 1
        hired/hire VBN acl 6
        to/to TO mark 9
        forge/forge VB xcomp 7
        left/leave VBD root 0
        . . punct 10
    """
    assert doers(table.format(first="paid/pay VBN acl 1"), 8) == ["smiths"]
