from __future__ import annotations

import spacy
from spacy.tokens import Doc

from reader.analysis import entities
from reader.story import Article, Block
from tests.analysis.build import article, doc


def found(table: str, **blocks: object) -> list[tuple[str, str]]:
    made = doc(table)
    of = article(made, **blocks)  # type: ignore[arg-type]
    return [(of.text[e.start : e.end], e.label) for e in entities.find(made, of)]


def test_names_are_trimmed_and_places_told_apart() -> None:
    assert found("""
        The DT det 3 B-ORG
        World NNP compound 3 ORG
        Bank NNP nsubj 5 ORG
        's POS case 3 ORG
        president/president NN nsubj 8
        Mr NNP compound 7 B-PERSON
        Banga NNP appos 5 PERSON
        left/leave VBD root 0
        Kenya NNP obj 8 LOC
        for IN case 11
        Africa NNP obl 8 LOC
    """) == [("World Bank", "ORG"), ("Banga", "PERSON"), ("Kenya", "GPE"), ("Africa", "LOC")]


def test_a_name_found_once_is_found_everywhere() -> None:
    assert found("""
        Musa NNP nsubj 2 PERSON
        spoke/speak VBD root 0
        . . punct 2

        Musa NNP nsubj 2
        left/leave VBD root 0
    """) == [("Musa", "PERSON"), ("Musa", "PERSON")]


def test_a_day_of_the_month_keeps_its_month() -> None:
    table = """
        It PRP nsubj 2
        opened/open VBD root 0
        at IN case 4
        noon NN obl 2
        on IN case 7
        1 CD nummod 7 DATE
        {} NNP nmod 4
    """
    assert ("1 January", "DATE") in found(table.format("January"))
    assert ("1", "DATE") in found(table.format("Road"))


def test_a_full_name_beside_a_noun_for_one_person_is_a_persons() -> None:
    table = """
        A DT det 2
        {} NN nsubj 7
        , , punct 4
        Petra NNP appos 2 ORG
        Nyvall NNP flat 4 ORG
        , , punct 2
        left/leave VBD root 0
    """
    assert found(table.format("spokeswoman")) == [("Petra Nyvall", "PERSON")]
    assert found(table.format("shipyard")) == [("Petra Nyvall", "ORG")]


def test_a_weekday_is_a_date_and_a_name_with_one_is_not() -> None:
    assert found("""
        Police NN nsubj 2
        said/say VBD root 0
        on IN case 4
        Sunday NNP obl 2 MISC
        evening NN obl 2
        that IN mark 8
        she PRP nsubj 8
        left/leave VBD ccomp 2
        Monday NNP obl 8
        on IN case 12
        Black NNP compound 12
        Friday NNP obl 8
    """) == [("Sunday", "DATE"), ("Monday", "DATE")]


def test_the_hour_before_am_or_pm_is_a_time() -> None:
    assert found("""
        Doors/door NNS nsubj 2
        open/open VBP root 0
        at IN case 4
        9 CD obl 2 DATE
        am NN nmod 4
        on IN case 7
        9 CD obl 2 DATE
        May NNP nmod 7 DATE
    """) == [("9 am", "TIME"), ("9 May", "DATE")]


def test_acronym_in_brackets() -> None:
    assert ("IS", "ORG") in found("""
        Islamic NNP compound 2 ORG
        State NNP nsubj 6 ORG
        ( -LRB- punct 4
        IS NNP appos 2
        ) -RRB- punct 4
        fled/flee VBD root 0
    """)


def test_common_words_and_organizations_after_a_name_are_left_out() -> None:
    assert found("""
        Trump NNP compound 2 B-PERSON
        critic NN nsubj 3 PERSON
        met/meet VBD root 0
        Gilbert NNP obj 3 B-PERSON
        Houngbo NNP flat 4 PERSON
        ILO NNP flat 4 PERSON
    """) == [("Trump", "PERSON"), ("Gilbert Houngbo", "PERSON")]


def test_hyphenated_given_names_stay_whole() -> None:
    assert found("""
        Chen NNP nsubj 5 PERSON
        Chih NNP flat 1 PERSON
        - HYPH punct 4 PERSON
        chung NNP flat 1 PERSON
        left/leave VBD root 0
    """) == [("Chen Chih-chung", "PERSON")]


def test_a_name_cut_off_after_the_given_name_is_completed() -> None:
    assert found("""
        Maria NNP nmod:poss 4 PERSON
        Silva NNP flat 1
        ’s POS case 1
        donors/donor NNS nsubj 5
        left/leave VBD root 0
    """) == [("Maria Silva", "PERSON")]


def test_a_name_cut_off_before_the_surname_is_completed() -> None:
    assert found("""
        Will NNP nsubj 6
        Tamm NNP flat 1 PERSON
        , , punct 5
        IAC NNP compound 5 ORG
        head/head NN appos 1
        said/say VBD root 0
    """)[0] == ("Will Tamm", "PERSON")


def test_a_surname_is_no_beginning_of_where_its_bearer_belongs() -> None:
    assert found("""
        Maria NNP nsubj 6 PERSON
        Tamm NNP flat 1 B-ORG
        of IN case 5 ORG
        the DT det 5 ORG
        Greens NNPS nmod 1 ORG
        left/leave VBD root 0
    """) == [("Maria Tamm", "PERSON"), ("Greens", "ORG")]


def test_initials_belong_to_the_name_behind_them() -> None:
    assert found("""
        J. NNP nsubj 4 B-PERSON
        R. NNP flat 1 B-PERSON
        Tamm NNP flat 1 PERSON
        left/leave VBD root 0
    """) == [("J. R. Tamm", "PERSON")]


def test_what_somebody_is_is_no_part_of_the_name_that_follows_it() -> None:
    assert found("""
        Fisherman NNP nsubj 4 PERSON
        Örjan NNP flat 1 PERSON
        Tamm NNP flat 1 PERSON
        left/leave VBD root 0
    """) == [("Örjan Tamm", "PERSON")]


def test_a_place_before_a_title_is_no_organization() -> None:
    assert found("""
        Indiana NNP compound 3 B-ORG
        Gov. NNP compound 3 ORG
        Mike NNP nsubj 5 B-PERSON
        Pence NNP flat 3 PERSON
        left/leave VBD root 0
    """) == [("Indiana", "GPE"), ("Mike Pence", "PERSON")]


def test_one_name_has_one_label() -> None:
    assert (
        found("""
        Xiaomi NNP nsubj 2 ORG
        grew/grow VBD root 0
        . . punct 2

        Xiaomi NNP nsubj 2 PERSON
        sells/sell VBZ root 0
        phones/phone NNS obj 2
        . . punct 2

        Xiaomi NNP nsubj 2 ORG
        won/win VBD root 0
        . . punct 2
    """)
        == [("Xiaomi", "ORG")] * 3
    )


def test_a_name_that_is_said_to_be_a_companys_is_no_persons() -> None:
    sold = """
        {0} NNP nsubj 2 PERSON
        sold/sell VBD root 0
        land/land NN obj 2
        . . punct 2
    """
    maker = """
        The/the DT det 3
        carmaker/carmaker NN nmod 3
        Tirla NNP nsubj 4 PERSON
        grew/grow VBD root 0
        . . punct 4
    """
    form = """
        Tirla NNP nsubj 3 PERSON
        {0} NNP flat 1
        grew/grow VBD root 0
        . . punct 3
    """
    for text in (maker, form.format("AS"), form.format("Ltd"), form.format("GmbH")):
        assert found(f"{text}\n{sold.format('Tirla') * 2}")[-1] == ("Tirla", "ORG")
    assert found(f"{form.format('As')}\n{sold.format('Tirla')}")[-1] == ("Tirla", "PERSON")


def test_the_first_word_of_an_organizations_name_is_the_organization_where_it_is_nobodys_surname() -> None:
    full = """
        Tirla NNP nsubj 3 ORG
        Air NNP flat 1 ORG
        grew/grow VBD root 0
        . . punct 3
    """
    short = """
        Tirla NNP nsubj 2 PERSON
        sold/sell VBD root 0
        . . punct 2
    """
    bearer = """
        Ann NNP nsubj 3 PERSON
        Tirla NNP flat 1 PERSON
        left/leave VBD root 0
        . . punct 3
    """
    assert found(f"{full}\n{short * 1}")[-1] == ("Tirla", "ORG")
    assert found(f"{full}\n{bearer}\n{short}")[-1] == ("Tirla", "PERSON")


def test_furniture_has_no_entities() -> None:
    assert found(
        """
        Share VB root 0
        Reuters NNP obj 1 ORG
        ¶
        Kirby NNP nsubj 2 PERSON
        spoke/speak VBD root 0
    """,
        furniture=[0],
    ) == [("Kirby", "PERSON")]


def test_a_name_in_capitals_before_the_lines_of_a_transcript_is_a_persons() -> None:
    table = """
        HOLLOWAY NNP nsubj 4 B-ORG
        : : punct 4
        We PRP nsubj 4
        left/leave VBD root 0
        ¶
        NBC NNP nsubj 4 B-ORG
        : : punct 4
        Who WP nsubj 4
        stayed/stay VBD root 0
        ¶
        HOLLOWAY NNP nsubj 4 B-ORG
        : : punct 4
        Nobody NN nsubj 4
        did/do VBD root 0
    """
    assert found(table) == [("HOLLOWAY", "PERSON"), ("NBC", "ORG"), ("HOLLOWAY", "PERSON")]


def test_ranks_are_no_names_and_two_people_are_two() -> None:
    assert found("""
        DCI NNP nsubj 4 B-ORG
        Mark NNP appos 1 B-PERSON
        Holt NNP flat 2 PERSON
        met/meet VBD root 0
        Kern NNP obj 4 B-PERSON
        and CC cc 7 PERSON
        Weiss NNP conj 5 PERSON
    """) == [("Mark Holt", "PERSON"), ("Kern", "PERSON"), ("Weiss", "PERSON")]


def test_no_name_crosses_the_columns_of_a_table() -> None:
    words = ["Hallund", "  ", "12", "   ", "Maud", "Broekstra", "  ", "Omar", " ", "Roe"]
    row = Doc(
        spacy.blank("en").vocab,
        words,
        spaces=[True, False, True, False, True, False, False, True, False, False],
        ents=["B-ORG", "I-ORG", "I-ORG", "O", "B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON", "I-PERSON", "I-PERSON"],
        tags=["NNP"] * 10,
        pos=["PROPN", "SPACE", "NUM", "SPACE", "PROPN", "PROPN", "SPACE", "PROPN", "SPACE", "PROPN"],
    )

    def texts(kind: str) -> list[str]:
        block = Block(kind, 0, len(row.text))
        found = entities.find(row, Article("x", None, None, None, row.text, (block,)))
        return [row.text[e.start : e.end] for e in found]

    assert texts("item") == ["Hallund", "Maud Broekstra", "Omar  Roe"]
    assert texts("paragraph")[0] == "Hallund   12"


def test_a_surname_with_its_particle_is_a_person_wherever_it_stands() -> None:
    assert found("""
        Ana NNP nsubj 6 B-PERSON
        de NNP flat 1 PERSON
        la NNP flat 1 PERSON
        Cruz NNP flat 1 PERSON
        has/have AUX aux 6
        left/leave VBN root 0
        . . punct 6

        De NNP compound 3 B-ORG
        la NNP compound 3 ORG
        Cruz NNP nsubj 4 ORG
        returned/return VBD root 0
    """) == [("Ana de la Cruz", "PERSON"), ("De la Cruz", "PERSON")]


def test_an_office_is_named_with_whose_it_is_and_a_country_without_how_it_looks() -> None:
    office = """
        the DT det 3
        {before} NNP compound 3
        {holder} NNP nmod:poss 5
        's POS case 3
        Office NNP nsubj 6 ORG
        left/leave VBD root 0
    """
    assert found(office.format(before="Prime", holder="Minister")) == [("Prime Minister's Office", "ORG")]
    assert found(office.format(before="Red", holder="Lion")) == [("Office", "ORG")]
    assert found("Mountainous JJ amod 2 B-LOC\nKenya NNP nsubj 3 LOC\nslept/sleep VBD root 0") == [("Kenya", "GPE")]


def test_a_place_that_goes_on_with_a_bodys_name_is_a_part_of_it() -> None:
    assert found("""
        Verda NNP nsubj 3 ORG
        Canada NNP flat 1 B-LOC
        grew/grow VBD root 0
    """) == [("Verda Canada", "ORG")]
