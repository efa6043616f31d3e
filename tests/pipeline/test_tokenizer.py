from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import cache
from unittest import mock

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from reader.pipeline import tokenizer
from reader.pipeline.tokenizer import LONGEST, Bounded


@cache
def plain() -> Tokenizer:
    return spacy.blank("en").tokenizer


@cache
def bounded() -> Bounded:
    return Bounded(spacy.blank("en").tokenizer)


@pytest.mark.parametrize("run", ["!" * 50_000, "(" * 50_000, "a!" * 25_000, "'s" * 25_000, "字" * 50_000])
def test_a_long_run_without_spaces_keeps_its_text(run: str) -> None:
    text = f"He said:  {run} and left.\n\n{run}"
    assert bounded()(text).text == text


def test_other_text_is_left_to_spacy() -> None:
    text = "The U.S. didn't say “no” — see https://example.org/a?b=c."
    assert [t.text for t in bounded()(text)] == [t.text for t in plain()(text)]


ANNOTATED = ["ORTH", "NORM", "SPACY", "TAG", "LEMMA", "HEAD", "ENT_IOB"]
NEWS = [
    "He can't say,",
    " it's",
    "\n",
    "\n\n",
    "\n \n\t",
    "  ",
    "U.S. aides",
    " (a.m.)",
    "“No”—:)",
    "x" * 90,
    "\r\n",
    "don't",
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(NEWS), max_size=60).map("".join))
def test_in_parts_a_text_has_the_tokens_that_it_has_whole(text: str) -> None:
    with mock.patch.object(tokenizer, "PART", 20):
        found = bounded()(text)
    whole = plain()(text)
    assert found.text == text
    assert found.to_array(ANNOTATED).tolist() == whole.to_array(ANNOTATED).tolist()


def test_a_long_text_takes_no_room_for_tokens_that_it_lacks() -> None:
    text = "So it is.\n" * (20 * 2**10 // 5 + 10)  # a few tokens more than spaCy has made room for

    def most(make: Callable[[str], Doc]) -> int:
        make(text)
        tracemalloc.start()
        make(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    with mock.patch.object(tokenizer, "PART", 5_000):
        assert most(bounded()) < most(plain()) / 2


def test_a_tokenizer_of_another_kind_is_given_the_whole_text() -> None:
    given_it = []

    def other(text: str) -> Doc:
        given_it.append(text)
        return Doc(plain().vocab, words=[text])

    with mock.patch.object(tokenizer, "PART", 5):
        Bounded(other)("One\nby one\nthey left\n")
    assert given_it == ["One\nby one\nthey left\n"]


LONG = st.sampled_from(["!", "a.", "(x)", "-", "'", "é"]).map(lambda s: s * LONGEST)


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(alphabet=" \n\tab!'(", max_size=6), LONG), max_size=5).map("".join))
def test_offsets_are_never_lost(text: str) -> None:
    doc = bounded()(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
