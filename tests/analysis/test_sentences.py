"""The events of plain sentences, from text to analysis with the pipeline that ships; seen from 28 June 2021.

`sentences.txt` holds a sentence a block with its exact events, written as in `events.txt`.
"""

from __future__ import annotations

from pathlib import Path

from reader.analysis import analyse
from reader.story import Article, Block
from tests.analysis.test_events import told
from tests.pipeline.model import needs_model, pipeline

BLOCKS = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").strip().split("\n\n")
SAME = 0.9
"""The share of sentences that must be right: 8-bit arithmetic and a newly trained network change one or the other."""


@needs_model
def test_sentences_tell_exactly_their_events() -> None:
    expected = {block.splitlines()[0][2:]: block.splitlines()[1:] for block in BLOCKS}
    different = []
    for text, doc in zip(expected, pipeline().pipe(list(expected)), strict=True):
        article = Article("-", None, None, "2021-06-28", text, (Block("paragraph", 0, len(text)),))
        found = [told(event, text) for event in analyse(doc, article).events]
        if found != expected[text]:
            different.append((text, found))
    assert len(different) <= (1 - SAME) * len(expected), different
