"""The subjects that a parse does not call so."""

from __future__ import annotations

import pytest

from reader.analysis.events import clauses, participants, subjects
from reader.analysis.events.roles import Roles
from tests.analysis import build

MISREAD = """
    Crews/crew NNS nsubj 2
    worked/work VBD root 0
    {opening} {relation} 5
    storms/storm NNS obj 5
    wrecked/wreck VBN advcl 2
    {object} obj 5
    . . punct 2
"""
STORMS, WRECKED, BARNS = 3, 4, 5


def table(opening: str = "after/after IN", relation: str = "mark", noun: str = "barns/barn NNS") -> str:
    return MISREAD.format(opening=opening, relation=relation, object=noun)


def test_a_noun_between_its_clause_s_first_word_and_a_participle_with_an_object_is_the_subject() -> None:
    doc = build.doc(table())
    assert [t.i for t in subjects.misread(doc[WRECKED])] == [STORMS]
    assert [t.i for t in subjects.own(doc[WRECKED])] == [STORMS]


def test_it_does_it_to_the_object_and_undergoes_nothing() -> None:
    doc = build.doc(table())
    parts = participants.find(doc[WRECKED], "catastrophe", Roles(doc))
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == ([STORMS], [BARNS])


def test_without_a_word_that_opens_a_clause_there_is_no_such_subject() -> None:
    assert subjects.misread(build.doc(table("big/big JJ", "amod"))[WRECKED]) == []


def test_a_present_participle_has_none() -> None:
    doc = build.doc(table().replace("wrecked/wreck VBN", "wrecking/wreck VBG"))
    assert subjects.misread(doc[WRECKED]) == []


SECOND = """
    Crews/crew NNS nsubj 2
    worked/work VBD root 0
    after/after IN mark 5
    storms/storm NNS obj 5
    wrecked/wreck VBN advcl 2
    barns/barn NNS obj 5
    and/and CC cc 8
    flooded/flood VBD conj 5
    fields/field NNS obj 8
    . . punct 2
"""


def test_a_second_verb_shares_it() -> None:
    doc = build.doc(SECOND)
    parts = participants.find(doc[7], "catastrophe", Roles(doc))
    assert [t.i for t in parts.who] == [STORMS]


JOINED = """
    She/she PRP nsubj 2
    met/meet VBD root 0
    Ida/Ida NNP obj 2 PERSON
    and/and CC cc 5
    Bo/Bo NNP conj 3 PERSON
    , , punct 8
    who/who WP nsubj 8
    sang/sing VBD acl:relcl 3
    and/and CC cc 10
    danced/dance VBD conj 8
    . . punct 2
"""


def test_a_relative_pronoun_stands_for_the_noun_before_it() -> None:
    doc = build.doc(JOINED)
    assert [t.text for t in subjects.own(doc[7])] == ["Ida"]


def test_a_pronoun_stands_for_nobody_yet() -> None:
    assert subjects.own(build.doc(JOINED)[1]) == []


ABSOLUTE = """
    With/with IN case 2
    tensions/tension NNS obj 3
    {verb} advcl 6
    ,/, , punct 6
    rivals/rival NNS nsubj 6
    met/meet VBD root 0
    . . punct 6
"""


def test_a_participle_behind_a_noun_with_with_is_of_that_noun() -> None:
    doc = build.doc(ABSOLUTE.format(verb="rising/rise VBG"))
    assert subjects.absolute(doc[2]) == [doc[1]]
    assert subjects.own(doc[2]) == [doc[1]]
    assert not subjects.absolute(doc[5])


WITH = """
    {opening} {relation} 4
    half/half PDT det:predet 3
    ballots/ballot NNS nsubj 4
    checked/check {tag} advcl 7
    {object} obj 4
    Reyes/Reyes NNP nsubj 7
    led/lead VBD root 0
    . . punct 7
"""
BALLOTS, CHECKED = 2, 3


@pytest.mark.parametrize("tag", ["VBD", "VBN"])
def test_behind_with_a_past_participle_tells_what_was_done_to_its_noun(tag: str) -> None:
    text = WITH.format(opening="With/with IN", relation="mark", tag=tag, object=", ,").replace(", , obj", ", , punct")
    doc = build.doc(text)
    assert [t.i for t in subjects.undergoing(doc[CHECKED])] == [BALLOTS]
    parts = participants.find(doc[CHECKED], "other", Roles(doc))
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == ([], [BALLOTS])
    chosen = clauses.settle(doc[CHECKED], parts, {BALLOTS: 0.9}, {5: 0.9})
    assert (set(chosen[0]), set(chosen[1])) == (set(), {BALLOTS})


@pytest.mark.parametrize(
    ("opening", "thing"), [("When/when WRB", "ballots/ballot NNS"), ("With/with IN", "them/they PRP")]
)
def test_a_past_tense_or_a_verb_with_an_object_leaves_its_subject_to_act(opening: str, thing: str) -> None:
    doc = build.doc(WITH.format(opening=opening, relation="mark", tag="VBD", object=thing))
    assert subjects.undergoing(doc[CHECKED]) == []
