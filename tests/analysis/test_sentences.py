"""The events of plain sentences, from text to analysis with the pipeline that ships; seen from 28 June 2021.

`sentences.txt` holds a sentence a block with its exact events, written as in `events.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from reader.analysis import analyse
from reader.story import Article, Block
from tests.analysis.events.test_events import told
from tests.pipeline.model import needs_model, pipeline

BLOCKS = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").strip().split("\n\n")
BESIDE = """

The council will meet again next month to discuss the budget for the coming year. Officials had hoped to finish the
work by the end of the summer, but the talks have taken longer than they expected. Residents have heard little of it.
"""
"""Text that the network reads beside each sentence, as it does in an article, and that counts as page furniture."""


KNOWN = "#~"
"""Begins a sentence that is known to come out wrong; what stands below it is what is wanted."""


def cases() -> Iterator[ParameterSet]:
    for block in BLOCKS:
        wrong = block.startswith(KNOWN)
        marks = [pytest.mark.xfail(reason="known to come out wrong")] if wrong else []
        yield pytest.param(block.replace(KNOWN, "#", 1), id=block.splitlines()[0].partition(" ")[2], marks=marks)


@needs_model
@pytest.mark.parametrize("block", cases())
def test_a_sentence_tells_exactly_its_events(block: str) -> None:
    first, *expected = block.splitlines()
    text, end = first[2:] + BESIDE, len(first[2:])
    blocks = (Block("paragraph", 0, end), Block("furniture", end + 2, len(text)))
    article = Article("-", None, None, "2021-06-28", text, blocks)
    assert [told(event, text) for event in analyse(pipeline()(text), article).events] == expected
