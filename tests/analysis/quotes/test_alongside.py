"""What others tell beside it is no part of what somebody says, and who is named a sentence before says nothing."""

from __future__ import annotations

import pytest

from reader.analysis.quotes import alongside, attribution
from reader.analysis.quotes.attribution import Attribution, Piece, Where
from tests.analysis.build import doc

TOLD = """
    Norway NNP nsubj 2
    says/say VBZ root 0
    that IN mark 6
    the DT det 5
    lake NN nsubj 6
    shrinks/shrink VBZ ccomp 2
    , , punct 2
    {joint} {relation_of_joint} 10
    Sweden NNP nsubj 10
    {verb} {relation} {head}
    that IN mark 13
    it PRP nsubj 13
    grows/grow VBZ ccomp 10
    . . punct 2
"""


def up_to(joint: str, relation_of_joint: str, verb: str, relation: str, head: int) -> str:
    made = doc(TOLD.format(joint=joint, relation_of_joint=relation_of_joint, verb=verb, relation=relation, head=head))
    whole = Attribution((Piece("CONTENT", 2, 13),), Piece("CUE", 1, 2), Piece("SOURCE", 0, 1))
    (content,) = alongside.up_to(made, whole).contents
    return made[content.start : content.end].text


@pytest.mark.parametrize(("joint", "relation_of_joint", "relation"), [
    ("while IN", "mark", "advcl"), ("whereas IN", "mark", "advcl"), ("but CC", "cc", "conj"),
])  # fmt: skip
def test_what_somebody_says_ends_where_others_tell_something_beside_it(
    joint: str, relation_of_joint: str, relation: str
) -> None:
    assert up_to(joint, relation_of_joint, "argues/argue VBZ", relation, 2).rstrip(" ,") == "that the lake shrinks"


def test_what_belongs_to_it_stays() -> None:
    within = "that the lake shrinks, while Sweden argues that it grows"
    assert up_to("while IN", "mark", "argues/argue VBZ", "advcl", 6).replace(" ,", ",") == within
    assert up_to("because IN", "mark", "argues/argue VBZ", "advcl", 2).endswith("it grows")
    assert up_to("while IN", "mark", "sees/see VBZ", "advcl", 2).endswith("it grows")


def test_a_cue_with_a_subject_of_its_own_has_no_source_in_the_sentence_before() -> None:
    made = doc("""
        They PRP nsubj 2
        met/meet VBD root 0
        in IN case 5
        the DT det 5
        court NN obl 2
        . . punct 2

        Norway NNP nsubj 2
        says/say VBZ root 0
        that IN mark 6
        the DT det 5
        lake NN nsubj 6
        shrinks/shrink VBZ ccomp 2
        . . punct 2
    """)
    start = next(t.i for t in made if t.text == "Norway")
    pieces = [Piece("SOURCE", 3, 5), Piece("CUE", start + 1, start + 2), Piece("CONTENT", start + 2, start + 6)]
    (one,) = attribution.join(Where(made, [(0, len(made.text))], ()).places(pieces))
    assert one.source is None
    assert one.cue == pieces[1]
