"""Quotes in an article: its furniture, headlines and transcripts, and who speaks together."""

from __future__ import annotations

from reader.analysis import quotes
from reader.story import Article, Block
from tests.analysis.quotes.marked import PEOPLE, actor, doc, said


def test_furniture_says_nothing() -> None:
    markup = "[S Ann Lee] [Q said] [C it is late].\n\n[S Bob Roy] [Q said] [C it was early]."
    assert said(markup, PEOPLE, furniture=1) == [("indirect", "it is late", "said", "Ann Lee", "Ann Lee")]


def test_a_pronoun_that_the_actors_know_is_theirs() -> None:
    markup = "[S Bob Roy] [Q said] [C it is late].\n\n[C “The raids are over,”] [S she] [Q said]. Ann Lee left."
    people = [("person", "Bob Roy"), ("person", "Ann Lee", "she")]
    assert said(markup, people)[1][4] == ""  # only named after: no answer is better than a wrong one
    assert said("Ann Lee left. " + markup, people)[1][4] == "Ann Lee"


def test_he_is_the_only_one_who_spoke_whom_it_fits() -> None:
    others = "[S Acme] [Q said] [C it had paid].\n\nIt was late.\n\n[C The raids were over], [S he] [Q said]."
    alone = "[S Bob Roy] [Q said] [C it is late].\n\n" + others
    assert said(alone, PEOPLE)[2][4] == "Bob Roy"
    assert said("[S Ann Lee] [Q said] [C it is late].\n\n" + others, PEOPLE)[2][4] == ""
    assert said("[S Jim Low] [Q said] [C it is late].\n\n" + alone, [*PEOPLE, ("person", "Jim Low")])[3][4] == ""


def test_a_text_without_pieces_still_gives_its_speech() -> None:
    assert said("“The raids are over and we all know it.”") == [
        ("direct", "“The raids are over and we all know it.”", "", "", "")
    ]
    assert said("Nothing was said.") == []


def test_lines_of_a_transcript_are_quotes_of_who_stands_before_them() -> None:
    lines = "ANN LEE: The raids were over.\n\nREPORTER: Who was there?\n\nANN LEE: We were."
    assert [q[1:4] for q in said(lines)] == [
        ("The raids were over", ":", "ANN LEE"),
        ("Who was there?", ":", "REPORTER"),
        ("We were", ":", "ANN LEE"),
    ]


def test_a_label_or_two_is_no_transcript() -> None:
    assert said("Where: The town hall.\n\nWhen: It was Monday.") == []


def test_all_of_a_joint_source_speak() -> None:
    made = doc("[S Ann Lee and Roy] [Q said] [C the raids were over].")
    lee, roy = next(t for t in made if t.text == "Lee"), next(t for t in made if t.text == "Roy")
    roy.head, roy.dep_, made[0].head, made[0].dep_ = lee, "conj", lee, "compound"
    lee.head, lee.dep_ = next(t for t in made if t.text == "said"), "nsubj"
    people = [actor(made, 1, "person", "Ann Lee"), actor(made, 2, "person", "Roy")]
    block = Block("paragraph", 0, len(made.text))
    (found,) = quotes.find(made, Article("-", None, None, None, made.text, (block,)), people)
    assert (found.speaker, found.speakers) == ("a1", ("a1", "a2"))
    assert found.confidence is not None
    assert 0 < found.confidence < 1


def test_a_headline_reports_nothing_of_the_paragraph_below_it() -> None:
    made = doc("[S Mayor Lee] [Q says]\n\n[C The lake was frozen] on Monday.")
    ends = made.text.index("\n\n")
    blocks = (Block("heading", 0, ends), Block("paragraph", ends + 2, len(made.text)))
    people = [actor(made, 1, "person", "Lee")]
    assert quotes.find(made, Article("-", None, None, None, made.text, blocks), people) == ()


def test_a_content_cut_in_two_behind_a_phrase_is_one() -> None:
    found = said("[S Ann Lee] [Q said] [C the owner] – [C a fund – had “run out of money”].", PEOPLE)
    assert found == [("mixed", "the owner – a fund – had “run out of money”", "said", "Ann Lee", "Ann Lee")]


def test_a_sentence_before_a_quotation_is_no_part_of_it() -> None:
    markup = "[C Nobody was patient. “Fire them,”] [Q said] [S Ann Lee]."
    assert [q[:2] for q in said(markup, PEOPLE)] == [("direct", "“Fire them,”")]


def test_what_is_reported_stands_in_the_sentence_that_reports_it() -> None:
    markup = "[C It was late and cold]. [S Ann Lee] [Q said] [C the road was closed]."
    assert [q[1] for q in said(markup, PEOPLE)] == ["the road was closed"]


def test_what_is_reported_may_stand_behind_a_colon_in_a_paragraph_of_its_own() -> None:
    markup = "[S Ann Lee] [Q wrote]:\n\n[C The road was closed and the mayor knew it]."
    assert [q[1] for q in said(markup, PEOPLE)] == ["The road was closed and the mayor knew it"]


def test_what_is_reported_is_one_stretch_where_the_tagger_leaves_a_gap() -> None:
    markup = "[C The army] was forced to leave [C the valley before dawn], [S Ann Lee] [Q said]."
    assert [q[1] for q in said(markup, PEOPLE)] == ["The army was forced to leave the valley before dawn"]
