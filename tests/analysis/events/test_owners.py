"""What an event noun's own phrase settles about who acts."""

from __future__ import annotations

import pytest

from reader.analysis.events import owners, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

OWNED = """
    Bakers/baker NNS nsubj 2
    hailed/hail VBD root 0
    {owner} nmod:poss 5
    's/'s POS case 3
    promise/promise NN obj 2
    . . punct 2
"""
BY = """
    Bakers/baker NNS nsubj 2
    copied/copy VBD root 0
    promises/promise NNS obj 2
    by/by IN case 5
    {owner} nmod 3
    . . punct 2
"""
BAKERS = 0


@pytest.mark.parametrize(
    ("table", "noun", "owner", "named", "left"),
    [
        (OWNED, 4, 2, "Dupont/Dupont NNP", {2}),
        (OWNED, 4, 2, "their/they PRP$", {BAKERS, 2}),
        (BY, 2, 4, "millers/miller NNS", {4}),
    ],
)
def test_whoever_a_noun_names_acts_alone(table: str, noun: int, owner: int, named: str, left: set[int]) -> None:
    doc = build.doc(table.format(owner=named))
    rules = participants.find(doc[noun], "statement", Roles(doc))
    assert set(owners.settle(doc[noun], rules, {BAKERS: 0.9, owner: 0.9})) == left


def test_one_that_was_not_scored_shuts_nobody_out() -> None:
    doc = build.doc(BY.format(owner="millers/miller NNS"))
    rules = participants.find(doc[2], "statement", Roles(doc))
    assert set(owners.settle(doc[2], rules, {BAKERS: 0.9})) == {BAKERS}


REPORTED = """
    {reporter} nsubj 2
    said/say VBD root 0
    the/the DT det 4
    strike/strike NN nsubj 5
    ended/end VBD ccomp 2
    as/as IN mark 8
    {other} nsubj 8
    cheered/cheer VBD advcl 5
    . . punct 2
"""
REPORTER, STRIKE, OTHER = 0, 3, 6


def test_who_reports_a_strike_or_acts_beside_it_does_not_strike() -> None:
    doc = build.doc(REPORTED.format(reporter="Ministers/minister NNS", other="fans/fan NNS"))
    rules = participants.find(doc[STRIKE], "conflict", Roles(doc))
    assert owners.settle(doc[STRIKE], rules, {REPORTER: 0.9, OTHER: 0.9}) == {}


def test_a_pronoun_in_another_clause_leaves_open_whom_it_stands_for() -> None:
    doc = build.doc(REPORTED.format(reporter="Ministers/minister NNS", other="they/they PRP"))
    rules = participants.find(doc[STRIKE], "conflict", Roles(doc))
    assert set(owners.settle(doc[STRIKE], rules, {OTHER: 0.9})) == {OTHER}


def test_a_possessor_acts_where_nobody_was_chosen() -> None:
    doc = build.doc(OWNED.format(owner="Dupont/Dupont NNP"))
    rules = participants.find(doc[4], "statement", Roles(doc))
    assert set(owners.settle(doc[4], rules, {})) == {2}


PROBE = """
    An/a DT det 3
    {authority} compound 3 {label}
    probe/probe NN nsubj 6
    of/of IN case 5
    banks/bank NNS nmod 3
    ended/end VBD root 0
    . . punct 6
"""


@pytest.mark.parametrize(
    ("authority", "label", "who", "whom"),
    [("Europol/Europol NNP", "ORG", [1], [4]), ("Keller/Keller NNP", "PERSON", [], [1, 4])],
)
def test_who_stands_before_an_inquiry_leads_it_but_for_a_person(
    authority: str, label: str, who: list[int], whom: list[int]
) -> None:
    doc = build.doc(PROBE.format(authority=authority, label=label))
    heads = participants.find(doc[2], "justice", Roles(doc))
    assert ([t.i for t in heads.who], [t.i for t in heads.whom]) == (who, whom)


ASKED = """
    Ministers/minister NNS nsubj 2
    answered/answer VBD root 0
    a/a DT det 4
    {noun} obj 2
    from/from IN case 6
    {source} obl 2
    . . punct 2
"""


@pytest.mark.parametrize(
    ("noun", "source", "who"),
    [
        ("plea/plea NN", "farmers/farmer NNS", {5}),
        ("plea/plea NN", "hill/hill NN", {0}),
        ("truck/truck NN", "farmers/farmer NNS", {0}),
    ],
)
def test_who_asks_stands_behind_from_whatever_that_hangs_on(noun: str, source: str, who: set[int]) -> None:
    doc = build.doc(ASKED.format(noun=noun, source=source))
    rules = participants.find(doc[3], "statement", Roles(doc))
    assert set(owners.settle(doc[3], rules, {0: 0.9})) == who


ABOUT = """
    Bakers/baker NNS nsubj 2
    left/leave VBD root 0
    after/after IN case 5
    {owner} nmod:poss 5
    report/report NN obl 2
    {word} case 8
    the/the DT det 8
    theft/theft NN nmod 5
    . . punct 2
"""


@pytest.mark.parametrize(
    ("owner", "word", "left"),
    [
        ("her/her PRP$", "on/on IN", set()),
        ("her/her PRP$", "during/during IN", {BAKERS}),
        ("a/a DT", "on/on IN", {BAKERS}),
    ],
)
def test_who_leaves_after_anothers_report_did_not_do_what_that_is_about(owner: str, word: str, left: set[int]) -> None:
    table = ABOUT.format(owner=owner, word=word)
    doc = build.doc(table if "PRP$" in owner else table.replace("DT nmod:poss", "DT det"))
    rules = participants.find(doc[7], "conflict", Roles(doc))
    assert set(owners.settle(doc[7], rules, {BAKERS: 0.9})) == left


BORNE = """
    Judges/judge NNS nsubj 2
    dismissed/dismiss VBD root 0
    the/the DT det 4
    petition/petition NN obj 2
    {clause}
    . . punct 2
"""
PASSIVE = "filed/file VBN acl 4\n by/by IN case 7\n farmers/farmer NNS obl:agent 5"
ACTIVE = "farmers/farmer NNS nsubj 6\n filed/file VBD acl:relcl 4"
RELATIVE = "that/that WDT obj 7\n farmers/farmer NNS nsubj 7\n filed/file VBD acl:relcl 4"
READ = "read/read VBN acl 4\n by/by IN case 7\n clerks/clerk NNS obl:agent 5"


@pytest.mark.parametrize(("clause", "who"), [(PASSIVE, {6}), (ACTIVE, {4}), (RELATIVE, {5}), (READ, {0})])
def test_the_light_verb_of_a_clause_on_a_noun_says_who_does_what_that_tells(clause: str, who: set[int]) -> None:
    doc = build.doc(BORNE.format(clause=clause))
    rules = participants.find(doc[3], "justice", Roles(doc))
    assert set(owners.settle(doc[3], rules, {0: 0.9})) == who


OF = """
    Bakers/baker NNS nsubj 2
    hailed/hail VBD root 0
    the/the DT det 4
    return/return NN obj 2
    of/of IN case 6
    {whose} nmod 4
    . . punct 2
"""


def test_whoever_of_brings_in_returns_alone_whatever_was_scored() -> None:
    doc = build.doc(OF.format(whose="nurses/nurse NNS"))
    rules = participants.find(doc[3], "movement", Roles(doc))
    assert set(owners.settle(doc[3], rules, {BAKERS: 0.9})) == {5}


def test_a_thing_that_of_brings_in_has_to_be_scored() -> None:
    doc = build.doc(OF.format(whose="goods/good NNS"))
    rules = participants.find(doc[3], "movement", Roles(doc))
    assert set(owners.settle(doc[3], rules, {BAKERS: 0.9})) == {BAKERS}


RULING = """
    A/a DT det 3
    {body} compound 3
    {noun} nsubj 4
    ended/end VBD root 0
    it/it PRP obj 4
    . . punct 4
"""


@pytest.mark.parametrize(
    ("body", "noun", "kind", "who"),
    [
        ("court/court NN", "ruling/ruling NN", "justice", ["court"]),
        ("army/army NN", "attack/attack NN", "conflict", ["army"]),
        ("drone/drone NN", "attack/attack NN", "conflict", []),
        ("school/school NN", "break/break NN", "other", []),
    ],
)
def test_a_body_before_its_deed_does_it(body: str, noun: str, kind: str, who: list[str]) -> None:
    doc = build.doc(RULING.format(body=body, noun=noun))
    assert [t.text for t in participants.find(doc[2], kind, Roles(doc)).who] == who


def test_with_whom_something_is_done_is_not_who_does_it() -> None:
    doc = build.doc(
        """
        Growth/growth NN nsubj 2
        came/come VBD root 0
        through/through IN case 4
        cooperation/cooperation NN obl 2
        with/with IN case 6
        {whom} nmod 4
        . . punct 2
    """.format(whom="millers/miller NNS")
    )
    rules = participants.find(doc[3], "other", Roles(doc))
    assert owners.settle(doc[3], rules, {5: 0.9}) == {}


def test_who_does_a_deed_of_a_row_is_named_behind_the_last() -> None:
    doc = build.doc("""
        Critics/critic NNS nsubj 2
        deplored/deplore VBD root 0
        the/the DT det 4
        actions/action NNS obj 2
        and/and CC cc 6
        words/word NNS conj 4
        of/of IN case 9
        the/the DT det 9
        nurses/nurse NNS nmod 6
        . . punct 2
    """)
    rules = participants.find(doc[3], "other", Roles(doc))
    assert [t.i for t in rules.who] == [8]
    assert set(owners.settle(doc[3], rules, {0: 0.9})) == {8}
