import pytest

from reader.sources.furniture.wording import sounds, wording


def test_words_are_of_furniture_or_of_articles() -> None:
    known = wording()
    for theirs, ours in (("subscribe", "said"), ("cookies", "killed"), ("newsletter", "spokesman")):
        assert known[theirs] > 0.5 > known.get(ours, 0.0)


@pytest.mark.parametrize("text", ["", "1 2 3", "subscribe " * 10_000, "unheardofword"])
def test_the_measures_are_bounded(text: str) -> None:
    assert all(-1 <= value <= 1 for value in sounds(text, {"subscribe": 4.0}))


def test_case_does_not_matter() -> None:
    assert sounds("COOKIES, please", wording()) == sounds("Cookies please", wording())
