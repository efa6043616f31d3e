from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.pipeline.tokenizer import LONGEST, Bounded

PLAIN = spacy.blank("en").tokenizer
BOUNDED = Bounded(spacy.blank("en").tokenizer)


@pytest.mark.parametrize("run", ["!" * 50_000, "(" * 50_000, "a!" * 25_000, "'s" * 25_000, "字" * 50_000])
def test_a_long_run_without_spaces_keeps_its_text(run: str) -> None:
    text = f"He said:  {run} and left.\n\n{run}"
    assert BOUNDED(text).text == text


def test_other_text_is_left_to_spacy() -> None:
    text = "The U.S. didn't say “no” — see https://example.org/a?b=c."
    assert [t.text for t in BOUNDED(text)] == [t.text for t in PLAIN(text)]


LONG = st.sampled_from(["!", "a.", "(x)", "-", "'", "é"]).map(lambda s: s * LONGEST)


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(alphabet=" \n\tab!'(", max_size=6), LONG), max_size=5).map("".join))
def test_offsets_are_never_lost(text: str) -> None:
    doc = BOUNDED(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)
