"""The object that a relative clause without a pronoun leaves unsaid."""

from __future__ import annotations

import pytest

from reader.analysis.events import gaps
from tests.analysis import build

HIRED = """
    They/they PRP nsubj 2
    {verb} root 0
    the/the DT det 4
    {noun} obj 2
    {subject} nsubj 6
    {clause} acl:relcl 4
    {behind}
    . . punct 2
"""
OLD = "then/then RB advmod 6"


def sold(noun: str = "ship/ship NN", subject: str = "it/it PRP", behind: str = OLD) -> str:
    clause = "bought/buy VBD"
    return HIRED.format(verb="sold/sell VBD", noun=noun, subject=subject, clause=clause, behind=behind)


@pytest.mark.parametrize(
    ("table", "object_"),
    [
        (sold(), 3),
        (sold(behind="abroad/abroad RB advmod 6"), 3),
        (sold(behind="cars/car NNS obj 6"), None),
        (sold(behind="for/for IN obl 6"), None),
        (sold(subject="which/which WDT"), None),
        (sold(noun="way/way NN"), None),
        (sold(noun="day/day NN"), None),
    ],
)
def test_its_noun_is_the_object_where_nothing_else_can_be(table: str, object_: int | None) -> None:
    found = gaps.object_of(build.doc(table)[5])
    assert (found.i if found is not None else None) == object_


def test_it_is_the_object_of_what_completes_the_clause() -> None:
    doc = build.doc("""
        The/the DT det 2
        goals/goal NNS nsubj 7
        she/she PRP nsubj 4
        wants/want VBZ acl:relcl 2
        to/to TO mark 6
        reach/reach VB xcomp 4
        rose/rise VBD root 0
        . . punct 7
    """)
    goals = gaps.object_of(doc[5])
    assert goals is not None
    assert goals.i == 1
    assert gaps.object_of(doc[3]) is None
    assert gaps.object_of(doc[6]) is None
