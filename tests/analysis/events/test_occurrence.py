"""Which words may tell an event at all."""

from __future__ import annotations

import pytest

from reader.analysis.events import occurrence
from tests.analysis import build

BESIDE = """
    The/the DT det {head}
    {before}
    {word} amod {head}
    tie/tie NN nsubj {verb}
    broke/break VBD root 0
    . . punct {verb}
"""


def may_tell(before: str, word: str) -> bool:
    """Whether a word between others and its noun may tell an event."""
    count = before.count("\n") + 1
    doc = build.doc(BESIDE.format(before=before, word=word, head=count + 3, verb=count + 4))
    return occurrence.is_candidate(doc[count + 1], "occurrence")


@pytest.mark.parametrize("word", ["close/close VB", "cut/cut VBP"])
def test_no_plain_verb_stands_before_a_noun(word: str) -> None:
    assert not may_tell("very/very RB advmod 3", word)


def test_a_participle_tied_to_a_noun_tells_what_something_is_like() -> None:
    assert not may_tell("state/state NN compound 4\n- - punct 4", "run/run VBN")
    assert may_tell("now/now RB advmod 4\n- - punct 4", "closed/close VBN")
    assert may_tell("newly/newly RB advmod 3", "built/build VBN")
