"""The clues that spare a line its kind's pattern: none of a kind may lack them."""

from __future__ import annotations

import re._constants as kinds
import re._parser as parser
import subprocess
import sys
from collections.abc import Iterable

import pytest

from reader.sources.furniture.lines import _CLUES, LINES

GAP = "\0"
"""Stands for what may be anything."""


FEW = 30
"""Ways to spell what may be missing, above which it is not spelled."""


def spelled(parsed: Iterable[tuple]) -> set[str]:
    """What a pattern matches, as far as it says so letter for letter."""
    found = {""}
    for code, value in parsed:
        if code is kinds.LITERAL:
            more = {chr(value)}
        elif code is kinds.SUBPATTERN:
            more = spelled(value[-1])
        elif code is kinds.BRANCH:
            more = set().union(*map(spelled, value[1]))
        elif code in (kinds.MAX_REPEAT, kinds.POSSESSIVE_REPEAT) and value[0]:
            more = {one if value[1] == 1 else f"{one}{GAP}" for one in spelled(value[2])}
        elif code in (kinds.MAX_REPEAT, kinds.POSSESSIVE_REPEAT):
            letters = spelled(value[2])
            more = {"", *(letters if value[1] == 1 and len(letters) < FEW else {GAP})}
        elif code is kinds.IN and all(kind is kinds.LITERAL or one is kinds.CATEGORY_DIGIT for kind, one in value):
            more = set().union(*("0123456789" if kind is kinds.CATEGORY else chr(one) for kind, one in value))
        elif code in (kinds.AT, kinds.ASSERT):
            more = {""}
        else:
            more = {GAP}
        found = {before + after for before in found for after in more}
    return found


@pytest.mark.parametrize("kind", LINES)
def test_every_line_of_a_kind_has_one_of_its_clues(kind: str) -> None:
    written = set().union(*(spelled(parser.parse(pattern)) for pattern in LINES[kind]))
    assert [one for one in written if not any(clue in f"^{one.lstrip()}" for clue in _CLUES[kind])] == []


def test_the_lines_of_an_article_ask_no_pattern() -> None:
    code = """
from reader.sources.furniture import lines
for line in ("The prime minister happened to be there, he said.", "By Ann Lee", "Mapping the Xinjiang departments"):
    lines.kind_of_line(line)
print([kind for kind, pattern in lines._LINES.items() if "fullmatch" in vars(pattern)])
"""
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == "[]"
