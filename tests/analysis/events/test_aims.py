"""Who does what an infinitive or a clause below a verb tells: those who are bidden, hired or let, not who bids them."""

from __future__ import annotations

from tests.analysis.events.test_clauses import settled

AIM = """
    Mayors/mayor NNS nsubj 2
    said/say VBD root 0
    that/that IN mark 5
    nurses/nurse NNS nsubj 5
    agreed/agree VBD ccomp 2
    to/to TO mark 7
    train/train VB advcl 5
    guards/guard NNS obj 7
    . . punct 2
"""


def test_who_reports_a_clause_has_no_part_in_its_aim() -> None:
    assert settled(AIM, 6, {0, 3}, set()) == ({3}, set())


BIDDEN = """
    Owners/owner NNS nsubj 2
    directed/direct VBD root 0
    crews/crew NNS obj 2
    to/to TO mark 5
    sell/sell VB advcl 2
    boats/boat NNS obj 5
    . . punct 2
"""


def test_who_is_told_to_do_something_does_it_to_what_only_they_do_it_to() -> None:
    assert settled(BIDDEN, 4, {0, 2}, {5}) == ({2}, {5})
    assert settled(BIDDEN, 1, {0}, {2, 5}) == ({0}, {2})


BELOW = """
    Hikers/hiker NNS nsubj 2
    left/leave VBD root 0
    camp/camp NN obj 2
    knowing/know VBG advcl 2
    that/that IN mark 8
    the/the DT det 7
    guides/guide NNS nsubj 8
    {had} {relation} 4
    plans/plan NNS obj 8
    . . punct 2
"""
HIKERS, LEFT_CAMP, GUIDES = 0, 1, 6


def test_who_acts_in_a_clause_behind_does_not_act_above() -> None:
    clause = BELOW.format(had="had/have VBD", relation="ccomp")
    assert settled(clause, LEFT_CAMP, {HIKERS, GUIDES}, set()) == ({HIKERS}, set())
    assert settled(clause, LEFT_CAMP, {HIKERS}, {GUIDES}) == ({HIKERS}, set())


def test_a_clause_that_is_not_finite_may_lend_its_subject() -> None:
    clause = BELOW.format(had="make/make VB", relation="ccomp")
    assert settled(clause, LEFT_CAMP, {HIKERS}, {GUIDES}) == ({HIKERS}, {GUIDES})


ROW = """
    Growers/grower NNS nsubj 2
    hired/hire VBD root 0
    pilots/pilot NNS obj 2
    to/to TO mark 5
    spray/spray VB xcomp 2
    orchards/orchard NNS obj 5
    and/and CC cc 8
    film/film VB conj 5
    them/they PRP obj 8
    . . punct 2
"""
GROWERS, PILOTS, FILM = 0, 2, 7


def test_who_is_hired_does_all_of_a_row_of_infinitives() -> None:
    assert settled(ROW, FILM, {GROWERS, PILOTS}, set()) == ({PILOTS}, set())


CHANCE = """
    The/the DT det 2
    fair/fair NN nsubj 4
    is/be VBZ cop 4
    chance/chance NN root 0
    made/make VBN acl 4
    {word} case 7
    sellers/seller NNS obl 5
    to/to TO mark 9
    trade/trade VB acl 4
    . . punct 4
"""
FAIR, SELLERS, TRADE = 1, 6, 8


def test_whom_for_brings_in_before_an_infinitive_does_that_alone() -> None:
    brought = CHANCE.format(word="for/for IN")
    assert settled(brought, TRADE, {FAIR, SELLERS}, set()) == ({SELLERS}, set())
    assert settled(CHANCE.format(word="by/by IN"), TRADE, {FAIR, SELLERS}, set()) == ({FAIR, SELLERS}, set())


OWNED = """
    Schools/school NNS nsubj 2
    copied/copy VBD root 0
    the/the DT det 4
    town/town NN {owner} 6
    's/'s POS case 4
    methods/method NNS obj 2
    to/to TO mark 8
    save/save VB acl 6
    fuel/fuel NN obj 8
    . . punct 2
"""
SCHOOLS, TOWN, SAVE, FUEL = 0, 3, 7, 8


def test_who_owns_what_a_clause_completes_does_that_alone() -> None:
    owned = OWNED.format(owner="nmod:poss")
    assert settled(owned, SAVE, {SCHOOLS, TOWN}, {FUEL}) == ({TOWN}, {FUEL})
    assert settled(owned, SAVE, {SCHOOLS}, {FUEL}) == ({SCHOOLS}, {FUEL})
