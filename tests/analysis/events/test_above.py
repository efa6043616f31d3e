"""Who takes part in what a noun tells, by the verb above it."""

from __future__ import annotations

import numpy as np
import pytest

from reader.analysis.actors.index import ActorIndex
from reader.analysis.events import above, choosing, filling, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

SAID = """
    The/the DT det 2
    coach/coach NN nsubj 3
    {verb} root 0
    {preposition} case 6
    a/a DT det 6
    {noun} obl 3
    with/with IN case 9
    the/the DT det 9
    broadcaster/broadcaster NN nmod 6
    . . punct 3
"""
COACH, NOUN, BROADCASTER = 1, 5, 8

TAKEN = """
    The/the DT det 2
    coach/coach NN nsubj 3
    {verb} root 0
    a/a DT det 5
    {noun} obj 3
    . . punct 3
"""


@pytest.mark.parametrize(
    ("preposition", "noun", "kind", "takes_part"),
    [
        ("at/at IN", "conference/conference NN", "contact", True),
        ("during/during IN", "speech/speech NN", "statement", True),
        ("at/at IN", "request/request NN", "statement", False),
        ("after/after IN", "meeting/meeting NN", "contact", False),
        ("in/in IN", "attack/attack NN", "conflict", False),
    ],
)
def test_who_speaks_in_what_is_spoken_takes_part(preposition: str, noun: str, kind: str, takes_part: bool) -> None:
    doc = build.doc(SAID.format(verb="laughed/laugh VBD", preposition=preposition, noun=noun))
    assert [t.i for t in above.doers(doc[NOUN], kind)] == ([COACH] if takes_part else [])
    assert above.undergoers(doc[NOUN], kind) == []


def test_who_says_something_in_an_interview_was_interviewed() -> None:
    doc = build.doc(SAID.format(verb="spoke/speak VBD", preposition="in/in IN", noun="interview/interview NN"))
    parts = participants.find(doc[NOUN], "contact", Roles(doc))
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == ([BROADCASTER], [COACH])


@pytest.mark.parametrize(
    ("verb", "noun", "called"),
    [
        ("answered/answer VBD", "call/call NN", True),
        ("made/make VBD", "call/call NN", False),
        ("answered/answer VBD", "reports/report NNS", False),
        ("received/receive VBD", "visit/visit NN", True),
        ("received/receive VBD", "reports/report NNS", True),
    ],
)
def test_who_answers_or_receives_it_is_whom_it_was_meant_for(verb: str, noun: str, called: bool) -> None:
    doc = build.doc(TAKEN.format(verb=verb, noun=noun))
    assert [t.i for t in above.undergoers(doc[4], "contact")] == ([COACH] if called else [])


def test_who_addresses_a_meeting_takes_part() -> None:
    doc = build.doc(TAKEN.format(verb="addressed/address VBD", noun="meeting/meeting NN"))
    assert [t.i for t in above.doers(doc[4], "contact")] == [COACH]


@pytest.mark.parametrize(
    ("verb", "noun", "kind", "who", "whom"),
    [
        ("answered/answer VBD", "call/call NN", "contact", [], [COACH]),
        ("faces/face VBZ", "trial/trial NN", "justice", [], [COACH]),
        ("faces/face VBZ", "match/match NN", "competition", [COACH], []),
        ("condemned/condemn VBD", "attack/attack NN", "conflict", [], []),
        ("planned/plan VBD", "attack/attack NN", "conflict", [COACH], []),
    ],
)
def test_the_verb_decides_however_sure_the_network_is(
    verb: str, noun: str, kind: str, who: list[int], whom: list[int]
) -> None:
    doc = build.doc(TAKEN.format(verb=verb, noun=noun))
    doc._.participants = np.array([(4, COACH, 3000, -6000, -6000, -6000)], np.int32)
    index = ActorIndex(())
    around = filling.sentence(doc[4].sent, index, {4})
    parts = choosing.find(doc[4], kind, Roles(doc), choosing.Leanings(doc), index, around)
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == (who, whom)


SENT = """
    A/a DT det 2
    {noun} nsubj 6
    from/from IN case 4
    {source} nmod 2
    was/be VBD aux:pass 6
    read/read VBN root 0
    . . punct 6
"""


@pytest.mark.parametrize(
    ("noun", "source", "kind", "who"),
    [
        ("plea/plea NN", "farmers/farmer NNS", "statement", [3]),
        ("plea/plea NN", "kitchen/kitchen NN", "statement", []),
        ("exit/exit NN", "farmers/farmer NNS", "movement", []),
    ],
)
def test_from_names_who_does_what_is_said_not_whom_one_leaves(
    noun: str, source: str, kind: str, who: list[int]
) -> None:
    doc = build.doc(SENT.format(noun=noun, source=source))
    assert [t.i for t in participants.find(doc[1], kind, Roles(doc)).who] == who


@pytest.mark.parametrize(
    ("noun", "befallen"), [("promotion/promotion NN", True), ("resignation/resignation NN", False)]
)
def test_whose_promotion_it_is_was_promoted(noun: str, befallen: bool) -> None:
    doc = build.doc(f"""
        Her/her PRP$ nmod:poss 2
        {noun} nsubj 3
        surprised/surprise VBD root 0
        them/they PRP obj 3
        . . punct 3
    """)
    parts = participants.find(doc[1], "personnel", Roles(doc))
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == (([], [0]) if befallen else ([0], []))


ARREST = """
    Their/their PRP$ nmod:poss 2
    arrest/arrest NN nsubj 6
    of/of IN case 4
    smugglers/smuggler NNS nmod 2
    was/be VBD aux:pass 6
    praised/praise VBN root 0
    . . punct 6
"""


def test_a_possessor_beside_whom_it_befalls_does_it() -> None:
    doc = build.doc(ARREST)
    parts = participants.find(doc[1], "justice", Roles(doc))
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == ([0], [3])


SUFFERED = """
    The/the DT det 2
    {noun} nsubj:pass 4
    was/be VBD aux:pass 4
    {verb} root 0
    by/by IN case 7
    the/the DT det 7
    clinic/clinic NN obl:agent 4
    . . punct 4
"""


@pytest.mark.parametrize(
    ("noun", "verb", "kind", "suffering"),
    [
        ("attack/attack NN", "suffered/suffer VBN", "conflict", True),
        ("attack/attack NN", "planned/plan VBN", "conflict", False),
        ("defeat/defeat NN", "suffered/suffer VBN", "competition", False),
    ],
)
def test_who_is_said_to_have_suffered_it_is_whom_it_befell(noun: str, verb: str, kind: str, suffering: bool) -> None:
    doc = build.doc(SUFFERED.format(noun=noun, verb=verb))
    assert [t.text for t in above.undergoers(doc[1], kind)] == (["clinic"] if suffering else [])


TRIED = """
    A/a DT det 2
    trial/trial NN nsubj 3
    began/begin VBD root 0
    for/for IN case 6
    the/the DT det 6
    {} nmod 2
    . . punct 3
"""


@pytest.mark.parametrize(("noun", "befallen"), [("brothers/brother NNS", [5]), ("murder/murder NN", [])])
def test_a_trial_is_for_somebody_or_for_a_deed(noun: str, befallen: list[int]) -> None:
    doc = build.doc(TRIED.format(noun))
    assert [t.i for t in participants.find(doc[1], "justice", Roles(doc)).whom] == befallen


def test_who_asks_is_named_by_of() -> None:
    table = SENT.replace("from/from IN", "of/of IN")
    doc = build.doc(table.format(noun="request/request NN", source="farmers/farmer NNS"))
    heads = participants.find(doc[1], "statement", Roles(doc))
    assert ([t.i for t in heads.who], [t.i for t in heads.whom]) == ([3], [])
    doc = build.doc(table.format(noun="request/request NN", source="kitchens/kitchen NNS"))
    assert [t.i for t in participants.find(doc[1], "statement", Roles(doc)).who] == []


GIVEN = """
    Medals/medal NNS nsubj:pass 3
    were/be VBD aux:pass 3
    handed/hand VBN root 0
    to/to IN case 6
    the/the DT det 6
    veterans/veteran NNS obl 3
    during/during IN case 9
    a/a DT det 9
    parade/parade NN obl 3
    . . punct 3
"""


def test_who_is_given_something_does_not_hold_the_scene_of_that() -> None:
    doc = build.doc(GIVEN)
    assert [t.text for t in above.given(doc[8])] == ["veterans"]
    assert above.given(doc[5]) == []
