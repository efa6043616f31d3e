"""Words that say by what follows them who is meant."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from reader.analysis.events import described, participants
from reader.analysis.events.roles import Roles
from tests.analysis import build

THOSE = """
    Those/those DT nsubj 7
    who/who WP nsubj 3
    own/own VBP acl:relcl 1
    boats/boat NNS obj 3
    ,/, , punct 6
    mostly/mostly RB advmod 3
    sailed/sail VBD root 0
    . . punct 7
"""
PART = """
    {word} nsubj 5
    of/of IN case 4
    the/the DT det 4
    {noun} nmod 1
    sailed/sail VBD root 0
    . . punct 5
"""


def first(table: str) -> Token:
    return build.doc(table)[0]


def test_those_are_who_their_clause_says() -> None:
    assert described.is_one(first(THOSE))
    assert described.phrase(first(THOSE)).text == "Those who own boats"


def test_those_without_a_clause_are_unknown() -> None:
    assert not described.is_one(first("Those/those DT nsubj 2\n sailed/sail VBD root 0"))


@pytest.mark.parametrize("word", ["Some/some DT", "Many/many JJ", "Most/most JJS"])
def test_a_part_is_who_it_is_a_part_of(word: str) -> None:
    part = first(PART.format(word=word, noun="crew/crew NN"))
    assert described.is_one(part)
    assert part in participants.find(part.doc[4], "movement", Roles(part.doc)).who


def test_a_part_of_a_time_is_nobody() -> None:
    assert not described.is_one(first(PART.format(word="Most/most JJS", noun="year/year NN")))


def test_what_is_free_of_something_is_no_part() -> None:
    assert not described.is_one(first(PART.format(word="Free/free JJ", noun="crew/crew NN")))
