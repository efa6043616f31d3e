"""Tags that a word's form forbids give way to the likeliest one that it allows."""

from __future__ import annotations

import pytest

from reader.pipeline.forms import allows, settle


@pytest.mark.parametrize(
    ("word", "tag", "allowed"),
    [
        ("leaving", "VBG", True),
        ("Leavin'", "VBG", True),
        ("shaken", "VBG", False),
        ("warned", "VBG", False),
        ("warning", "VBN", False),
        ("sinking", "VBD", False),
        ("sank", "VBD", True),
        ("spread", "VBD", True),
        ("googled", "VBN", True),
        ("argue", "VBD", False),
        ("argues", "VBD", False),
        ("argue", "VBZ", False),
        ("’s", "VBZ", True),
        ("argues", "VB", False),
        ("donated", "VB", False),
        ("bring", "VB", True),
        ("need", "VBP", True),
        ("discuss", "VBP", True),
        ("anything", "NN", True),
    ],
)
def test_what_a_form_may_be(word: str, tag: str, allowed: bool) -> None:
    assert allows(word, tag) is allowed


@pytest.mark.parametrize(
    ("word", "likeliest", "pos", "expected"),
    [
        ("shaken", ["VBG", "VBN", "JJ"], "VERB", ("VBN", "VERB")),
        ("shaking", ["VBG", "NN", "JJ"], "VERB", ("VBG", "VERB")),
        ("adding", ["VBD", "VBN", "VBG"], "VERB", ("VBG", "VERB")),
        # a verb stays one
        ("prompt", ["VBG", "JJ", "VBP"], "VERB", ("VBP", "VERB")),
        # what is none does not
        ("stubborn", ["VBG", "JJ", "NN"], "VERB", ("JJ", "ADJ")),
        ("larger", ["VBG", "VBN", "JJR"], "ADJ", ("JJR", "ADJ")),
        # nothing better is known
        ("stubborn", ["VBG"], "VERB", ("VBG", "VERB")),
    ],
)
def test_the_likeliest_that_is_allowed(word: str, likeliest: list[str], pos: str, expected: tuple[str, str]) -> None:
    assert settle(word, likeliest, pos) == expected
