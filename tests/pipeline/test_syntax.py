"""What a parse is asked."""

from __future__ import annotations

from reader.pipeline import syntax
from tests.analysis import build


def test_a_noun_phrase_ends_where_a_comma_sets_something_off() -> None:
    doc = build.doc("""
        Museums/museum NNS nsubj 5
        , , punct 4
        with/with IN case 4
        schools/school NNS nmod 1
        sent/send VBD root 0
        a/a DT det 7
        gift/gift NN obj 5
        to/to IN case 9
        Iva/Iva NNP nmod 7
        , , punct 12
        who/who WP nsubj 12
        smiled/smile VBD acl:relcl 9
        . . punct 5
    """)
    assert syntax.noun_phrase(doc[0]).text == "Museums"
    assert syntax.noun_phrase(doc[6]).text == "a gift to Iva"
    assert syntax.noun_phrase(doc[6], clauses=True).text == "a gift to Iva, who smiled"


def test_a_phrase_without_a_comma_keeps_what_hangs_on_it() -> None:
    doc = build.doc("""
        The/the DT det 2
        museum/museum NN nsubj 6
        of/of IN case 4
        ships/ship NNS nmod 2
        here/here RB advmod 2
        closed/close VBD root 0
    """)
    assert syntax.noun_phrase(doc[1]).text == "The museum of ships here"


def test_a_bracket_in_a_phrase_is_closed_or_left_out() -> None:
    table = """
        The/the DT det 2
        ears/ear NNS nsubj 8
        of/of IN case 4
        Bakers/Bakers NNPS nmod 2
        ( -LRB- punct 6
        {inner}
        ) -RRB- punct 6
        grew/grow VBD root 0
    """
    closed = build.doc(table.format(inner="BKR/BKR NNP appos 4"))
    assert syntax.noun_phrase(closed[1]).text == "The ears of Bakers (BKR)"
    outside = build.doc(table.format(inner="rarely/rarely RB advmod 8"))
    assert syntax.noun_phrase(outside[1]).text == "The ears of Bakers"


def test_a_bare_participle_that_when_or_if_opens_is_passive() -> None:
    table = """
        Sailors/sailor NNS nsubj 2
        answered/answer VBD root 0
        {opening} advmod 4
        {verb} advcl 2
        by/by IN case 6
        guards/guard NNS obl:agent 4
    """
    asked = build.doc(table.format(opening="when/when WRB", verb="asked/ask VBN"))
    assert syntax.is_passive(asked[3])
    plain = build.doc(table.format(opening="loudly/loudly RB", verb="asked/ask VBD"))
    assert not syntax.is_passive(plain[3])


def test_a_participle_beside_a_noun_that_is_said_is_passive() -> None:
    table = "Ruiz/Ruiz NNP nsubj 3\n was/be VBD cop 3\n cook/cook NN root 0\n and/and CC cc 5\n {verb} conj 3"
    assert syntax.is_passive(build.doc(table.format(verb="praised/praise VBN"))[4])
    assert not syntax.is_passive(build.doc(table.format(verb="left/leave VBD"))[4])
