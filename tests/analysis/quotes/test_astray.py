"""Who says what where the parse or the tags are astray."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from reader.analysis import quotes
from reader.analysis.actors.index import ActorIndex
from reader.analysis.quotes import hearers, holders, labels, naming, speakers
from reader.analysis.quotes.attribution import Piece
from reader.story import Quote
from tests.analysis.build import article, doc
from tests.analysis.quotes.marked import actor


def tagged(made: Doc, *pieces: tuple[str, int, int]) -> tuple[str, tuple[Quote, ...]]:
    made.spans["attribution"] = [Span(made, start, end, label=label) for label, start, end in pieces]
    people = [actor(made, 1, "group", "members"), actor(made, 2, "organization", "Union")]
    return made.text, quotes.find(made, article(made), people)


def test_a_relative_clause_hung_on_the_verb_is_about_the_phrase_before_its_comma() -> None:
    made = doc("""
        It PRP nsubj 2
        angered/anger VBD root 0
        members/member NNS obj 2
        of IN case 5
        Union NNP nmod 3
        , , punct 8
        who WP nsubj 8
        say/say VBP advcl:relcl 2
        it PRP nsubj 10
        failed/fail VBD ccomp 8
        . . punct 2
    """)
    _, (quote,) = tagged(made, ("SOURCE", 6, 7), ("CUE", 7, 8), ("CONTENT", 8, 10))
    assert quote.speaker == "a1"


def test_a_clause_that_was_tagged_with_its_cue_as_content_is_told_from_it() -> None:
    made = doc("""
        Union NNP nsubj 2
        said/say VBD root 0
        that IN mark 6
        the DT det 5
        plan NN nsubj 6
        failed/fail VBD ccomp 2
        . . punct 2
    """)
    made.spans["attribution"] = [Span(made, 0, 6, label="CONTENT")]
    (clause,) = quotes.propose(made, article(made))
    assert [made.text[slice(*e)] for e in clause.content] == ["that the plan failed"]
    assert clause.parts.source == Piece("SOURCE", 0, 1)


def test_a_hearer_with_a_broken_name_is_no_part_of_what_is_told() -> None:
    made = doc("""
        Lee NNP nsubj 2
        told/tell VBD root 0
        Arise NNP iobj 2
        Let NNP ccomp 2
        Talk NNP xcomp 4
        that IN mark 9
        the DT det 8
        plan NN nsubj 9
        failed/fail VBD ccomp 2
        . . punct 2
    """)
    text, (quote,) = tagged(made, ("SOURCE", 0, 1), ("CUE", 1, 2), ("CONTENT", 3, 9))
    assert [text[slice(*e)] for e in quote.content] == ["that the plan failed"]


def test_what_ends_with_according_to_somebody_is_theirs() -> None:
    made = doc("""
        It PRP nsubj 2
        failed/fail VBD root 0
        for IN case 5
        eight CD nummod 5
        days NNS obl 2
        , , punct 7
        according VBG acl 5
        to IN fixed 7
        Union NNP nsubj 7
        . . punct 2
    """)
    text, (quote,) = tagged(made, ("CUE", 6, 8), ("SOURCE", 8, 9))
    assert [text[slice(*e)] for e in quote.content] == ["It failed for eight days"]
    assert quote.speaker == "a2"


def test_an_owner_before_what_is_told_is_a_part_of_it() -> None:
    made = doc("""
        Harbour NNP nmod 3
        's POS case 1
        order NN nsubj 5
        is VBZ cop 5
        lawful JJ ccomp 7
        , , punct 5
        says/say VBZ root 0
        Union NNP nsubj 7
        . . punct 7
    """)
    text, (quote,) = tagged(made, ("SOURCE", 0, 2), ("CONTENT", 2, 5), ("CUE", 6, 7), ("SOURCE", 7, 8))
    assert [text[slice(*e)] for e in quote.content] == ["Harbour's order is lawful"]
    assert quote.speaker == "a2"


def test_what_begins_or_starts_something_tells_nothing() -> None:
    made = doc("""
        Rents NNS nsubj 2
        fell/fall VBD root 0
        in IN case 4
        March NNP obl 2
        ; , punct 7
        Union NNP nsubj 7
        started/start VBD parataxis 2
        work NN obj 7
        . . punct 2
    """)
    _, found = tagged(made, ("CONTENT", 0, 4), ("SOURCE", 5, 6), ("CUE", 6, 7))
    assert found == ()


def test_a_participle_that_goes_on_telling_is_theirs_who_told_what_came_before() -> None:
    made = doc("""
        Union NNP nsubj 2
        said/say VBD root 0
        members/member NNS nsubj 4
        left/leave VBD ccomp 2
        , , punct 6
        noting/note VBG advcl 4
        rents NNS nsubj 8
        rose/rise VBD ccomp 6
        . . punct 2
    """)
    assert source(made) == "Union"


def test_a_participle_of_what_somebody_is_said_to_have_told_is_theirs() -> None:
    made = doc("""
        Union NNP nsubj 2
        said/say VBD root 0
        members/member NNS nsubj 4
        complained/complain VBD ccomp 2
        , , punct 6
        noting/note VBG advcl 4
        rents NNS nsubj 8
        rose/rise VBD ccomp 6
        . . punct 2
    """)
    assert source(made) == "members"


def source(made: Doc) -> str:
    found = speakers.source_of(made[5:6])
    assert found is not None
    return found.text


def test_an_adverb_that_was_tagged_as_a_cue_is_part_of_the_next_one() -> None:
    made = doc("""
        Union NNP nsubj 3
        also RB advmod 3
        said/say VBD root 0
        it PRP nsubj 5
        failed/fail VBD ccomp 3
        . . punct 3
    """)
    pieces = [Piece("SOURCE", 0, 1), Piece("CUE", 1, 2), Piece("CUE", 2, 3), Piece("CONTENT", 3, 5)]
    assert [made[p.start : p.end].text for p in labels.righted(made, pieces)] == ["Union", "also said", "it failed"]


def test_what_stands_behind_a_word_of_naming_without_a_verb_is_a_title() -> None:
    made = doc("""
        Union NNP nsubj 2
        led/lead VBD root 0
        a DT det 4
        survey NN obj 2
        entitled/entitle VBN acl 4
        “ `` punct 7
        Counting NN xcomp 5
        the DT det 9
        needs NNS nmod 7
        of IN case 14
        all DT det 14
        small JJ amod 14
        northern JJ amod 14
        shops NNS nmod 9
        ” '' punct 7
        . . punct 2
    """)
    assert naming.is_name(made, made[5:15])


def test_a_noun_or_an_imperative_that_nothing_hangs_on_tells_nothing() -> None:
    made = doc("""
        Report/report VB root 0
        after IN case 3
        report NN obl 1
        , , punct 8
        and CC cc 8
        rents NNS nsubj 8
        still RB advmod 8
        fell/fall VBD parataxis 1
        . . punct 1
    """)
    _, found = tagged(made, ("CUE", 0, 1), ("CONTENT", 4, 8))
    assert found == ()


def test_a_noun_of_saying_is_its_owner_s() -> None:
    made = doc("""
        It PRP nsubj 2
        met/meet VBD root 0
        Lee NNP nmod 5
        's POS case 3
        allegation NN obj 2
        that IN mark 8
        rents NNS nsubj 8
        fell/fall VBD conj 2
        . . punct 2
    """)
    found = speakers.source_of(made[4:5])
    assert found is not None
    assert found.text == "Lee"


def test_a_noun_of_saying_behind_according_to_is_the_source() -> None:
    made = doc("""
        Lee NNP nsubj 7
        , , punct 1
        according/accord VBG case 5
        to IN fixed 3
        reports NNS obl 7
        , , punct 5
        left/leave VBD root 0
        . . punct 7
    """)
    pieces = [Piece("CUE", 2, 4), Piece("CUE", 4, 5), Piece("CONTENT", 6, 7)]
    assert [(p.label, made[p.start : p.end].text) for p in labels.righted(made, pieces)] == [
        ("CUE", "according to"),
        ("SOURCE", "reports"),
        ("CONTENT", "left"),
    ]


def test_of_two_objects_the_second_is_what_is_told() -> None:
    made = doc("""
        Union NNP nsubj 2
        told/tell VBD root 0
        radio NN iobj 2
        a DT det 5
        poll NN obj 2
        was/be VBD cop 7
        wrong JJ ccomp 2
        . . punct 2
    """)
    assert [t.text for t in hearers.addressed(made[1])] == ["radio"]


def test_a_part_of_whom_something_is_told_is_no_content() -> None:
    made = doc("""
        Union NNP nsubj 2
        told/tell VBD root 0
        the DT det 7
        special JJ amod 7
        Rents NNP compound 6
        Act NNP compound 7
        court NN iobj 2
        that IN mark 10
        rents NNS nsubj 10
        fell/fall VBD ccomp 2
        . . punct 2
    """)
    pieces = [Piece("SOURCE", 0, 1), Piece("CUE", 1, 2), Piece("CONTENT", 3, 6), Piece("CONTENT", 7, 10)]
    contents = [p for p in labels.righted(made, pieces) if p.label == "CONTENT"]
    assert [made[p.start : p.end].text for p in contents] == ["that rents fell"]


def test_who_is_asked_is_no_source_of_what_they_are_asked() -> None:
    made = doc("""
        Union NNP nsubj 2
        spoke/speak VBD root 0
        after IN mark 6
        members/member NNS nsubj:pass 6
        were/be VBD aux:pass 6
        asked/ask VBN advcl 2
        whether IN mark 9
        rents NNS nsubj 9
        fell/fall VBD ccomp 6
        . . punct 2
    """)
    pieces = [("SOURCE", 0, 1), ("CUE", 4, 6), ("CONTENT", 6, 9)]
    made.spans["attribution"] = [Span(made, start, end, label=label) for label, start, end in pieces]
    found = quotes.propose(made, article(made))
    assert found
    assert all(one.parts.source is None for one in found)


def test_who_is_named_in_another_sentence_is_no_holder_of_a_noun_of_saying() -> None:
    made = doc("""
        Union NNP nsubj 2
        met/meet VBD root 0
        . . punct 2

        It PRP nsubj 2
        drove/drive VBD root 0
        speculation NN obj 2
        that IN mark 6
        rents NNS nsubj 6
        fell/fall VBD acl 3
        . . punct 2
    """)
    assert not holders.is_holder(made[0:1], made[5:6])


def test_what_a_relative_describes_stands_before_it() -> None:
    made = doc("""
        Ms. NNP nsubj 5
        Lee NNP flat 1
        , , punct 5
        who WP nsubj 5
        said/say VBD reparandum 6
        members/member NNS root 0
        left/leave VBD acl 6
        . . punct 6
    """)
    lee = ActorIndex([actor(made, 1, "person", "Lee"), actor(made, 2, "group", "members")])
    assert speakers.speaker(made[3:4], lee) == "a1"


def test_a_name_in_apposition_to_an_apposition_is_the_head_s() -> None:
    made = doc("""
        An DT det 2
        aide NN nsubj 8
        of IN case 4
        Roe NNP nmod 2
        , , punct 6
        surnamed/surname NN appos 2
        Lee NNP appos 6
        said/say VBD root 0
        it PRP nsubj 10
        fell/fall VBD ccomp 8
        . . punct 8
    """)
    people = ActorIndex([actor(made, 1, "person", "aide"), actor(made, 2, "person", "Lee")])
    assert speakers.speaker(made[0:7], people) == "a2"


def accorded(comma: str) -> list[str]:
    """The labels of what "it rose according to Lee" is tagged as, in what the union said."""
    made = doc(f"""
        Union NNP nsubj 2
        said/say VBD root 0
        it PRP nsubj 4
        rose/rise VBD ccomp 2
        {comma} RB advmod 4
        according/accord VBG case 8
        to IN fixed 6
        Lee NNP obl 4
        . . punct 2
    """)
    if comma == ",":
        made[4].tag_, made[4].dep_ = ",", "punct"
    pieces = [
        Piece("SOURCE", 0, 1),
        Piece("CUE", 1, 2),
        Piece("CONTENT", 2, 4),
        Piece("CUE", 5, 7),
        Piece("SOURCE", 7, 8),
    ]
    return [p.label for p in labels.righted(made, pieces)]


def test_an_according_to_that_no_comma_sets_off_is_part_of_what_is_said() -> None:
    assert accorded("again") == ["SOURCE", "CUE", "CONTENT"]
    assert accorded(",") == ["SOURCE", "CUE", "CONTENT", "CUE", "SOURCE"]


def test_what_reports_tell_is_not_theirs_who_act_after_them() -> None:
    made = doc("""
        Kwak NNP nsubj 2
        spoke/speak VBD root 0
        following/follow VBG advcl 2
        reports/report NNS obl 2
        claiming/claim VBG acl 4
        that IN mark 7
        left/leave VBD ccomp 5
        . . punct 2
    """)
    assert not holders.is_holder(made[0:1], made[4:5])
    assert holders.is_holder(made[3:4], made[4:5])


def test_a_name_that_ends_the_phrase_of_an_office_tells_who_speaks() -> None:
    made = doc("""
        Head NN nsubj 9
        of IN case 3
        policy NN nmod 1
        and CC cc 5
        member NN conj 3
        of IN case 7
        Venstre NNP nmod 5 ORG
        Ana NNP flat 1 PERSON
        spoke/speak VBD root 0
        . . punct 9
    """)
    ana = ActorIndex([actor(made, 1, "person", "Ana")])
    assert speakers.speaker(made[0:8], ana) == "a1"
