"""Offsets of a text as it is read, in the plain text that it was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engine import batch
from reader.export.json import encode
from reader.export.original import places
from reader.sources import read
from reader.sources.visible import visible

SOFT, ZERO = "\u00ad", "\u200b"
NEWS = (
    f"Mayor Wilhel{SOFT}mina Oster{SOFT}kamp opened the of{SOFT}fice in Ghent on Monday{ZERO}.\n\n"
    "“We were late,” Osterkamp said. The e\ufb03cient cafe\u0301 next door stayed shut.\n"
)


def cut(text: str, original: str, word: str) -> str:
    at, start = places(text, original), text.index(word)
    return original[at[start] : at[start + len(word) - 1] + 1]


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Wilhelmina", f"Wilhel{SOFT}mina"),
        ("Monday", "Monday"),
        ("late", "late"),
        ("efficient", "e\ufb03cient"),
        ("café", "cafe\u0301"),
        ("shut", "shut"),
    ],
)
def test_a_word_is_found_where_the_file_has_it(word: str, written: str) -> None:
    assert cut(visible(NEWS), NEWS, word).rstrip("\u0301") == written.rstrip("\u0301")


def test_broken_lines_and_their_marks_are_passed_over() -> None:
    original = "> The council of Ghent voted for the\n> new bridge, which is long\n> overdue.\n"
    text = "The council of Ghent voted for the new bridge, which is long overdue."
    assert cut(text, original, "the new bridge") == "the\n> new bridge"
    assert cut(text, original, "overdue") == "overdue"


@given(st.text(), st.text())
def test_offsets_never_go_back_nor_beyond(text: str, original: str) -> None:
    at = places(text, original)
    assert at == sorted(at)
    assert len(at) == len(text)
    assert all(0 <= k <= len(original) for k in at)


@given(st.text(alphabet=f"ab \n{SOFT}{ZERO}"))
def test_every_letter_that_is_seen_is_its_own(original: str) -> None:
    text = visible(original)
    for char, k in zip(text, places(text, original), strict=True):
        assert char.isspace() or original[k] == char


def test_extraction_gives_the_file_s_own_text_and_offsets(tmp_path: Path) -> None:
    path = tmp_path / "ghent.txt"
    path.write_text(NEWS, encoding="utf8")
    [story] = batch.stories([read(str(path))])
    found = json.loads(encode(story))
    assert found["article"]["text"] == NEWS
    assert "original" not in found["article"]
    [mayor] = [a for a in found["actors"] if "Osterkamp" in a["name"]]
    assert mayor["name"] == "Wilhelmina Osterkamp"
    first = mayor["mentions"][0]
    assert NEWS[first["start"] : first["end"]] == f"Wilhel{SOFT}mina Oster{SOFT}kamp"
    [quote] = found["quotes"]
    assert [NEWS[s:e] for s, e in quote["content"]] == ["“We were late,”"]
