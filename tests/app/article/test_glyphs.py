"""What may reach the terminal, and how many cells it takes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size, split_graphemes

from reader.app.article import glyphs
from reader.app.article.glyphs import measure
from reader.printable import drawn, shown


@pytest.mark.parametrize(("ranges", "size"), [(glyphs._NARROW, 1), (glyphs._WIDE, 2)])
def test_the_simple_ranges_agree_with_the_cell_tables(ranges: str, size: int) -> None:
    simple = re.compile(f"[{ranges}]")
    for code in range(0x20, 0x10000):
        if simple.match(chr(code)):
            assert get_character_cell_size(chr(code)) == size, hex(code)
            assert not unicodedata.combining(chr(code)), hex(code)


@given(st.text())
def test_glyphs_keep_offsets_and_never_act_on_the_terminal(text: str) -> None:
    measured, cells = measure(text)
    assert len(shown(text)) == len(measured) == len(text)
    assert cells is None or len(cells) == len(text)
    out = drawn(measured)
    assert all(unicodedata.category(glyph) not in ("Cc", "Cs", "Zl", "Zp") for glyph in out)
    overrides = {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDI", "PDF"}
    assert not overrides & {unicodedata.bidirectional(glyph) for glyph in out}
    assert cell_len(out) == (len(text) if cells is None else sum(cells))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("日本", b"\2\2"),
        ("e\u0301x", b"\1\0\1"),
        ("a  b", b"\1\1\0\1"),
        ("👩\u200d🚀!", b"\2\0\0\1"),
        ("❤\ufe0f.", b"\2\0\1"),
        ("क\u200dष", b"\1\0\1"),
        ("中\u200d中", b"\2\0\2"),
        ("a\u00adb", b"\1\0\1"),
    ],
)
def test_cells(text: str, cells: bytes) -> None:
    assert measure(text)[1] == cells


def test_a_flood_of_marks_is_cut() -> None:
    out = drawn(measure("o" + "\u0336" * 500 + "k")[0])
    assert len(out) == 2 + glyphs.MAX_MARKS


def test_a_mark_without_a_base_is_not_drawn_on_what_stands_before() -> None:
    out, cells = glyphs.measure("\u0301\u0301a\u0301")
    assert drawn(out) == "a\u0301"
    assert cells == b"\0\0\1\0"


PARTS = (
    "ab",
    "é",
    " ",
    "אב",
    "ثل",
    "東京",
    "\u0301",
    "\u05b0",
    "\u064b",
    "\u200d",
    "\u200b",
    "\ufe0f",
    "❤",
    "👩",
    "🚀",
    "\u0e01\u0e31",
)


@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join))
def test_a_text_takes_the_cells_of_its_clusters_whatever_stands_beside_them(text: str) -> None:
    measured, cells = measure(text)
    whole = split_graphemes("".join(glyph for glyph in measured if glyph not in (glyphs.UNDRAWN, glyphs.GAP)))[1]
    assert sum(b"\1" * len(measured) if cells is None else cells) == whole


def test_a_letter_with_its_marks_keeps_them_among_simple_letters() -> None:
    measured, cells = measure("ka\u0301va אב\u05b0ג 東\u0301京")
    assert (measured, cells) == ("ka\u0301va אב\u05b0ג 東\u0301京", b"\1\1\0\1\1\1\1\1\0\1\1\2\0\2")
