"""What windows found, joined."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.pipeline import answers
from reader.pipeline.answers import Answers
from reader.pipeline.shelf import Shelf
from reader.pipeline.windows import Window

WINDOWS = [Window(0, 5), Window(3, 8), Window(8, 9)]
"""Nine words; words 3 and 4 were read twice."""


def window(at: Window, mentions: list[bool], source: int) -> Answers:
    """Every word a tree of its own; a mention says which window and which word it is."""
    words = np.arange(at.start, at.stop)
    marked = np.array(mentions[at.start : at.stop], np.uint16)
    said = np.stack((np.full(len(words), source), words), 1)[marked > 0]
    return {"coref": said, "mentions": marked, "heads": words.copy(), "roles": np.zeros((0, 4), np.int32)}


def shelves(found: list[Answers], *, aside: bool) -> dict[str, Shelf]:
    made = {name: Shelf(len(found), aside=aside) for name in found[0]}
    for k, answer in reversed(list(enumerate(found))):
        for name, values in answer.items():
            made[name].put(k, values)
    return made


@given(st.lists(st.booleans(), min_size=9, max_size=9), st.integers(3, 5), st.booleans())
def test_a_mention_says_what_the_window_that_it_is_taken_from_found(
    mentions: list[bool], edge: int, aside: bool
) -> None:
    found = shelves([window(at, mentions, source) for source, at in enumerate(WINDOWS)], aside=aside)
    joined = answers.join(WINDOWS, found, [0, edge, 8, 9])
    at = np.flatnonzero(mentions)
    assert np.flatnonzero(joined["mentions"]).tolist() == at.tolist()
    assert joined["coref"].tolist() == [[0 if word < edge else 1 if word < 8 else 2, word] for word in at.tolist()]


def test_nothing_is_held_twice() -> None:
    found = shelves([window(at, [True] * 9, 0) for at in WINDOWS], aside=False)
    assert set(answers.join(WINDOWS, found, [0, 5, 8, 9])) == {"coref", "mentions", "heads", "roles"}
    for shelf in found.values():
        with pytest.raises(KeyError):
            shelf.look(0)
