"""Who takes part in what a verb tells, by its parse."""

from __future__ import annotations

import pytest

from reader.analysis.events import participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

AGED = """
    Ortega/Ortega NNP nsubj 6
    , , punct 3
    {number} conj 1
    {mark} {mark} punct 3
    also/also RB advmod 6
    left/leave VBD root 0
    . . punct 6
"""


@pytest.mark.parametrize(("mark", "taking_part"), [(",", ["Ortega"]), ("(", ["Ortega", "32"])])
def test_an_age_between_commas_takes_no_part(mark: str, taking_part: list[str]) -> None:
    doc = build.doc(AGED.format(number="32/32 CD", mark=mark))
    assert [t.text for t in participants.find(doc[5], "movement", Roles(doc)).who] == taking_part


CALLED = """
    Ortega/Ortega NNP nsubj 2
    called/call VBD root 0
    the/the DT det 4
    mayor/mayor NN {given} 2
    a/a DT det 6
    liar/liar NN {name} 2
    . . punct 2
"""
GONE = """
    Ortega/Ortega NNP nsubj 2
    passed/pass VBD root 0
    {} 2
    . . punct 2
"""


@pytest.mark.parametrize(("given", "name"), [("obj", "xcomp"), ("iobj", "obj")])
def test_what_somebody_is_called_is_nobody_else(given: str, name: str) -> None:
    doc = build.doc(CALLED.format(given=given, name=name))
    assert [t.text for t in participants.find(doc[1], "statement", Roles(doc)).whom] == ["mayor"]
    assert participants.is_aside(doc[1], doc[5])


def test_who_passes_away_does_nothing() -> None:
    away = build.doc(GONE.format("away/away RB advmod"))
    assert [t.text for t in participants.find(away[1], "life", Roles(away)).whom] == ["Ortega"]
    by = build.doc(GONE.format("quickly/quickly RB advmod"))
    assert [t.text for t in participants.find(by[1], "movement", Roles(by)).who] == ["Ortega"]


NURSES = """
    {first} nsubj 5
    and/and CC cc 4
    {before} 4
    {second} conj 1
    left/leave VBD root 0
    . . punct 5
"""


def leaving(first: str, before: str, second: str) -> list[str]:
    doc = build.doc(NURSES.format(first=first, before=before, second=second))
    found = participants.tidy(doc[4], [doc[0]], (), (), ())
    return [participants.phrase(t).text for t in found.who]


def test_what_is_said_of_one_of_several_people_is_said_of_all() -> None:
    assert leaving("Nurses/nurse NNS", "the/the DT det", "guards/guard NNS") == ["Nurses", "the guards"]


def test_a_bare_noun_beside_one_may_say_who_that_is() -> None:
    assert leaving("manager/manager NN", "younger/young JJ amod", "brother/brother NN") == [
        "manager and younger brother"
    ]


def test_several_people_beside_others_are_a_side_of_their_own() -> None:
    assert leaving("Nurses/nurse NNS", "local/local JJ amod", "guards/guard NNS") == ["Nurses", "local guards"]


SENT = """
    Receipts/receipt NNS nsubj:pass 3
    were/be VBD aux:pass 3
    posted/post VBN root 0
    after/after IN mark 6
    the/the DT det 6
    treasurer/treasurer NN nsubj 7
    left/leave VBD advcl 3
    . . punct 3
"""
TREASURER, POSTED = 5, 2


def test_who_acts_in_another_clause_does_nothing_that_a_passive_tells() -> None:
    doc = build.doc(SENT, roles=[(POSTED, TREASURER, "ARG0")])
    assert participants.find(doc[POSTED], "other", Roles(doc)).who == ()


def test_nothing_is_done_to_whose_the_subject_is() -> None:
    made = build.doc("""
        Lee NNP nmod:poss 3
        's POS case 1
        widow NN nsubj 4
        sat/sit VBD root 0
        beside IN case 6
        Roe NNP obl 4
        . . punct 4
    """)
    assert participants.is_aside(made[3], made[0])
    assert not participants.is_aside(made[3], made[5])
