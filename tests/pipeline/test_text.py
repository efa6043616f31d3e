from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reader.pipeline.text import AT_ONCE, text_of


@cache
def nlp() -> Language:
    return spacy.blank("en")


@pytest.mark.parametrize("text", ["", " ", "“So it is.”  \n\nNo. ", "a b\n" * AT_ONCE, "a " * AT_ONCE])
def test_it_is_what_spacy_says(text: str) -> None:
    doc = nlp()(text)
    assert text_of(doc) == doc.text == text


def test_a_long_text_is_not_held_word_for_word() -> None:
    doc = nlp()("They left again. " * 4 * AT_ONCE)

    def most(make: Callable[[Doc], str]) -> int:
        tracemalloc.start()
        make(doc)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    assert most(text_of) < most(lambda doc: doc.text) / 4
