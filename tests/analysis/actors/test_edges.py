"""Where descriptions begin and end, how many they mean, and what is no more than a figure or a title."""

from collections.abc import Sequence

import pytest
from spacy.tokens import Token

from reader.analysis import actors as people
from reader.analysis import analyse, entities
from reader.analysis.actors.chains import Chain
from reader.analysis.actors.judge import Option
from reader.analysis.ranker import Features
from reader.sources.texts import plain
from reader.story import Actor
from tests.analysis.build import article, doc
from tests.pipeline.model import needs_model, pipeline

pytestmark = needs_model


def actors(text: str) -> tuple[Actor, ...]:
    return analyse(pipeline()(text), plain.article(text, "-", raw=True)).actors


def mentions(text: str) -> set[str]:
    return {text[m.start : m.end] for a in actors(text) for m in a.mentions}


@pytest.mark.parametrize(
    ("text", "whole", "phrase"),
    [
        (
            "Two men threatened her and her family of dire consequences since she spoke against the plan.",
            "her family of dire consequences",
            "her family",
        ),
        (
            "The shop won loyal customers by whatever means it could find, Ann Lee said.",
            "loyal customers by whatever means",
            "loyal customers",
        ),
        ("But even her fellow singers did not know of it.", "even her fellow singers", "her fellow singers"),
        ("Few stayed at home, especially women, Ann Lee said.", "especially women", "women"),
    ],
)
def test_a_description_ends_where_its_verb_goes_on_and_begins_behind_adverbs(
    text: str, whole: str, phrase: str
) -> None:
    assert phrase in mentions(text)
    assert whole not in mentions(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee and Bo Roe met. “You seem to have picked a new standard,” the two write.", "two"),
        ("A third of independents say they feel that way.", "third of independents"),
        ("Ann Lee, along with many other Inuit, believe the church could do more.", "other Inuit"),
    ],
)
def test_who_is_counted_or_a_share_of_several_is_a_group(text: str, name: str) -> None:
    assert {a.name: a.kind for a in actors(text)}[name] == "group"


def test_a_figure_is_nobody() -> None:
    text = (
        "Most voters fear him. Of all voters, 56%, have a negative response to the plan, including 18% who say they "
        "would be sad."
    )
    assert not {m for m in mentions(text) if m[0].isdigit()}


class First:
    """Holds every noun for an actor's, and whom it describes for the first of those named later."""

    def is_actor(self, noun: Token, features: Features) -> bool:
        return True

    def meant(self, noun: Token, options: Sequence[Option]) -> None:
        return None

    def named(self, described: Chain, options: Sequence[Option]) -> Chain | None:
        return options[0].chain


def test_whose_death_somebody_is_accused_of_is_another() -> None:
    table = """
        The DT det 2
        trial NN nsubj 12
        of IN case 5
        the DT det 5
        woman NN nmod 2
        accused VBN acl 5
        of IN case 8
        killing NN obl 6
        jockey NN obl 8
        Ann NNP nsubj 12 PERSON
        Lee NNP flat 10 PERSON
        resumed/resume VBD root 0
        . . punct 12
    """
    made = doc(table)
    of = article(made)
    found = people.find(made, of, entities.find(made, of), First())
    assert [made.text[m.start : m.end] for a in found if a.name == "Ann Lee" for m in a.mentions] == ["Ann Lee"]


def test_a_name_in_quotation_marks_behind_a_bodys_is_that_bodys() -> None:
    text = "The Public Fisheries Authority “Kalur” held a workshop. Kalur is one of many, Ann Lee said."
    assert {"Public Fisheries Authority"} == {a.name for a in actors(text) if a.kind == "organization"}


def test_where_somebody_is_from_may_stand_between_what_one_is_and_the_name() -> None:
    text = (
        "The production has already received praise. «It is time for El Salvador to make itself known for its "
        "gastronomy,» explained the director of the miniseries, Salvadoran Héctor Mojica."
    )
    (mojica,) = (a for a in actors(text) if a.name == "Héctor Mojica")
    assert "the director of the miniseries" in {text[m.start : m.end] for m in mojica.mentions}


def test_a_house_that_acts_is_the_body_in_it() -> None:
    table = """
        Tarvik NNP compound 2 FAC
        Museum NNP nsubj 3 FAC
        sued/sue VBD root 0
        Ann NNP obj 3 PERSON
        Lee NNP flat 4 PERSON
        at IN case 8
        Velden NNP compound 8 B-FAC
        Hospital NNP obl 3 FAC
        . . punct 3
    """
    made = doc(table)
    of = article(made)
    found = people.find(made, of, entities.find(made, of), First())
    assert {a.name: a.kind for a in found} == {"Tarvik Museum": "organization", "Ann Lee": "person"}
