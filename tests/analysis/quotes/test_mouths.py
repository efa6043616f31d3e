"""Whose words they are not: of others than who says them, of nobody."""

from __future__ import annotations

import pytest

from reader.analysis.quotes import attribution, holders, rules
from reader.analysis.quotes.attribution import Attribution, Piece
from tests.analysis.build import doc


def test_who_only_describes_the_subject_says_nothing() -> None:
    made = doc("""
        Lee NNP nsubj 9 PERSON
        , , punct 5
        who WP nsubj:pass 5
        was VBD aux:pass 5
        joined/join VBN acl:relcl 1
        by IN case 8
        champion NN nmod 8
        Roe NNP obl:agent 5 PERSON
        said/say VBD root 0
        it PRP nsubj 11
        rained/rain VBD ccomp 9
        . . punct 9
    """)
    assert holders.described(made[6:8], made[8:9]).text == "Lee"
    assert holders.described(made[0:1], made[8:9]).text == "Lee"
    assert holders.described(made[2:3], made[4:5]).text == "who"  # the clause's own cue


@pytest.mark.parametrize(("preposition", "holds"), [("to", False), ("with", True)])
def test_who_responds_to_reports_does_not_make_them(preposition: str, holds: bool) -> None:
    made = doc(f"""
        Lee NNP nsubj 2 PERSON
        responded/respond VBD root 0
        {preposition} IN case 4
        claims/claim NNS obl 2
        that IN mark 6
        left/leave VBD acl 4
        . . punct 2
    """)
    assert holders.is_holder(made[0:1], made[1:4]) is holds


def test_who_goes_on_record_to_say_so_says_so() -> None:
    made = doc("""
        Lee NNP nsubj 2 PERSON
        went/go VBD root 0
        on IN case 4
        record NN obl 2
        to TO mark 6
        say VB advcl 2
        it PRP nsubj 8
        rained/rain VBD ccomp 6
        . . punct 2
    """)
    assert holders.is_holder(made[0:1], made[1:6])


def test_who_acts_and_says_is_not_who_spoke_in_the_sentence_before() -> None:
    made = doc("""
        Lee NNP nsubj 2 PERSON
        agreed/agree VBD root 0
        . . punct 2
        Clerks NNS nsubj 5
        shut/shut VBD root 0
        it PRP obj 5
        , , punct 8
        saying/say VBG advcl 5
        that IN mark 10
        leaked/leak VBD ccomp 8
        . . punct 5
    """)
    pieces = [Piece("SOURCE", 0, 1), Piece("CUE", 7, 8), Piece("CONTENT", 8, 10)]
    (one,) = attribution.join(attribution.Where(made, [(0, len(made.text))], ()).places(pieces))
    assert one.source is None


@pytest.mark.parametrize(
    ("verb", "noun", "pronoun", "describes"),
    [
        ("filed/file", "complaint", "which", True),
        ("jokes/joke", "time", "that", True),
        ("made/make", "claim", "that", False),  # its "that" taken for a pronoun
    ],
)
def test_what_only_describes_a_noun_is_not_said(verb: str, noun: str, pronoun: str, describes: bool) -> None:
    made = doc(f"""
        Lee NNP nsubj 2 PERSON
        {verb} VBD root 0
        a DT det 4
        {noun} NN obj 2
        {pronoun} WDT nsubj 6
        led/lead VBD acl:relcl 4
        home RB advmod 6
        . . punct 2
    """)
    parts = Attribution((Piece("CONTENT", 4, 7),), Piece("CUE", 1, 4), Piece("SOURCE", 0, 1))
    assert rules.describes(made, parts) is describes
