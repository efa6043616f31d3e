"""Whom grammar keeps a description from."""

from reader.analysis.actors import apart
from reader.analysis.actors.chains import Chain, Reference
from reader.analysis.actors.recency import Met
from tests.analysis.build import doc


def test_an_office_listed_behind_a_name_is_anothers() -> None:
    made = doc("""
        Lee NNP nsubj 6 PERSON
        and CC cc 3
        Secretary NN conj 1
        for IN case 5
        Trade NNP nmod 3
        came VBD root 0
        . . punct 6
    """)
    lee = Chain("person", [Reference(made[0:1], "name")])
    met = Met([lee])
    met.read(made[2])
    assert apart.is_told_by((), made[2], lee, met)


ASKED = """
    Lee NNP nsubj 2 PERSON
    asked/ask VBD root 0
    Roe NNP obj 2 PERSON
    to TO mark 5
    help/help VB xcomp 2
    {} {} obj 5
    . . punct 2
"""


def test_whom_one_asks_to_do_something_does_it() -> None:
    him = doc(ASKED.format("him", "PRP"))
    assert apart.doers(him[5]) == [him[2]]
    envoy = doc(ASKED.format("envoys", "NNS"))  # of whoever is described anew, neither of them is one
    assert apart.doers(envoy[5]) == [envoy[0]]


def test_who_promises_to_do_something_does_it() -> None:
    made = doc(ASKED.format("him", "PRP").replace("asked/ask", "promised/promise"))
    assert apart.doers(made[5]) == [made[0]]


def test_whom_something_is_done_to_may_be_whom_that_kills() -> None:
    table = """
        Lee NNP nsubj:pass 3 PERSON
        was/be VBD aux:pass 3
        shot/shoot {} root 0
        , , punct 5
        killing/kill VBG advcl 3
        him PRP obj 5
        . . punct 3
    """
    assert apart.doers(doc(table.format("VBN"))[5]) == []
    active = doc(table.format("VBD").replace("nsubj:pass", "nsubj").replace("was/be VBD aux:pass", "also RB advmod"))
    assert apart.doers(active[5]) == [active[0]]
