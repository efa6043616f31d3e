"""Which names are the same one's."""

from __future__ import annotations

import pytest

from reader.library.across.names import full_name, own_name
from reader.story import Actor, ActorKind, Mention


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Zoë Brandt", "ZOE BRANDT", "person"),
        ("Dr. Otto F. Brand", "Otto Brand", "person"),
        ("Prime Minister Mara Quill", "Mara Quill", "person"),
        ("The Harbour Trust", "Harbour Trust, Inc.", "organization"),
        ("U.S.", "US", "place"),
        ("Łucja Bąk-Żuraw", "Lucja Bak Zuraw", "person"),
        ("Sørine Kjær", "Sorine Kjaer", "person"),
        ("Işıl Kaya", "Isil Kaya", "person"),
        ("陳小明", "陳小明", "person"),
    ],
)
def test_the_same_full_name(one: str, other: str, kind: str) -> None:
    assert full_name(one, kind) == full_name(other, kind) is not None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Otto Brand", "Greta Brand", "person"),
        ("Otto Brand", "Otto Brand Jr", "person"),
        ("Ann Marie Lee", "Ann Lee", "person"),
        ("Northport Council", "Northport", "organization"),
    ],
)
def test_not_the_same(one: str, other: str, kind: str) -> None:
    assert full_name(one, kind) != full_name(other, kind)


@pytest.mark.parametrize("name", ["Brand", "Mr Brand", "O. Brand", "Senator Brand", "", "  ", "?"])
def test_no_full_name(name: str) -> None:
    assert full_name(name, "person") is None


def actor(text: str, name: str, kind: ActorKind, *said: str) -> Actor:
    places = [text.index(words) for words in said]
    mentions = tuple(Mention(at, at + len(words), "name") for at, words in zip(places, said, strict=True))
    return Actor("a1", name, kind, 1.0, mentions)


def test_an_acronym_is_the_name_that_its_article_spells_out() -> None:
    text = "The Office of Harbour Safety (OHS) met. OHS said so."
    spelled = actor(text, "OHS", "organization", "Office of Harbour Safety", "OHS")
    assert own_name(text, spelled) == "office of harbour safety"
    assert own_name("OHS met.", actor("OHS met.", "OHS", "organization", "OHS")) == "ohs"


def test_a_person_has_the_full_name_that_is_given_somewhere() -> None:
    text = "Brand came. Otto Brand spoke."
    assert own_name(text, actor(text, "Brand", "person", "Brand", "Otto Brand")) == "otto brand"
    assert own_name(text, actor(text, "Brand", "person", "Brand")) is None
