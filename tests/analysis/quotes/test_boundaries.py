"""Where contents end, on parses given by hand."""

from __future__ import annotations

import pytest

from reader.analysis.quotes import boundaries
from reader.analysis.quotes.attribution import Piece
from tests.analysis.build import doc

KEPT = """
    Edda NNP nsubj 2
    said/say VBD root 0
    it PRP nsubj 5
    has/have VBZ aux 5
    kept/keep VBN ccomp 2
    its PRP$ nmod:poss 7
    name NN obj 5
    {joint}
    fell/fall VBD {relation} 5
    . . punct 2
"""


def ended(table: str, end: int, *others: Piece) -> str:
    """The words of a content that begins with the third word and ends before another, once settled."""
    made = doc(table)
    content = Piece("CONTENT", 2, end)
    pieces = boundaries.settle(made, [Piece("SOURCE", 0, 1), Piece("CUE", 1, 2), content, *others], [(0, 999)], [])
    (found,) = [p for p in pieces if p.label == "CONTENT"]
    return made[found.start : found.end].text


AND = KEPT.format(joint="and CC cc 9", relation="conj")


@pytest.mark.parametrize("end", [5, 6])
def test_a_content_that_is_cut_before_what_completes_a_word_goes_on_to_its_end(end: int) -> None:
    assert ended(AND, end) == "it has kept its name"


def test_a_content_may_end_before_what_is_only_joined() -> None:
    assert ended(AND, 7) == "it has kept its name"


def test_words_that_lead_to_what_is_another_s_are_left_out() -> None:
    which = KEPT.format(joint="which WDT nsubj 9", relation="acl:relcl")
    assert ended(which, 8, Piece("CUE", 8, 9)) == "it has kept its name"
