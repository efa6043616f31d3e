"""Whom what a verb tells befalls, by its own subject and objects."""

from __future__ import annotations

from reader.analysis.events import clauses, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build
from tests.analysis.events.test_clauses import (
    CLOSED,
    FRONTED,
    GATE,
    INTERVIEWED,
    KOVAC,
    OFFICERS,
    RADIO,
    REPORTED,
    SURE,
    settled,
)

DIGGING = """
    Tunnels/tunnel NNS nsubj:pass 5
    of/of IN case 3
    Drax/Drax NNP nmod 1 ORG
    were/be VBD aux:pass 5
    opened/open VBN root 0
    completing/complete VBG advcl 5
    roads/road NNS obj 6
    . . punct 5
"""


def test_a_passive_has_no_agent_in_its_subjects_phrase_and_befalls_no_other_verbs_object() -> None:
    assert settled(DIGGING, 4, {2}, {0, 6}) == (set(), {0})


FOUND = """
    Reports/report NNS nsubj 5
    of/of IN case 3
    Ruiz/Ruiz NNP nmod 1 PERSON
    found/find VBN acl 1
    spread/spread VBD root 0
"""


def test_nobody_in_the_phrase_that_a_participle_is_said_of_does_it() -> None:
    assert settled(FOUND, 3, {2}, {0}) == (set(), {0})


def befallen(table: str, verb: int, who: set[int], whom: set[int]) -> set[int]:
    doc = build.doc(table)
    rules = participants.find(doc[verb], "other", Roles(doc))
    return set(clauses.undergoers(doc[verb], rules, dict.fromkeys(who, SURE), dict.fromkeys(whom, SURE)))


def test_a_passive_befalls_its_subject_where_the_scores_know_of_nobody() -> None:
    assert befallen(REPORTED, CLOSED, set(), set()) == {GATE}
    assert befallen(REPORTED, CLOSED, set(), {OFFICERS}) == {OFFICERS}
    assert befallen(REPORTED, CLOSED, {GATE}, set()) == set()


def test_so_does_an_active_verb_its_object_but_not_a_word_with_a_preposition() -> None:
    told = """
        Divers/diver NNS nsubj 2
        searched/search VBD root 0
        {the} {relation} 4
        lake/lake NN obj 2
        . . punct 2
    """
    assert befallen(told.format(the="the/the DT", relation="det"), 1, {0}, set()) == {3}
    assert befallen(told.format(the="along/along IN", relation="advmod"), 1, {0}, set()) == set()


def test_who_is_brought_in_with_by_does_it_whatever_the_scores_lean_to() -> None:
    assert settled(FRONTED, INTERVIEWED, {KOVAC}, {RADIO}) == ({RADIO}, {KOVAC})


ARRESTED = """
    Guards/guard NNS nsubj:pass 3
    were/be VBD aux:pass 3
    held/hold VBN root 0
    after/after IN mark 7
    miners/miner NNS nsubj:pass 7
    were/be VBD aux:pass 7
    shot/shoot VBN advcl 3
    . . punct 3
"""
KILLING = """
    Clashes/clash NNS nsubj 2
    killed/kill VBD root 0
    miners/miner NNS obj 2
    and/and CC cc 5
    wounded/wound VBD conj 2
    nine/nine CD obj 5
    . . punct 2
"""


def test_whom_a_clause_of_time_is_about_is_not_whom_the_passive_befalls() -> None:
    assert settled(ARRESTED, 2, set(), {0, 4}) == (set(), {0})


def test_a_number_is_an_object_of_its_own_verb() -> None:
    assert settled(KILLING, 4, {0}, {2, 5}) == ({0}, {5})


MARRING = """
    Youths/youth NNS nsubj 2
    avoid/avoid VBP root 0
    vices/vice NNS obj 2
    that/that WDT nsubj 6
    may/may MD aux 6
    mar/mar VB acl:relcl 3
    fairs/fair NNS obj 6
    . . punct 2
"""


def test_what_a_clause_on_the_object_is_done_to_is_not_whom_its_verb_befalls() -> None:
    assert settled(MARRING, 1, {0}, {2, 6}) == ({0}, {2})


def test_whose_box_or_office_it_was_done_in_is_not_whom_it_was_done_to() -> None:
    doc = build.doc("""
        Nurses/nurse NNS nsubj 2
        waited/wait VBD root 0
        in/in IN case 6
        the/the DT det 5
        mayor/mayor NN nmod:poss 6
        hall/hall NN obl 2
        . . punct 2
    """)
    assert participants.is_aside(doc[1], doc[4])
    assert not participants.is_aside(doc[1], doc[5])
