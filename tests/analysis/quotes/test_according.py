"""Whose words those are that are so according to somebody."""

from __future__ import annotations

import pytest

from reader.analysis.quotes import according
from tests.analysis.build import doc

TABLE = """
    According/accord VBG case 3
    to IN fixed 1
    Ida NNP obl 9
    , , punct 5
    {noun} NN {relation}
    {mark}
    rents NNS nsubj 8
    slowly RB advmod 9
    fell/fall VBD root 0
    . . punct 9
"""


@pytest.mark.parametrize(
    ("noun", "relation", "mark", "source", "content"),
    [
        ("owner", "appos 3", ", , punct 3", "Ida, owner", "rents slowly fell"),
        ("owner", "appos 3", "here RB advmod 9", "Ida", "owner here rents slowly fell"),
        ("daily", "obl 9", ", , punct 9", "Ida", "daily, rents slowly fell"),
    ],
)
def test_what_somebody_is_between_commas_is_of_the_source(
    noun: str, relation: str, mark: str, source: str, content: str
) -> None:
    made = doc(TABLE.format(noun=noun, relation=relation, mark=mark).replace("nsubj 8", "nsubj 9"))
    [found] = according.clauses(made)
    assert found.source is not None
    assert made[found.source.start : found.source.end].text == source
    [said] = found.contents
    assert made[said.start : said.end].text.strip(", ") == content


@pytest.mark.parametrize(("opening", "says"), [("which WDT obj 4", True), ("then RB advmod 4", False)])
def test_a_clause_without_its_noun_says_nothing(opening: str, says: bool) -> None:
    made = doc(f"""
        votes/vote NNS root 0
        {opening}
        he PRP nsubj 4
        missed/miss VBD acl:relcl 1
        according/accord VBG case 7
        to IN fixed 5
        Ida NNP obl 4
    """)
    assert bool(list(according.clauses(made))) == says
