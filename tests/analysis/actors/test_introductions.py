"""Who was described before the name came."""

import pytest

from reader.analysis import analyse
from reader.sources.texts.plain import article
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model

NURSE = "A nurse was jailed on Friday for stealing drugs from a hospital.\n\n"
LEE = "Ann Lee, 34, took hundreds of pills over two years, the court heard. She said she was sorry."


def mentions(text: str, name: str) -> list[str]:
    of = article(text, "text.txt")
    found = next(a for a in analyse(pipeline()(of.text), of).actors if a.name == name)
    return [text[m.start : m.end] for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        (NURSE + LEE, "Ann Lee", ["A nurse", "Ann Lee", "She", "she"]),
        (
            "A retired teacher from Leeds has won the national chess title at the age of 71.\n\n"
            "Margaret Holt, who is now 72, said that she learned the game from her father.",
            "Margaret Holt",
            ["A retired teacher from Leeds", "Margaret Holt", "she", "her"],
        ),
    ],
)
def test_a_description_in_the_opening_is_of_whom_the_text_names_next(text: str, name: str, whole: list[str]) -> None:
    assert mentions(text, name) == whole


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "A fisherman drowned off the coast on Sunday.\n\nMayor Lena Brandt said the town was in mourning.",
            "Lena Brandt",
            "A fisherman",
        ),
        ("A girl asked Tom Reeve for an autograph on Friday, the paper said.", "Tom Reeve", "A girl"),
        (
            "The federal government announced on Monday that it had settled a claim with Tarvik Cree Nation, which "
            "it had fought for years.",
            "Tarvik Cree Nation",
            "The federal government",
        ),
        (
            "Trains ran late. The strike has gone on for weeks. A spokesperson said it was a pity.\n\n"
            "Tom Reeve, who has waited for hours, was angry.",
            "Tom Reeve",
            "A spokesperson",
        ),
    ],
)
def test_others_named_later_are_not_whom_it_means(text: str, name: str, other: str) -> None:
    assert other not in mentions(text, name)


def test_a_headline_speaks_of_the_one_who_is_called_so_in_the_text() -> None:
    text = (
        "Three held over museum jewel theft as director offers to resign\n\n"
        "TARVIK - Police have arrested three people, including a security guard, over the theft of jewels from the "
        "museum last month.\n\n"
        "“Our greatest fear is that they have been broken up,” said chief prosecutor Mara Donker.\n\n"
        "The museum's director, Pieter Houten, said on Thursday he had offered his resignation to the board."
    )
    assert "director" in mentions(text, "Pieter Houten")


def test_whom_the_same_was_done_to_is_the_one_described_before() -> None:
    text = (
        "The conductor of a night tram has been arrested for harassing a college student on the way to town.\n\n"
        "Police arrested Tom Reeve, 30, in the harbour on Thursday.\n\nThe conductor sat down beside her."
    )
    assert mentions(text, "Tom Reeve")[0] == "The conductor of a night tram"
    assert "a college student" not in mentions(text, "Tom Reeve")


def test_who_is_identified_as_somebody_is_the_one_described_before() -> None:
    text = (
        "Guards surrounded the mayor when a gunman broke through the fence on Wednesday.\n\n"
        "They carried away the gunman.\n\nTom Holt was identified as the gunman. He wore a red shirt."
    )
    assert "a gunman" in mentions(text, "Tom Holt")


def test_whom_a_noun_one_knows_stands_before_was_called_so_before() -> None:
    text = (
        "A driver killed two people in Lund on Monday.\n\nAnn Lee spoke to the press on Tuesday after reports that the "
        "driver blamed the brakes. Lee spoke for an hour.\n\nThe road stayed closed. The driver, Tom Varga, was "
        "charged with murder."
    )
    assert mentions(text, "Tom Varga") == ["A driver", "the driver", "The driver", "Tom Varga"]


def test_one_of_a_kind_of_its_own_is_not_who_is_named_by_the_noun_alone() -> None:
    text = (
        "Castell equalised in the 31st minute, after the video assistant referee had spotted a handball.\n\n"
        "Goalkeeper Ana Ruiz saved three shots in the second half. Jo Pell struck the post at the end of it.\n\n"
        "Pell said she had been onside. The referee, Ola Brandt, allowed the goal after a review."
    )
    assert "the video assistant referee" not in mentions(text, "Ola Brandt")
