"""Where a verb's preposition of place says that something happens."""

from __future__ import annotations

import pytest

from reader.analysis.events import circumstances
from tests.analysis import build

WENT = """
    Crews/crew NNS nsubj 2
    {verb} root 0
    {preposition} case 5
    the/the DT det 5
    {noun} obl 2
    . . punct 2
"""
WENT_BACK, SPOKE, HARBOUR, MAYOR = "returned/return VBD", "spoke/speak VBD", "harbour/harbour NN", "mayor/mayor NN"


@pytest.mark.parametrize(
    ("verb", "kind", "preposition", "noun", "found"),
    [
        (WENT_BACK, "movement", "to/to IN", HARBOUR, [4]),
        (WENT_BACK, "movement", "to/to IN", MAYOR, []),
        (SPOKE, "statement", "in/in IN", HARBOUR, [4]),
        (SPOKE, "statement", "to/to IN", HARBOUR, []),
        (SPOKE, "statement", "about/about IN", HARBOUR, []),
    ],
)
def test_a_place_brought_in_behind_a_verb_is_its_scene(
    verb: str, kind: str, preposition: str, noun: str, found: list[int]
) -> None:
    doc = build.doc(WENT.format(verb=verb, preposition=preposition, noun=noun))
    assert [t.i for t in circumstances.scenery(doc[1], kind)] == found
