from __future__ import annotations

import pytest

from reader.analysis import entities
from tests.analysis.build import article, doc


def found(*sentences: str) -> list[str]:
    """The entities of sentences joined."""
    made = doc("\n\n".join(sentences))
    of = article(made)
    return [of.text[e.start : e.end] for e in entities.find(made, of)]


def beginning(word: str) -> str:
    return f"{word} NNP nsubj 2 B-PERSON\narrived/arrive VBD root 0\n. . punct 2"


def within(word: str, tag: str) -> str:
    return f"She PRP nsubj 2\nsaw/see VBD root 0\n{word} {tag} obj 2\n. . punct 2"


def test_a_word_that_the_text_writes_small_too_is_no_name_for_beginning_a_sentence() -> None:
    assert found(beginning("Envelopes"), within("envelopes", "NNS")) == []
    assert found(beginning("Envelopes"), within("boats", "NNS")) == ["Envelopes"]


def test_a_mark_before_the_word_makes_no_difference() -> None:
    quoted = "“ `` punct 3\nEnvelopes NNP nsubj 3 B-PERSON\narrived/arrive VBD root 0\n. . punct 3"
    assert found(quoted, within("envelopes", "NNS")) == []


@pytest.mark.parametrize(
    ("word", "more"),
    [("Hook", [within("Hook", "NNP")]), ("Rose", []), ("NATO", [])],
    ids=["large within a sentence too", "a given name", "all in capitals"],
)
def test_what_is_a_name_elsewhere_or_by_itself_stays_one(word: str, more: list[str]) -> None:
    assert word in found(beginning(word), *more, within(word.lower(), "NN"))


def test_what_is_done_by_a_verb_of_that_spelling_takes_no_name_away() -> None:
    assert found(beginning("Chase"), "She PRP nsubj 2\nchase VBP root 0\n. . punct 2") == ["Chase"]
