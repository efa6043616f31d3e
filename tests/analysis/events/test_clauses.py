"""What a verb's own clause settles about who and whom, against words of other clauses."""

from __future__ import annotations

from reader.analysis.events import clauses, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

SURE = 0.9


def settled(table: str, verb: int, who: set[int], whom: set[int]) -> tuple[set[int], set[int]]:
    """The positions left of those chosen for a verb as who and whom."""
    doc = build.doc(table)
    rules = participants.find(doc[verb], "other", Roles(doc))
    doing, befallen = clauses.settle(doc[verb], rules, dict.fromkeys(who, SURE), dict.fromkeys(whom, SURE))
    return set(doing), set(befallen)


AFTER = """
    Pilots/pilot NNS nsubj 2
    cheered/cheer VBD root 0
    after/after IN mark 6
    the/the DT det 5
    {subject} nsubj 6
    left/leave VBD advcl 2
    . . punct 2
"""
PILOTS, SUBJECT, LEFT = 0, 4, 5


def test_a_noun_that_is_the_subject_shuts_out_those_of_other_clauses() -> None:
    assert settled(AFTER.format(subject="owner/owner NN"), LEFT, {PILOTS, SUBJECT}, set()) == ({SUBJECT}, set())


def test_a_pronoun_leaves_open_whom_it_stands_for() -> None:
    pronoun = AFTER.format(subject="they/they PRP")
    assert settled(pronoun, LEFT, {PILOTS, SUBJECT}, set()) == ({PILOTS, SUBJECT}, set())


def test_a_scored_subject_is_needed_to_shut_others_out() -> None:
    assert settled(AFTER.format(subject="owner/owner NN"), LEFT, {PILOTS}, set()) == ({PILOTS}, set())


SHARED = """
    Nurses/nurse NNS nsubj 2
    met/meet VBD root 0
    the/the DT det 4
    mayor/mayor NN obj 2
    and/and CC cc 7
    were/be VBD aux:pass 7
    filmed/film VBN conj 2
    . . punct 2
"""
NURSES, MAYOR, FILMED = 0, 3, 6


def test_nobody_elsewhere_does_what_a_passive_leaves_unsaid() -> None:
    assert settled(SHARED, FILMED, {MAYOR}, {NURSES}) == (set(), {NURSES})


REPORTED = """
    Officers/officer NNS nsubj 2
    said/say VBD root 0
    the/the DT det 4
    gate/gate NN nsubj:pass 6
    was/be VBD aux:pass 6
    closed/close VBN ccomp 2
    . . punct 2
"""
OFFICERS, GATE, CLOSED = 0, 3, 5


def test_who_reports_does_not_do_it_and_the_passive_subject_undergoes() -> None:
    assert settled(REPORTED, CLOSED, {OFFICERS, GATE}, set()) == (set(), {GATE})


FRONTED = """
    Interviewed/interview VBN advcl 6
    by/by IN case 3
    radio/radio NN obl:agent 1
    , , punct 1
    Kovač/Kovač NNP nsubj 6 PERSON
    objected/object VBD root 0
    . . punct 6
"""
INTERVIEWED, RADIO, KOVAC = 0, 2, 4


def test_a_participle_before_its_clause_befalls_the_subject() -> None:
    assert settled(FRONTED, INTERVIEWED, {RADIO, KOVAC}, set()) == ({RADIO}, {KOVAC})


def test_the_rules_know_a_participle_before_its_clause() -> None:
    doc = build.doc(FRONTED)
    parts = participants.find(doc[INTERVIEWED], "contact", Roles(doc))
    assert ([t.i for t in parts.who], [t.i for t in parts.whom]) == ([RADIO], [KOVAC])
