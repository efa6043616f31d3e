from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.words import names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mavis Adams Lariba", "Mavis Lariba"), ("J. Smith", "John Smith"), ("Bob Dole", "Robert Dole"),
     ("Tamasailau Suaalli-Sauni", "Tamasailau Suaalii-Sauni"), ("John F. Kennedy Jr.", "John Kennedy"),
     ("Recep Tayyip Erdoğan", "Recep Erdogan"), ("Bashar al-Assad", "Bashar Assad"),
     ("Ahmed al-Qassimi", "Ahmad Kasimi"), ("Sergey Zhukowsky", "Sergei Zhukovski")],
)  # fmt: skip
def test_one_person(one: str, other: str) -> None:
    assert names.same_person(names.person(one), names.person(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bill Clinton", "Hillary Clinton"), ("John Smith", "James Smith"), ("Jane Doe", "Jane Roe"),
     ("Juan Carlos Pérez", "Juan Pablo Pérez"), ("Hassan Nouri", "Hussein Nouri"), ("Marie Weber", "Maria Weber"),
     ("Francis Lund", "Frances Lund"), ("Ina Berg", "Ena Berg"), ("Ahmed Qassimi", "Ahmed Qassama")],
)  # fmt: skip
def test_two_people(one: str, other: str) -> None:
    assert not names.same_person(names.person(one), names.person(other))


@pytest.mark.parametrize(
    ("short", "full"),
    [("kirby", "John Kirby"), ("xi", "Xi Jinping"), ("lopez", "Andrés López Rey"), ("kasimi", "Ahmed al-Qassimi")],
)
def test_a_surname_names_its_bearer(short: str, full: str) -> None:
    assert names.names_person(short, names.person(full))


def test_a_short_surname_is_known_only_as_it_is_spelt() -> None:
    assert not names.names_person("meyer", names.person("Anna Meier"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("World Health Organization", "WHO"), ("Acme Holdings Ltd.", "Acme"), ("the United Nations", "U.N."),
     ("Ministry of Health", "Health Ministry"), ("Pentagon", "US Department of Defense"),
     ("Ford", "Ford Motor Company"), ("Islamic State", "ISIS"), ("Economic and Financial Crimes Commission", "EFCC")],
)  # fmt: skip
def test_one_organization(one: str, other: str) -> None:
    assert names.same_organization(one, other)
    assert names.same_organization(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Supreme Court", "High Court"), ("Bank of England", "Bank of China"), ("FBI", "CIA"),
     ("University of Auckland", "Auckland Council"),
     ("Ministry of Health", "Ministry of Finance"), ("World Bank", "World Health Organization")],
)  # fmt: skip
def test_two_organizations(one: str, other: str) -> None:
    assert not names.same_organization(one, other)


@given(st.text(min_size=1, max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert names.person(text).parts
    assert names.same_organization(text, text)


_GIVEN = st.sampled_from(["Bob", "Robert", "J.", "John", "Ann", "A.", "Maria", "al-Karim", "Ahmed", "Ahmad"])
_SURNAMES = st.sampled_from(
    ["Lee", "Sandström", "Sandstrom", "Sandstrøn", "Montenegro", "Montanegro", "Roy", "Mora", "Qassimi", "Kasimy"]
)


@given(
    st.lists(st.one_of(_GIVEN, _SURNAMES), min_size=1, max_size=3),
    st.lists(st.one_of(_GIVEN, _SURNAMES), min_size=1, max_size=3),
)
def test_names_of_one_person_share_a_key(one: list[str], other: list[str]) -> None:
    a, b = names.person(" ".join(one)), names.person(" ".join(other))
    if names.same_person(a, b) or names.names_person(a.surname, b):
        assert names.person_keys(a) & names.person_keys(b)


_WORDS = st.lists(
    st.sampled_from(
        [
            "Harbour",
            "Harbor",
            "Trust",
            "National",
            "US",
            "Ministry",
            "of",
            "Health",
            "Ltd",
            "HT",
            "MoH",
            "NHT",
            "White",
            "House",
            "The",
        ]
    ),
    min_size=1,
    max_size=4,
)


@given(_WORDS, _WORDS)
def test_names_of_one_organization_share_a_key(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    if names.same_organization(a, b):
        assert names.organization_keys(a) & names.organization_keys(b)


@pytest.mark.parametrize(
    ("name", "is_person", "shown"),
    [
        ("MICHELLE McLean", True, "Michelle McLean"),
        ("SEAN O'NEILL", True, "Sean O'Neill"),
        ("JEAN-LUC ROY", True, "Jean-Luc Roy"),
        ("DK Shivakumar", True, "DK Shivakumar"),
        ("ZUMA", True, "Zuma"),
        ("POPE JOHN XXIII", True, "Pope John XXIII"),
        ("APJ Abdul Kalam", True, "APJ Abdul Kalam"),
        ("John Smith OBE", True, "John Smith OBE"),
        ("NATO ISAF", False, "NATO ISAF"),
        ("ABC NEWS", False, "ABC NEWS"),
        ("NATO", False, "NATO"),
        ("WORLD FUND FOR NATURE", False, "World Fund for Nature"),
        ("BBC Radio", False, "BBC Radio"),
        ("Ann Lee", True, "Ann Lee"),
    ],
)
def test_a_name_is_shown_in_normal_case(name: str, is_person: bool, shown: str) -> None:
    assert names.in_normal_case(name, is_person=is_person) == shown


def test_bodies_are_told_by_a_name_with_a_word_less() -> None:
    assert names.same_organization("Costa Rican Red Cross", "Red Cross")
    assert names.same_organization("Harwich Bay District Court", "Harwich Bay Court")
    assert names.same_organization("Tirmex Aluminium Industries", "Tirmex")
    assert not names.same_organization("Supreme Court", "Supreme Administrative Court")
    assert not names.same_organization("German Union", "Union")


def test_numbers_in_acronyms() -> None:
    assert names.same_organization("Group of Seven", "G-7")
    assert names.same_organization("Group of 20", "G20")
    assert not names.same_organization("Group of Seven", "G20")


def test_an_acronym_with_small_letters_is_spelt_by_its_capitals_too() -> None:
    assert names.same_organization("PISc", "Peruvian Institute of Science")
    assert names.same_organization("MoH", "Ministry of Health")
    assert not names.same_organization("PISc", "Peruvian Institute of Health")


def test_a_bodys_acronym_may_leave_out_whose_country_it_is_of() -> None:
    assert names.same_organization("RDP", "Rural Democratic Party of Japan")
    assert not names.same_organization("RD", "Rural Democrats of Japan")
    assert not names.same_organization("RDP", "Rural Democratic Party of Workers")
