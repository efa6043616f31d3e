"""What is said is carried to the ends of its clause, and no further."""

from __future__ import annotations

import pytest

from reader.analysis.extents import Extents
from reader.analysis.quotes import completing
from reader.analysis.quotes.attribution import Attribution, Piece
from tests.analysis.build import doc

SOURCE, CUE = Piece("SOURCE", 0, 1), Piece("CUE", 1, 2)


def completed(table: str, start: int, end: int, cue: Piece = CUE, *others: Piece) -> str:
    """The words of a content of the tokens [start, end), completed; `others` are pieces beside it."""
    made = doc(table)
    content = Piece("CONTENT", start, end)
    telling = Extents((p.start, p.end) for p in (cue, *others))
    (whole,) = completing.completed(made, Attribution((content,), cue, None), telling).contents
    return made[whole.start : whole.end].text


TAILED = """
    Ida NNP nsubj 2
    said/say VBD root 0
    rents NNS nsubj 4
    fell/fall VBD ccomp 2
    {joint}
    {verb} {relation} {head}
    in IN case 8
    Lund NNP obl 6
    . . punct 2
"""


def test_a_clause_that_a_word_subordinates_belongs_to_what_it_hangs_on() -> None:
    after = TAILED.format(joint="after IN mark 6", verb="losing/lose VBG", relation="advcl", head=4)
    assert completed(after, 2, 4) == "rents fell after losing in Lund"
    where = TAILED.format(joint="where WRB advmod 6", verb="stood/stand VBD", relation="advcl:relcl", head=4)
    assert completed(where, 2, 4) == "rents fell where stood in Lund"


def test_a_clause_of_the_verb_of_saying_does_not() -> None:
    after = TAILED.format(joint="after IN mark 6", verb="losing/lose VBG", relation="advcl", head=2)
    assert completed(after, 2, 4) == "rents fell"


def test_what_has_a_cue_of_its_own_is_left_to_it() -> None:
    which = TAILED.format(joint="which WDT obj 6", verb="hoped/hope VBD", relation="advcl", head=4)
    assert completed(which, 2, 4, CUE, Piece("CUE", 5, 6)) == "rents fell"


def test_a_participle_that_tells_what_the_speaker_does_is_no_part_of_what_is_said() -> None:
    own = TAILED.format(joint=", , punct 6", verb="blaming/blame VBG", relation="advcl", head=2)
    assert completed(own, 2, 8) == "rents fell"
    theirs = TAILED.format(joint=", , punct 6", verb="ruining/ruin VBG", relation="advcl", head=4)
    assert completed(theirs, 2, 8) == "rents fell, ruining in Lund"


def test_a_clause_in_front_belongs_to_what_is_said_before_its_cue() -> None:
    table = """
        While IN mark 3
        rents NNS nsubj 3
        fall/fall VBP advcl 6
        , , punct 3
        wages NNS nsubj 6
        rise/rise VBP ccomp 9
        , , punct 9
        Ida NNP nsubj 9
        added/add VBD root 0
        . . punct 9
    """
    assert completed(table, 4, 6, Piece("CUE", 8, 9)) == "While rents fall, wages rise"
    assert completed(table, 4, 6, Piece("CUE", 8, 9), Piece("SOURCE", 1, 2)) == "wages rise"


def test_a_noun_phrase_is_not_cut_where_what_is_said_begins() -> None:
    table = """
        Danish JJ amod 2
        maker NN compound 3
        Lund NNP nsubj 4
        closed/close VBD ccomp 6
        Ida NNP nsubj 6
        said/say VBD root 0
        . . punct 6
    """
    assert completed(table, 2, 4, Piece("CUE", 5, 6)) == "Danish maker Lund closed"


def test_what_is_cut_before_its_verb_goes_on_to_its_clause_s_end() -> None:
    table = """
        Ida NNP nsubj 2
        said/say VBD root 0
        that IN mark 6
        a DT det 5
        study NN nsubj 6
        shows/show VBZ ccomp 2
        rents NNS nsubj 8
        fell/fall VBD ccomp 6
        . . punct 2
    """
    assert completed(table, 2, 5, CUE, Piece("CUE", 5, 6)) == "that a study shows rents fell"


def test_the_subject_of_a_cue_is_its_source_and_nothing_it_says() -> None:
    made = doc("""
        The DT det 2
        vote NN nsubj 3
        shows/show VBZ root 0
        that IN mark 6
        rents NNS nsubj 6
        fell/fall VBD ccomp 3
        . . punct 3
    """)
    subject, clause, cue = Piece("CONTENT", 0, 2), Piece("CONTENT", 3, 6), Piece("CUE", 2, 3)
    found = completing.completed(made, Attribution((subject, clause), cue, None), Extents([(2, 3)]))
    assert found == Attribution((clause,), cue, Piece("SOURCE", 0, 2))


def test_what_a_relative_clause_tells_ends_with_it() -> None:
    table = """
        Rents NNS nsubj 9
        which WDT obj 4
        Ida NNP nsubj 4
        said/say VBD acl:relcl 1
        would MD aux 6
        fall/fall VB ccomp 4
        , , punct 1
        still RB advmod 9
        rose/rise VBD root 0
        . . punct 9
    """
    assert completed(table, 4, 9, Piece("CUE", 3, 4)) == "would fall"


def test_a_clause_that_a_preposition_leads_to_belongs_to_what_stands_before_it() -> None:
    table = """
        Rents NNS dep 9
        of IN case 3
        which WDT nmod 4
        half NN advcl 6
        wages NNS nsubj 6
        rise/rise VBP ccomp 9
        , , punct 9
        Ida NNP nsubj 9
        added/add VBD root 0
        . . punct 9
    """
    assert completed(table, 4, 6, Piece("CUE", 8, 9)) == "wages rise"


def test_what_the_speaker_does_in_front_is_no_part_of_what_is_said_behind() -> None:
    table = """
        Opening/open VBG advcl 5
        the DT det 3
        fair NN obj 1
        Ida NNP nsubj 5
        said/say VBD root 0
        rents NNS nsubj 7
        fell/fall VBD ccomp 5
        . . punct 5
    """
    made = doc(table)
    front, behind = Piece("CONTENT", 0, 3), Piece("CONTENT", 5, 7)
    said = Attribution((front, behind), Piece("CUE", 4, 5), Piece("SOURCE", 3, 4))
    assert completing.completed(made, said, Extents([])).contents == (behind,)
    alone = Attribution((front,), Piece("CUE", 4, 5), Piece("SOURCE", 3, 4))
    assert completing.completed(made, alone, Extents([])).contents[0].start == 0


def test_a_subject_with_a_clause_of_its_own_is_the_source_not_what_is_said() -> None:
    table = """
        Parents/parent NNS nsubj 6
        , , punct 4
        who WP nsubj 4
        slept/sleep VBD acl:relcl 1
        , , punct 4
        said/say VBD root 0
        rents NNS nsubj 8
        fell/fall VBD ccomp 6
        . . punct 6
    """
    made = doc(table)
    front, behind = Piece("CONTENT", 0, 4), Piece("CONTENT", 6, 8)
    found = completing.completed(made, Attribution((front, behind), Piece("CUE", 5, 6), None), Extents([]))
    assert found.contents == (behind,)
    assert found.source == Piece("SOURCE", 0, 1)


@pytest.mark.parametrize(("relation", "start"), [("nmod:desc 2", 0), ("obl 3", 1)])
def test_a_title_before_the_source_is_not_said(relation: str, start: int) -> None:
    table = f"""
        Mayor NNP {relation}
        Ida NNP nsubj 3
        said/say VBD root 0
        rents NNS nsubj 5
        fell/fall VBD ccomp 3
        . . punct 3
    """
    made = doc(table)
    title, behind = Piece("CONTENT", 0, 1), Piece("CONTENT", 3, 5)
    said = Attribution((title, behind), Piece("CUE", 2, 3), Piece("SOURCE", 1, 2))
    found = completing.completed(made, said, Extents([]))
    assert (found.contents, found.source) == ((behind,), Piece("SOURCE", start, 2))


def test_what_is_said_before_its_cue_begins_with_its_subject() -> None:
    table = """
        Rivals NNS nsubj 6
        of IN case 3
        Lund NNP nmod 1
        , , punct 1
        have/have VBP aux 6
        left/leave VBN ccomp 9
        , , punct 6
        Ida NNP nsubj 9
        said/say VBD root 0
        . . punct 9
    """
    assert completed(table, 4, 6, Piece("CUE", 8, 9)) == "Rivals of Lund, have left"
    assert completed(table, 4, 6, Piece("CUE", 8, 9), Piece("SOURCE", 0, 3)) == "have left"


def test_the_subject_right_behind_a_cue_is_its_source_and_nothing_it_says() -> None:
    made = doc("""
        He PRP nsubj 2
        left/leave VBD ccomp 4
        , , punct 2
        reports/report VBZ root 0
        our PRP$ nmod:poss 6
        correspondent NN nsubj 4
        . . punct 4
    """)
    cue, said, behind = Piece("CUE", 3, 4), Piece("CONTENT", 0, 2), Piece("CONTENT", 4, 6)
    found = completing.completed(made, Attribution((said, behind), cue, None), Extents([(3, 4)]))
    assert found == Attribution((said,), cue, Piece("SOURCE", 4, 6))


OWNED = """
    Work NN nsubj 2
    began/begin VBD root 0
    and CC cc 8
    the DT det 5
    town NN nmod:poss 7
    's POS case 5
    office NN nsubj 8
    says/say VBZ conj 2
    it PRP nsubj 10
    ended/end VBD ccomp 8
    . . punct 2
"""


def test_a_clause_before_that_ends_in_whose_the_source_is_is_no_part_of_what_it_says() -> None:
    made = doc(OWNED)
    contents = Piece("CONTENT", 0, 6), Piece("CONTENT", 8, 10)
    one = Attribution(contents, Piece("CUE", 7, 8), Piece("SOURCE", 6, 7))
    telling = Extents([(6, 8)])
    own = completing.completed(made, one, telling)
    assert own.contents == (Piece("CONTENT", 8, 10),)
    assert own.source == Piece("SOURCE", 3, 7)


@pytest.mark.parametrize(
    ("rows", "end", "expected"),
    [
        (  # its object
            "it PRP nsubj 4; built/build VBD ccomp 2; a DT det 6; mill/mill NN obj 4",
            4,
            "it built a mill",
        ),
        (  # an adverb and an aim
            "it PRP nsubj 4; sent/send VBD ccomp 2; nationwide RB advmod 4; to TO mark 7; save/save VB advcl 4",
            4,
            "it sent nationwide to save",
        ),
        (  # another name of the last noun
            "it PRP nsubj 4; harmed/harm VBD ccomp 2; Lund NNP obj 4; , , punct 8; the DT det 8; port NN appos 5",
            5,
            "it harmed Lund, the port",
        ),
        (  # what is added with a preposition, or a past participle
            "it PRP nsubj 4; won/win VBD ccomp 2; , , punct 7; despite IN case 7; Lund NNP obl 4",
            4,
            "it won, despite Lund",
        ),
        (
            "it PRP nsubj 4; won/win VBD ccomp 2; , , punct 6; hit/hit VBN advcl 4; by IN case 8; Lund NNP obl 6",
            4,
            "it won, hit by Lund",
        ),
        (  # behind words in quotation marks within it
            "it PRP nsubj 4; won/win VBD ccomp 2; “ `` punct 6; cups/cup NNS obj 4; ” '' punct 6; , , punct 10; "
            "which WDT nsubj 10; broke/break VBD acl:relcl 6",
            7,
            "it won “cups”, which broke",
        ),
        (  # but not where its sentence ends with them
            "it PRP nsubj 4; won/win VBD ccomp 2; “ `` punct 6; cups/cup NNS obj 4; . . punct 6; ” '' punct 6; "
            ", , punct 11; which WDT nsubj 11; broke/break VBD acl:relcl 6",
            8,
            "it won “cups.”",
        ),
        (  # what is coordinated may as well tell what the speaker did besides
            "it PRP nsubj 4; fell/fall VBD ccomp 2; and CC cc 6; ran/run VBD conj 4",
            4,
            "it fell",
        ),
    ],
)
def test_a_content_that_is_cut_within_its_clause_is_carried_to_its_end(rows: str, end: int, expected: str) -> None:
    table = "\n".join(["Ida NNP nsubj 2", "said/say VBD root 0", *rows.split("; "), ". . punct 2"])
    assert completed(table, 2, end) == expected
