"""Who does what a clause without a subject of its own says."""

from __future__ import annotations

import pytest

from reader.analysis.events import control
from tests.analysis import build

TABLE = """
    Referees/referee NNS nsubj 2
    {verb} root 0
    {object} obj 2
    {marker} mark 5
    leaving/leave VBG advcl 2
    . . punct 2
"""


@pytest.mark.parametrize(
    ("verb", "noun", "marker", "doer"),
    [
        ("kept/keep VBD", "fans/fan NNS", "from/from IN", "fans"),
        ("blamed/blame VBD", "her/her PRP", "for/for IN", "her"),
        ("thanked/thank VBD", "Ortega/Ortega NNP", "for/for IN", "Ortega"),
        ("accused/accuse VBD", "Ortega/Ortega NNP", "of/of IN", "Ortega"),
        ("missed/miss VBD", "trains/train NNS", "for/for IN", "Referees"),
        ("praised/praise VBD", "coaches/coach NNS", "before/before IN", "Referees"),
        ("kept/keep VBD", "coaches/coach NNS", "after/after IN", "Referees"),
    ],
)
def test_whom_a_verb_keeps_from_it_or_judges_for_it_does_it(verb: str, noun: str, marker: str, doer: str) -> None:
    entity = " PERSON" if noun.endswith("NNP") else ""
    table = TABLE.format(verb=verb, object=noun, marker=marker)
    table = table.replace(f"{noun} obj 2", f"{noun} obj 2{entity}")
    assert [t.text for t in control.subject(build.doc(table)[4])] == [doer]


GIVEN = """
    Voters/voter NNS nsubj 2
    gave/give VBD root 0
    {given}
    a/a DT det 5
    mandate/mandate NN obj 2
    to/to TO mark 7
    rebuild/rebuild VB acl 5
    . . punct 2
"""


@pytest.mark.parametrize(
    ("given", "doer"), [("mayors/mayor NNS iobj 2", "mayors"), ("once/once RB advmod 2", "Voters")]
)
def test_who_is_given_leave_to_do_it_does_it(given: str, doer: str) -> None:
    assert [t.text for t in control.subject(build.doc(GIVEN.format(given=given))[6])] == [doer]


EFFORTS = """
    Judges/judge NNS nsubj 2
    praised/praise VBD root 0
    efforts/effort NNS obj 2
    of/of IN case 5
    {source} nmod 3
    to/to TO mark 7
    rebuild/rebuild VB acl 3
    . . punct 2
"""


@pytest.mark.parametrize(("source", "doer"), [("teachers/teacher NNS", "teachers"), ("iron/iron NN", "Judges")])
def test_whose_efforts_they_are_makes_them(source: str, doer: str) -> None:
    assert [t.text for t in control.subject(build.doc(EFFORTS.format(source=source))[6])] == [doer]


@pytest.mark.parametrize(
    ("marker", "verb", "doer"), [("", "heal/heal VBP", []), ("to/to TO mark 4", "heal/heal VB", ["she"])]
)
def test_what_somebody_only_says_is_not_done_by_who_says_it(marker: str, verb: str, doer: list[str]) -> None:
    lines = ["she/she PRP nsubj 2", "wrote/write VBD root 0", marker or ", , punct 2", f"{verb} ccomp 2", ". . punct 2"]
    assert [t.text for t in control.subject(build.doc("\n".join(lines))[3])] == doer


NURSE = """
    Before/before IN mark 2
    coming/come VBG advcl 8
    here/here RB advmod 2
    , , punct 8
    Ruiz/Ruiz NNP nsubj 8
    was/be VBD cop 8
    a/a DT det 8
    nurse/nurse NN root 0
    . . punct 8
"""


def test_of_whom_a_noun_is_said_did_what_a_participle_beside_it_tells() -> None:
    assert [t.text for t in control.subject(build.doc(NURSE)[1])] == ["Ruiz"]


THEMSELVES = """
    Nurses/nurse NNS nsubj 2
    found/find VBD root 0
    {object} obj 2
    waiting/wait VBG xcomp 2
    . . punct 2
"""


@pytest.mark.parametrize(("noun", "doer"), [("themselves/themselves PRP", "Nurses"), ("guards/guard NNS", "guards")])
def test_who_finds_themselves_doing_something_does_it(noun: str, doer: str) -> None:
    assert [t.text for t in control.subject(build.doc(THEMSELVES.format(object=noun))[3])] == [doer]
