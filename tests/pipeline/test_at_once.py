"""Decoders turn over a long text's numbers some at a time, with what they would say of all at once."""

import tracemalloc

import numpy as np
import pytest

from reader.pipeline import attribution
from reader.pipeline.answers import Answer
from tests.pipeline.model import needs_model, pipeline

TEXT = "“The quay is ours,” Petra Nyvall of Havn AS told a court in Bergen. She said the firm had paid for it. " * 4
LABELS = ["O", "B-content", "I-content", "B-cue", "I-cue", "B-source", "I-source"]


@needs_model
@pytest.mark.parametrize("at_once", [1, 7, 50])
def test_however_many_words_at_once_they_say_the_same(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline()(TEXT)
    monkeypatch.setattr("reader.pipeline.answers.AT_ONCE", at_once)
    parts = pipeline()(TEXT)
    assert whole.ents
    for name in ("attributed", "realis", "entity_kinds", "participants"):
        assert np.array_equal(getattr(whole._, name), getattr(parts._, name)), name


def test_a_long_text_takes_little_more_than_what_is_kept_of_it() -> None:
    words = np.arange(200_000)
    found = Answer(words, np.array([0]), np.zeros((len(words), len(LABELS)), np.float16))
    tracemalloc.start()
    try:
        table = attribution.chances(found, LABELS, len(words))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert table[:, 0] == pytest.approx(2 / len(LABELS))
    assert most < 2.5 * table.nbytes
