"""Where the phrase of a participant begins and ends."""

from __future__ import annotations

from reader.analysis.events import rounding
from tests.analysis import build

QUOTED = """
    They/they PRP nsubj 2
    praise/praise VBP root 0
    the/the DT det 5
    {opening} {opening_tag} punct 5
    plan/plan NN obj 2
    {closing} {closing_tag} punct 5
    today/today NN obl:unmarked 2
    . . punct 2
"""
STILL = """
    It/it PRP nsubj 5
    is/be VBZ cop 5
    {adverb} RB advmod {head}
    {adjective} JJ amod 5
    cost/cost NN root 0
    . . punct 5
"""
LED_ON = """
    They/they PRP nsubj 2
    found/find VBD root 0
    letters/letter NNS obj 2
    {word} {tag} {dep} {head}
    left/leave VBD conj 2
    . . punct 2
"""


def rounded(table: str, start: int, end: int, head: int) -> str:
    doc = build.doc(table)
    return rounding.rounded(doc[start:end], doc[head]).text


def test_a_phrase_in_which_a_quotation_opens_closes_it() -> None:
    curly = QUOTED.format(opening="“", opening_tag="``", closing="”", closing_tag="''")
    straight = QUOTED.format(opening='"', opening_tag="``", closing='"', closing_tag="''")
    assert rounded(curly, 2, 5, 4) == "the “plan”"
    assert rounded(straight, 2, 5, 4) == 'the "plan"'


def test_a_phrase_that_closes_a_quotation_opens_it() -> None:
    curly = QUOTED.format(opening="“", opening_tag="``", closing="”", closing_tag="''")
    assert rounded(curly, 4, 6, 4) == "“plan”"


def test_an_adverb_of_the_clause_is_not_of_the_phrase() -> None:
    assert rounded(STILL.format(adverb="still/still", adjective="main/main", head=5), 2, 5, 4) == "main cost"
    assert rounded(STILL.format(adverb="still/still", adjective="small/small", head=4), 2, 5, 4) == "still small cost"


def test_what_leads_on_behind_a_phrase_is_not_of_it() -> None:
    assert rounded(LED_ON.format(word="and/and", tag="CC", dep="cc", head=5), 2, 4, 2) == "letters"
    assert rounded(LED_ON.format(word="to/to", tag="IN", dep="case", head=3), 2, 4, 2) == "letters"


def test_a_preposition_that_ends_a_clause_stays() -> None:
    assert rounded(LED_ON.format(word="on/on", tag="IN", dep="case", head=5), 2, 4, 2) == "letters on"


def test_what_a_phrase_points_at_is_of_it() -> None:
    assert rounded(LED_ON.format(word="that/that", tag="DT", dep="nmod", head=3), 2, 4, 2) == "letters that"
