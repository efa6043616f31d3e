from __future__ import annotations

import pytest

from reader.analysis.words import titles


@pytest.mark.parametrize(
    ("name", "without"),
    [("Mr Kirby", "Kirby"), ("Associate Professor Juan Tauri", "Juan Tauri"), ("President Joe Biden", "Joe Biden"),
     ("John Kirby", "John Kirby"), ("Prime Minister Modi", "Modi"), ("King", "King"), ("Democrat Jane Doe", "Jane Doe"),
     ("Lt. Gen. Ana Ruiz", "Ana Ruiz")],
)  # fmt: skip
def test_titles_are_no_part_of_a_name(name: str, without: str) -> None:
    words = name.split()
    assert " ".join(words[titles.strip(words) :]) == without


def test_gender_of_titles_and_given_names() -> None:
    assert titles.gender_of_title("Mrs") == "female"
    assert titles.gender_of_title("Prof") is None
    assert titles.gender_of_given("Delphine Brew-Hammond") == "female"
    assert titles.gender_of_given("José Pérez") == "male"
    assert titles.gender_of_given("Xyzzy Quux") is None


def test_abbreviated_titles_are_spelt_out() -> None:
    assert titles.spelt_out("Sen.") == "senator"
    assert titles.spelt_out("GEN") == "general"
    assert titles.spelt_out("baker") is None
