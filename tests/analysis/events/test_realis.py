"""What became of an event: the rules and what the network says are weighed; a negation in so many words stands."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from reader.analysis import analyse
from reader.analysis.events import realis
from reader.pipeline.triggers import REALIS
from reader.sources.texts.plain import article
from reader.story import Realis
from tests.analysis import build
from tests.pipeline.model import needs_model, pipeline

TABLE = """
    The DT det 2
    crew NN nsubj 3
    {} VBD root 0
    the DT det 5
    wreck NN obj 3
    . . punct 3
"""
DENIED = """
    The DT det 2
    crew NN nsubj 5
    did/do VBD aux 5
    not RB advmod 5
    leave VB root 0
    . . punct 5
"""


def sure(doc: Doc, state: Realis) -> Doc:
    """The Doc, the network being sure of one realis for all its words."""
    doc._.realis = np.array([[-0.1 if s == state else -5.0 for s in REALIS]] * len(doc), np.float16)
    return doc


def test_without_the_networks_word_the_rules_decide() -> None:
    assert realis.of(build.doc(TABLE.format("left"))[2]) == "actual"


@pytest.mark.parametrize("state", ["planned", "hypothetical", "general"])
def test_what_the_network_is_sure_of_is_more_than_a_lack_of_signs(state: Realis) -> None:
    assert realis.of(sure(build.doc(TABLE.format("left")), state)[2]) == state


def test_what_nothing_denies_is_not_denied_by_the_network_alone() -> None:
    assert realis.of(sure(build.doc(TABLE.format("left")), "negated")[2]) == "actual"


def test_a_negation_stands_whatever_the_network_says() -> None:
    assert realis.of(sure(build.doc(DENIED), "actual")[4]) == "negated"


@needs_model
def test_a_text_may_begin_with_longer() -> None:
    of = article("Longer delays hit trains on Monday.", "-")
    assert analyse(pipeline()(of.text), of).events


@needs_model
@pytest.mark.parametrize(
    ("sentence", "word", "state"),
    [
        ("The two are due to appear before a judge on Friday.", "appear", "planned"),
        ("She will race next month despite the accident in May.", "accident", "actual"),
    ],
)
def test_what_is_due_is_planned_and_what_it_follows_was(sentence: str, word: str, state: Realis) -> None:
    assert realis.by_rule(next(t for t in pipeline()(sentence) if t.text == word)) == state


ABLE = """
    Divers/diver NNS nsubj 4
    were/be VBD cop 4
    {} advmod 4
    {} root 0
    to/to TO mark 6
    surface/surface VB xcomp 4
    . . punct 4
"""


@pytest.mark.parametrize(
    ("adverb", "adjective", "state"),
    [
        ("not RB", "able JJ", "negated"),
        ("later RB", "unable JJ", "negated"),
        ("later RB", "able JJ", "hypothetical"),
        ("not RB", "eager JJ", "hypothetical"),
    ],
)
def test_what_nobody_was_able_to_do_was_not_done(adverb: str, adjective: str, state: Realis) -> None:
    assert realis.by_rule(build.doc(ABLE.format(adverb, adjective))[5]) == state


def test_what_it_is_not_possible_to_do_is_not_done() -> None:
    doc = build.doc(ABLE.format("not RB", "possible JJ").replace("xcomp", "csubj"))
    assert realis.by_rule(doc[5]) == "negated"


PART = """
    They/they PRP nsubj 4
    {did}
    {more} RB advmod 4
    win/win VB root 0
    the/the DT det 6
    cup/cup NN obj 4
    . . punct 4
"""


def test_not_only_denies_nothing() -> None:
    assert realis.by_rule(build.doc(PART.format(did="not/not RB advmod 4", more="only/only"))[3]) == "actual"
    assert realis.by_rule(build.doc(PART.format(did="not/not RB advmod 4", more="even/even"))[3]) == "negated"
