from __future__ import annotations

import pytest

from reader.analysis.words import places


@pytest.mark.parametrize(
    ("alias", "name"),
    [("USA", "United States"), ("U.S.", "United States"), ("Britain", "United Kingdom"), ("Türkiye", "Turkey"),
     ("the Netherlands", "Netherlands"), ("Cote d'Ivoire", "Ivory Coast"), ("DRC", "Democratic Republic of the Congo")],
)  # fmt: skip
def test_aliases_lead_to_the_country(alias: str, name: str) -> None:
    found = places.country(alias)
    assert found is not None
    assert found.name == name


def test_abbreviations_are_countries_in_capitals_only() -> None:
    assert places.country("us") is None
    assert places.country("US") is not None


@pytest.mark.parametrize(
    ("word", "name"), [("Iranian", "Iran"), ("Iranians", "Iran"), ("Frenchmen", "France"), ("Swedes", "Sweden")]
)
def test_demonyms_lead_to_the_country(word: str, name: str) -> None:
    found = places.of_demonym(word)
    assert found is not None
    assert found.name == name


def test_capitals_lead_to_the_country() -> None:
    found = places.of_capital("Washington, D.C.")
    assert found is not None
    assert found.name == "United States"
    assert places.of_capital("Springfield") is None


@pytest.mark.parametrize(
    "name",
    ["Africa", "South East Asia", "Gulf of Mexico", "Mount Kenya", "North Sea", "the Middle East", "eastern Syria",
     "Lake Victoria", "the West", "Latin America", "Nile River"],
)  # fmt: skip
def test_seas_mountains_and_continents_are_regions(name: str) -> None:
    assert places.is_region(name)


@pytest.mark.parametrize("name", ["Texas", "South Korea", "New York", "Cape Town", "Northern Ireland", "Bavaria", ""])
def test_what_has_a_government_is_no_region(name: str) -> None:
    assert not places.is_region(name)


def test_no_country_stands_twice_in_the_table() -> None:
    names = [country.name for country in places.COUNTRIES]
    assert len(names) == len(set(names))
    assert len(names) > 190
