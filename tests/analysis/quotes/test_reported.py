"""Who says what in plain sentences, from text to analysis with the pipeline that ships: a block a construction.

`reported.txt` holds a text a block (¶ ends a paragraph) with its exact quotes in order, each as its kind, content,
cue, source and speakers ("A & B"); what there is none of is "-", pieces of a content stand between "…".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis import analyse
from reader.sources.texts import plain
from reader.story import Analysis, Extent
from tests.pipeline.model import needs_model, pipeline

BLOCKS = (Path(__file__).parent / "reported.txt").read_text(encoding="utf-8").strip().split("\n\n")


def told(text: str, analysis: Analysis) -> list[str]:
    """The quotes of an analysis, written as in `reported.txt`."""
    names = {actor.id: actor.name for actor in analysis.actors}

    def words(extent: Extent | None) -> str:
        return text[slice(*extent)] if extent else "-"

    rows = []
    for quote in analysis.quotes:
        content = " … ".join(words(piece) for piece in quote.content)
        who = " & ".join(names[speaker] for speaker in quote.speakers) or "-"
        rows.append(f"= {quote.kind} | {content} | {words(quote.cue)} | {words(quote.source)} | {who}")
    return rows


@needs_model
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0][2:60])
def test_quotes(block: str) -> None:
    first, *expected = block.splitlines()
    text = first[2:].replace("¶", "\n\n")
    analysis = analyse(pipeline()(text), plain.article(text, "-", raw=True))
    assert told(text, analysis) == expected


@needs_model
@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Minister: power cuts will come", ["= indirect | power cuts will come | : | Minister"]),
        ("Winter: power cuts will come", []),
        ("Minister: why power cuts will come", []),
    ],
)
def test_a_headline_can_begin_with_who_says_it(headline: str, expected: list[str]) -> None:
    text = f"{headline}\n\nThe minister went home to sleep on Monday. It was a cold and dark evening in the town."
    analysis = analyse(pipeline()(text), plain.article(text, "-"))
    assert [row.rpartition(" | ")[0] for row in told(text, analysis)] == expected
