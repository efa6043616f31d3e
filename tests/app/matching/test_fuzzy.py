from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.matching.fuzzy import folded, match


def ranked(typed: str, *texts: str) -> list[str]:
    """The texts that match, best first."""
    found = [(matched.score, text) for text in texts if (matched := match(typed, text))]
    return [text for _, text in sorted(found, key=lambda pair: -pair[0])]


@pytest.mark.parametrize(
    ("typed", "text", "letters"),
    [
        ("kirby", "John Kirby", "Kirby"),
        ("KIR", "John Kirby", "Kir"),
        ("kirby john", "John Kirby", "JohnKirby"),
        ("jkir", "John Kirby", "JKir"),
        ("cote d'ivoire", "Côte d’Ivoire", "Côted’Ivoire"),
        ("bramer", "Zoë Brämer", "Brämer"),
        ("wide", "Zoë (ｗｉｄｅ)", "ｗｉｄｅ"),
        ("山田", "知事の山田太郎", "山田"),
        ("각", "가 각", "각"),
        ("حداد", "ليلى حداد", "حداد"),
        ("[b]", "a [b]bold[/b] name", "[b]"),
    ],
)
def test_matches(typed: str, text: str, letters: str) -> None:
    matched = match(typed, text)
    assert matched is not None
    assert "".join(text[offset] for offset in matched.offsets) == letters


@pytest.mark.parametrize(("typed", "text"), [("", "John"), ("  ", "John"), ("kirbi", "John Kirby"), ("nh", "John")])
def test_does_not_match(typed: str, text: str) -> None:
    assert match(typed, text) is None


def test_whole_words_come_before_beginnings_and_those_before_parts_and_abbreviations() -> None:
    texts = ["Iran", "Iranian guards", "The Tirana talks", "Ivo Reed and Ann"]
    assert ranked("iran", *reversed(texts)) == texts


def test_the_beginning_of_the_first_word_comes_before_a_later_word() -> None:
    assert ranked("the", "Fold the rows", "Themes")[0] == "Themes"
    assert ranked("the", "The rows", "Themes")[0] == "The rows"


def test_what_stands_early_comes_first() -> None:
    assert ranked("pact", "They all signed the long awaited pact", "A pact was signed")[0] == "A pact was signed"


@given(st.text(max_size=60), st.text(max_size=120))
def test_letters_stand_where_it_says(typed: str, text: str) -> None:
    assert len(folded(text)) == len(text)
    matched = match(typed, text)
    if matched is not None:
        assert matched.score > 0
        assert list(matched.offsets) == sorted(set(matched.offsets))
        assert {folded(text)[offset] for offset in matched.offsets} <= set(folded(typed))


@given(st.text(min_size=1, max_size=80))
def test_a_text_matches_itself(text: str) -> None:
    assert (match(text, text) is not None) == bool(text.strip())


def test_repeated_letters_take_no_time_to_speak_of() -> None:
    assert match("ea" * 20, "eb" * 2000) is None
