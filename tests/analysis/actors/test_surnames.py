"""Whose a surname is: of several people, or of a person and the firm."""

from __future__ import annotations

from reader.analysis import analyse
from reader.sources.texts import plain
from tests.analysis.actors.tables import mentions, names
from tests.pipeline.model import needs_model, pipeline


def test_a_bare_surname_is_the_bearer_spoken_of_most() -> None:
    table = """
        Ana NNP nsubj 3 PERSON
        Roe NNP flat 1 PERSON
        spoke/speak VBD root 0
        . . punct 3

        Ana NNP nsubj 3 PERSON
        Roe NNP flat 1 PERSON
        met/meet VBD root 0
        Eva NNP obj 3 PERSON
        Roe NNP flat 4 PERSON
        . . punct 3

        Roe NNP nsubj 2 PERSON
        smiled/smile VBD root 0
        . . punct 2
    """
    assert [form for _, form in mentions(table, "Ana Roe")] == ["name"] * 3


FOUNDER = """
    Tolmex NNP nsubj 2 {first}
    sold/sell VBD root 0
    boats/boat NNS obj 2
    . . punct 2

    Tolmex NNP nsubj 2 {first}
    grew/grow VBD root 0
    . . punct 2

    Ute NNP nsubj 3 PERSON
    Tolmex NNP flat 1 PERSON
    founded/found VBD root 0
    it PRP obj 3
    . . punct 3

    Tolmex NNP nsubj 2 ORG
    moved/move VBD root 0
    . . punct 2
"""


def test_a_firm_that_bears_its_founders_surname_is_not_its_founder() -> None:
    table = FOUNDER.format(first="ORG")
    assert [form for _, form in mentions(table, "Tolmex")] == ["name", "name", "pronoun", "name"]
    assert [form for _, form in mentions(table, "Ute Tolmex")] == ["name"]


def test_a_form_of_address_or_an_age_shows_that_the_founder_is_meant() -> None:
    table = (
        FOUNDER.format(first="ORG")
        + """
        Ms NNP nmod:desc 2
        Tolmex NNP nsubj 3 ORG
        left/leave VBD root 0
        . . punct 3

        Tolmex NNP nsubj 5 ORG
        , , punct 3
        61 CD appos 1
        , , punct 3
        retired/retire VBD root 0
    """
    )
    assert [form for _, form in mentions(table, "Ute Tolmex")] == ["name"] * 3


def test_a_surname_is_its_bearers_however_one_mention_was_labelled() -> None:
    assert "Tolmex" not in names(FOUNDER.format(first="PERSON"))


def test_a_firm_goes_by_the_first_word_of_its_name_that_is_its_founders() -> None:
    table = """
        Tolmex NNP compound 2 ORG
        Foods NNP nsubj 3 ORG
        grew/grow VBD root 0
        . . punct 3

        Tolmex NNP compound 2 ORG
        Foods NNP nsubj 3 ORG
        moved/move VBD root 0
        . . punct 3

        Ute NNP nsubj 3 PERSON
        Tolmex NNP flat 1 PERSON
        left/leave VBD root 0
        . . punct 3

        Tolmex NNP nsubj 2 ORG
        sank/sink VBD root 0
        . . punct 2
    """
    assert [form for _, form in mentions(table, "Ute Tolmex")] == ["name"]
    assert [form for _, form in mentions(table, "Tolmex Foods")] == ["name"] * 3


def test_a_club_goes_by_the_last_word_of_its_name_before_that_is_told() -> None:
    table = """
        Tolvers NNPS nsubj 2 ORG
        lose/lose VBP root 0
        . . punct 2

        The DT det 3
        Dorley NNP compound 3 ORG
        Tolvers NNPS nsubj 4 ORG
        lost/lose VBD root 0
        . . punct 4
    """
    assert [form for _, form in mentions(table, "Dorley Tolvers")] == ["name", "name"]


def test_whom_a_text_calls_by_the_given_name_is_not_meant_by_the_surname() -> None:
    table = """
        Ana NNP nsubj 3 PERSON
        Roe NNP flat 1 PERSON
        met/meet VBD root 0
        Tom NNP obj 3 PERSON
        Roe NNP flat 4 PERSON
        . . punct 3

        Ana NNP nsubj 2 PERSON
        smiled/smile VBD root 0
        . . punct 2

        Ana NNP nsubj 2 PERSON
        left/leave VBD root 0
        . . punct 2

        Roe NNP nsubj 2 PERSON
        stayed/stay VBD root 0
        . . punct 2
    """
    assert mentions(table, "Tom Roe") == [("Tom Roe", "name"), ("Roe", "name")]


@needs_model
def test_a_couple_named_at_once_tells_nobodys_gender() -> None:
    text = (
        "Ghazala Amin and Khizr Amin run the shop. Khizr Amin built it. Letters come to Mr. and Mrs. Amin each day. "
        "Khizr Amin said he was glad. He had not slept. Ghazala Amin said she was tired."
    )
    actors = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    said = {a.name: [text[m.start : m.end] for m in a.mentions if m.form == "pronoun"] for a in actors}
    assert said["Khizr Amin"] == ["he", "He"]
    assert said["Ghazala Amin"] == ["she"]


@needs_model
def test_letters_behind_a_name_are_a_party_unless_they_are_its_initials() -> None:
    text = "Nora Berg (DA) met Matlho Maseko (DA) and Ana Maria Ruiz Sol (AMRS) on Monday. AMRS said the DA had won."
    actors = analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors
    assert {"Nora Berg", "Matlho Maseko", "Ana Maria Ruiz Sol"} <= {a.name for a in actors if a.kind == "person"}
    assert [len(a.mentions) for a in actors if a.name == "Ana Maria Ruiz Sol"] == [3]
