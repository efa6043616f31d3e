"""The sets of tags on words of a real parse."""

from __future__ import annotations

from reader.pipeline import tags
from tests.pipeline.model import needs_model, pipeline


@needs_model
def test_what_is_finite_and_what_is_not() -> None:
    doc = pipeline()("The mayor said she would sign it, and hopes to see the bridges opened.")
    assert {t.text for t in doc if t.tag_ in tags.FINITE} == {"said", "would", "hopes"}
    assert {t.text for t in doc if t.tag_ in tags.INFLECTED} == {"said", "hopes"}
    assert {t.text for t in doc if t.tag_ in tags.PLURAL} == {"bridges"}
    assert {t.text for t in doc if t.pos_ in tags.NOMINAL} == {"mayor", "she", "it", "bridges"}
