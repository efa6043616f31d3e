"""The noun that a relative clause is of."""

from __future__ import annotations

import pytest

from reader.analysis.events import control
from tests.analysis import build

BOOK = """
    He/he PRP nsubj 2
    read/read VBD root 0
    a/a DT det 4
    {noun} obj 2
    by/by IN case 6
    {other} nmod 4
    , , punct 9
    {pronoun} nsubj 9
    won/win VBD acl:relcl 4
    . . punct 2
"""
A_BOOK, A_NURSE, A_HOUSE = "book/book NN", "nurse/nurse NN", "house/house NN"


@pytest.mark.parametrize(
    ("noun", "other", "pronoun", "meant"),
    [
        (A_BOOK, A_NURSE, "who/who WP", 5),
        (A_BOOK, A_HOUSE, "who/who WP", 3),
        (A_NURSE, A_NURSE, "who/who WP", 3),
        (A_BOOK, A_NURSE, "which/which WDT", 3),
    ],
)
def test_who_is_said_of_somebody_not_of_a_thing(noun: str, other: str, pronoun: str, meant: int) -> None:
    doc = build.doc(BOOK.format(noun=noun, other=other, pronoun=pronoun))
    assert control.antecedent(doc[8]).i == meant
