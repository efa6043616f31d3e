"""What a verb's own clause settles about who and whom, against words of other clauses."""

from __future__ import annotations

import pytest

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


RELATIVE = """
    The/the DT det 2
    rangers/ranger NNS nsubj 3
    chased/chase VBD root 0
    a/a DT det 5
    poacher/poacher NN obj 3
    who/who WP nsubj 7
    wounded/wound VBD acl:relcl 5
    a/a DT det 9
    deer/deer NN obj 7
    . . punct 3
"""
RANGERS, POACHER, WOUNDED = 1, 4, 6


def test_a_relative_pronoun_shuts_others_out_for_the_noun_it_stands_for() -> None:
    assert settled(RELATIVE, WOUNDED, {RANGERS, POACHER}, set()) == ({POACHER}, set())


SAID_OF = """
    {she} nsubj 4
    was/be VBD cop 4
    a/a DT det 4
    baker/baker NN root 0
    who/who WP nsubj 6
    sold/sell VBD acl:relcl 4
    bread/bread NN obj 6
    . . punct 4
"""
SHE, BAKER, SOLD = 0, 3, 5


def test_who_is_said_to_be_one_that_acts_does_it() -> None:
    assert settled(SAID_OF.format(she="Mia/Mia NNP"), SOLD, {SHE, BAKER}, set()) == ({SHE}, set())
    assert settled(SAID_OF.format(she="She/she PRP"), SOLD, {SHE, BAKER}, set()) == ({SHE}, set())


def test_what_only_points_at_one_that_acts_does_not() -> None:
    assert settled(SAID_OF.format(she="It/it PRP"), SOLD, {SHE, BAKER}, set()) == ({BAKER}, set())


THOUGHT = """
    Divers/diver NNS nsubj 2
    saw/see VBD root 0
    that/that IN mark 7
    the/the DT det 5
    ferry/ferry NN nsubj:pass 7
    was/be VBD aux:pass 7
    thought/think VBN ccomp 2
    to/to TO mark 10
    have/have VB aux 10
    rammed/ram VBN xcomp 7
    it/it PRP obj 10
    . . punct 2
"""
DIVERS, FERRY, RAMMED = 0, 4, 9


def test_what_is_thought_to_have_done_it_did_it_alone() -> None:
    assert settled(THOUGHT, RAMMED, {DIVERS, FERRY}, set()) == ({FERRY}, set())


HIRED = """
    Growers/grower NNS nsubj 2
    hired/hire VBD root 0
    pilots/pilot NNS obj 2
    to/to TO mark 5
    spray/spray VB xcomp 2
    orchards/orchard NNS obj 5
    . . punct 2
"""
GROWERS, PILOTS_HIRED, SPRAY = 0, 2, 4


def test_who_hires_is_not_who_is_hired_to_do_it() -> None:
    assert settled(HIRED, SPRAY, {GROWERS, PILOTS_HIRED}, set()) == ({PILOTS_HIRED}, set())
    assert settled(HIRED, SPRAY, {GROWERS}, set()) == ({GROWERS}, set())


BARRED = """
    Wardens/warden NNS nsubj 2
    barred/bar VBD root 0
    campers/camper NNS obj 2
    from/from IN mark 5
    lighting/light VBG advcl 2
    fires/fire NNS obj 5
    . . punct 2
"""
WARDENS, CAMPERS, LIGHTING = 0, 2, 4


def test_who_bars_is_not_who_is_barred_from_doing_it() -> None:
    assert settled(BARRED, LIGHTING, {WARDENS, CAMPERS}, set()) == ({CAMPERS}, set())


def test_who_keeps_it_from_happening_does_not_do_it_where_that_befalls_its_subject() -> None:
    assert settled(BARRED, LIGHTING, {WARDENS}, {CAMPERS}) == (set(), {CAMPERS})


TRYING = """
    Guards/guard NNS nsubj 2
    try/try VBP root 0
    to/to TO mark 4
    prevent/prevent VB xcomp 2
    fumes/fume NNS obj 4
    from/from IN mark 7
    spreading/spread VBG advcl 4
    . . punct 2
"""
GUARDS, FUMES, SPREADING = 0, 4, 6


def test_nor_does_who_only_tries_to_keep_it_from_happening() -> None:
    assert settled(TRYING, SPREADING, {GUARDS}, {FUMES}) == (set(), {FUMES})


OPENING = """
    Opening/open VBG advcl 6
    the/the DT det 3
    fair/fair NN obj 1
    , , punct 1
    mayors/mayor NNS nsubj 6
    danced/dance VBD root 0
    . . punct 6
"""
OPENED, MAYORS = 0, 4


def test_a_gerund_before_its_clause_tells_what_that_one_s_subject_does() -> None:
    assert settled(OPENING, OPENED, set(), set()) == ({MAYORS}, set())


HIGHER = """
    Editors/editor NNS nsubj 2
    laughed/laugh VBD root 0
    when/when WRB advmod 5
    {neighbours} nsubj 5
    called/call VBD advcl 2
    to/to TO mark 7
    complain/complain VB advcl 5
    . . punct 2
"""
EDITORS, NEIGHBOURS, COMPLAIN = 0, 3, 6


def test_a_clause_that_lends_its_people_lends_nobody_from_above_it() -> None:
    people = HIGHER.format(neighbours="neighbours/neighbour NNS")
    assert settled(people, COMPLAIN, {EDITORS, NEIGHBOURS}, set()) == ({NEIGHBOURS}, set())
    thing = HIGHER.format(neighbours="storms/storm NNS")
    assert settled(thing, COMPLAIN, {EDITORS, NEIGHBOURS}, set()) == ({EDITORS, NEIGHBOURS}, set())


FLED = """
    Poachers/poacher NNS nsubj 2
    {verb} root 0
    a/a DT det 4
    ranger/ranger NN obj 2
    {marker} mark 6
    fleeing/flee VBG advcl 2
    . . punct 2
"""
POACHERS, RANGER, FLEEING = 0, 3, 5


def test_who_lends_its_subject_to_a_clause_shuts_out_whom_it_was_done_to() -> None:
    fled = FLED.format(verb="wounded/wound VBD", marker="before/before IN")
    assert settled(fled, FLEEING, {POACHERS, RANGER}, set()) == ({POACHERS}, set())


def test_who_accuses_does_not_do_it() -> None:
    fled = FLED.format(verb="accused/accuse VBD", marker="of/of IN")
    assert settled(fled, FLEEING, {POACHERS, RANGER}, set()) == ({RANGER}, set())


BESIDE = """
    Storms/storm NNS nsubj 2
    sank/sink VBD root 0
    {boats} obj 2
    and/and CC cc 5
    flooded/flood VBD conj 2
    {farms} obj 5
    . . punct 2
"""
STORMS, SANK, BOATS, FLOODED, FARMS = 0, 1, 2, 4, 5


def test_two_verbs_that_each_have_an_object_do_not_share_them() -> None:
    beside = BESIDE.format(boats="boats/boat NNS", farms="farms/farm NNS")
    assert settled(beside, SANK, {STORMS}, {BOATS, FARMS}) == ({STORMS}, {BOATS})
    assert settled(beside, FLOODED, {STORMS}, {BOATS, FARMS}) == ({STORMS}, {FARMS})


def test_an_object_that_is_a_pronoun_leaves_open_whom_it_stands_for() -> None:
    beside = BESIDE.format(boats="boats/boat NNS", farms="them/them PRP")
    assert settled(beside, FLOODED, {STORMS}, {BOATS, FARMS}) == ({STORMS}, {BOATS, FARMS})


def test_what_a_participle_behind_is_done_to_is_its_own() -> None:
    grown = """
        Bakers/baker NNS nsubj 2
        expanded/expand VBD root 0
        , , punct 4
        opening/open VBG advcl 2
        cafés/café NNS obj 4
        . . punct 2
    """
    assert settled(grown, 1, {0}, {4}) == ({0}, set())


APPROVED = """
    A/a DT det 2
    drug/drug NN nsubj:pass 7
    sold/sell VBN acl 2
    by/by IN case 5
    brokers/broker NNS obl:agent 3
    was/be VBD aux:pass 7
    approved/approve VBN root 0
    by/by IN case 9
    ministers/minister NNS obl:agent 7
    . . punct 7
"""
BROKERS, APPROVAL, MINISTERS = 4, 6, 8


def test_a_passive_that_names_its_agent_has_no_other() -> None:
    assert settled(APPROVED, APPROVAL, {BROKERS, MINISTERS}, set())[0] == {MINISTERS}


def test_whom_another_verb_names_as_its_agent_is_not_this_one_s() -> None:
    assert BROKERS not in settled(APPROVED, APPROVAL, {BROKERS}, set())[0]


def test_a_subject_that_nothing_speaks_against_acts_where_nobody_was_chosen() -> None:
    beside = BESIDE.format(boats="boats/boat NNS", farms="farms/farm NNS")
    assert settled(beside, SANK, set(), {BOATS}) == ({STORMS}, {BOATS})
    assert settled(beside, SANK, set(), {STORMS}) == (set(), {STORMS})
    assert settled(beside, SANK, {FARMS}, set())[0] == {FARMS}


LENT = """
    {subject} nsubj 2
    refused/refuse VBD root 0
    {opening}
    {verb} 2
    . . punct 2
"""


@pytest.mark.parametrize(
    ("subject", "opening", "verb", "who"),
    [
        ("Nurses/nurse NNS", "to/to TO mark 4", "work/work VB xcomp", {0}),
        ("Engines/engine NNS", "to/to TO mark 4", "work/work VB xcomp", set()),
        ("Nurses/nurse NNS", ", , punct 4", "waving/wave VBG advcl", {0}),
        ("Nurses/nurse NNS", "as/as IN mark 4", "waving/wave VBG advcl", set()),
    ],
)
def test_a_clause_that_surely_has_the_subject_above_it_keeps_somebody_the_scores_do_not_know(
    subject: str, opening: str, verb: str, who: set[int]
) -> None:
    assert settled(LENT.format(subject=subject, opening=opening, verb=verb), 3, set(), set())[0] == who
