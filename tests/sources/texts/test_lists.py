"""How deep an item stands is told by what stands around it, whatever a level is written with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.texts.lists import LEVEL, Depths, level


def depths(text: str) -> list[int]:
    """The depth of each line of a text."""
    told = Depths(text)
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    return [
        told.of(start + len(line) - len(line.lstrip())) for start, line in zip(starts, text.split("\n"), strict=True)
    ]


@pytest.mark.parametrize("blanks", ["  ", "    ", "\t", " "])
def test_a_level_is_what_stands_further_in(blanks: str) -> None:
    written = [0, 1, 1, 2, 1, 0, 1, 2, 3, 0]
    assert depths("\n".join(f"{blanks * at}- oak" for at in written)) == written


def test_a_list_that_stands_in_as_a_whole_is_at_no_depth() -> None:
    assert depths("    - oak\n    - ash\n      - leaves\n    - elm") == [0, 0, 1, 0]


def test_one_that_is_in_further_than_an_earlier_one_and_less_than_the_last_is_below_the_earlier() -> None:
    assert depths("- oak\n      - leaves\n   - bark\n- ash") == [0, 1, 1, 0]


def test_what_is_in_no_list_begins_a_new_one() -> None:
    told = Depths("- oak\n\n  - ash")
    assert told.of(0) == 0
    told.begin()
    assert told.of(9) == 0


def test_words_before_an_item_are_no_depth() -> None:
    assert Depths("one two - oak").of(8) == 0


@given(st.lists(st.integers(0, 6), min_size=1, max_size=30))
def test_no_item_is_more_than_one_deeper_than_the_one_before(written: list[int]) -> None:
    found = depths("\n".join(LEVEL * at + "oak" for at in written))
    assert found[0] == 0
    for (before, a), (after, b) in zip(
        zip(written, found, strict=True), list(zip(written, found, strict=True))[1:], strict=False
    ):
        assert b <= a + 1
        assert (b > a) == (after > before)


def test_levels_stand_before_the_words() -> None:
    assert level("\t\toak\tash") == 2
    assert level("oak") == 0
