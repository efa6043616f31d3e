"""Whose a sentence says its words are, where the tagger went past that, on parses given by hand."""

from __future__ import annotations

from reader.analysis import quotes
from reader.analysis.quotes import labels
from reader.analysis.quotes.attribution import Piece
from tests.analysis.build import article, doc

SOLD = """
    Edda NNP nsubj 2
    sold/sell VBD root 0
    land NN obj 2
    according/accord VBG case 6
    to IN fixed 4
    {source} NN obl 2
    . . punct 2
"""


def test_a_subject_is_no_source_where_something_else_is_according_to_whom_it_is_told() -> None:
    pieces = [Piece("SOURCE", 0, 1), Piece("CONTENT", 1, 3), Piece("CUE", 3, 5), Piece("SOURCE", 5, 6)]
    assert labels.righted(doc(SOLD.format(source="deeds")), pieces) == [Piece("CONTENT", 0, 3), *pieces[2:]]


def test_a_source_before_another_cue_stays() -> None:
    made = doc("""
        Edda NNP nsubj 2
        said/say VBD root 0
        sold/sell VBD conj 2
        land NN obj 3
    """)
    pieces = [Piece("SOURCE", 0, 1), Piece("CUE", 1, 2), Piece("CONTENT", 2, 4)]
    assert labels.righted(made, pieces) == pieces


ASIDE = """
    Most JJS amod 2
    roofs NNS nsubj 3
    leaked/leak VBD root 0
    , , punct 3
    the DT det 6
    inspectors NNS nsubj 7
    {cue} VBD advcl 3
    {more}
    . . punct 3
"""


def reported(cue: str, more: str = "") -> list[tuple[str, ...]]:
    made = doc("\n".join(line for line in ASIDE.format(cue=cue, more=more).splitlines() if line.strip()))
    text = made.text
    found = quotes.find(made, article(made), ())
    return [(text[slice(*q.content[0])], text[slice(*(q.source or (0, 0)))]) for q in found]


def test_a_clause_at_the_end_says_who_found_what_comes_before_it() -> None:
    assert reported("found/find") == [("Most roofs leaked", "the inspectors")]


def test_a_clause_that_reports_nothing_or_goes_on_is_no_cue() -> None:
    assert reported("slept/sleep") == []
    assert reported("found/find", "moss NN obj 7") == []


def test_a_colon_leads_to_all_that_was_said() -> None:
    made = doc("""
        Ivo NNP nsubj 2
        came/come VBD root 0
        to IN case 4
        Lund NNP obl 2
        and CC cc 7
        he PRP nsubj 7
        said/say VBD conj 2
        : : punct 10
        “ `` punct 10
        Go/go VB ccomp 7
        ” '' punct 10
    """)
    said = [Piece("SOURCE", 5, 6), Piece("CUE", 6, 7), Piece("CONTENT", 8, 11)]
    assert labels.righted(made, [Piece("CONTENT", 2, 4), *said]) == said
    assert labels.righted(made, [Piece("CONTENT", 0, 4), *said]) == [Piece("CONTENT", 0, 4), *said]  # a clause


ASKED = """
    Edda NNP nsubj 9
    , , punct 1
    asked/ask {tag} {relation}
    whether IN mark 6
    she PRP nsubj 6
    sold/sell VBD ccomp 3
    , , punct 3
    laughed/laugh VBD {mark} 9
    said/say VBD {root}
"""


def test_what_somebody_is_asked_is_not_said_by_them() -> None:
    pieces = [Piece("SOURCE", 0, 1), Piece("CUE", 2, 3), Piece("CONTENT", 3, 6), Piece("CUE", 8, 9)]
    aside = doc(ASKED.format(tag="VBD", relation="advcl 9", mark="advcl", root="root 0"))
    assert labels.righted(aside, pieces) == [pieces[0], pieces[3]]
    asking = doc(ASKED.format(tag="VBD", relation="root 0", mark="conj", root="conj 3"))
    assert [p for p in pieces if p.label == "CUE"] == [p for p in labels.righted(asking, pieces) if p.label == "CUE"]


HELD = """
    {whose} NNP nsubj 2
    left/leave VBD ccomp 5
    , , punct 5
    Roth NNP nsubj 5
    {cue} VBD root 0
    . . punct 5
"""


def test_who_is_named_in_what_another_reports_is_no_source() -> None:
    made = doc(HELD.format(whose="Edda", cue="said/say"))
    stray, content, source, cue = (
        Piece(*p) for p in (("SOURCE", 0, 1), ("CONTENT", 1, 2), ("SOURCE", 3, 4), ("CUE", 4, 5))
    )
    assert labels.righted(made, [stray, content, source, cue]) == [content, source, cue]
    assert labels.righted(made, [stray, source]) == [stray, source]  # nobody reports
    inner = Piece("CUE", 1, 2)
    assert labels.righted(made, [stray, inner, source, cue]) == [stray, inner, source, cue]


ACCORDED = """
    According/accord VBG case 3
    to IN fixed 1
    sources NNS obl 5
    Edda NNP nsubj 5
    sold/sell VBD root 0
    Roth NNP obj 5
    . . punct 5
"""


def test_who_is_named_in_what_is_so_according_to_another_is_no_source() -> None:
    cue, source, content, stray = (
        Piece(*p) for p in (("CUE", 0, 2), ("SOURCE", 2, 3), ("CONTENT", 3, 5), ("SOURCE", 5, 6))
    )
    assert labels.righted(doc(ACCORDED), [cue, source, content, stray]) == [cue, source, content]


def test_a_source_goes_on_to_the_end_of_its_noun_phrase() -> None:
    made = doc("""
        it PRP nsubj 2
        left/leave VBD ccomp 6
        , , punct 6
        the DT det 5
        Bureau NNP nsubj 6
        found/find VBD root 0
    """)
    content, cut, cue = Piece("CONTENT", 0, 2), Piece("SOURCE", 3, 4), Piece("CUE", 5, 6)
    assert labels.righted(made, [content, cut, cue]) == [content, Piece("SOURCE", 3, 5), cue]
