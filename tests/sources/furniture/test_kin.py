from hypothesis import given
from hypothesis import strategies as st

from reader.sources.furniture.kin import kin

PROSE = [
    "The ferry Aurora ran aground off Lindholm on Monday, and its passengers were brought ashore in boats.",
    "Captain Ellen Brandt said that the ferry had lost its steering in the channel.",
]
CAPTION, TEASER = "The ferry Aurora off Lindholm", "Museum opens Garden Lane to summer visitors"


def told(page: list[str]) -> list[dict[str, float]]:
    body = [line in PROSE for line in page]
    return kin(page, [0.9 if sure else 0.2 for sure in body], body)


def test_a_caption_shares_words_and_names_with_the_article_and_a_teaser_does_not() -> None:
    *_, caption, teaser = told([*PROSE, CAPTION, TEASER])
    assert caption["kin"] == caption["names"] == 1
    assert teaser["kin"] == teaser["names"] == 0
    assert caption["kin near"] > teaser["kin near"]


def test_a_paragraph_is_not_its_own_kin() -> None:
    assert told([PROSE[0], TEASER])[0]["kin"] == 0


def test_lines_of_one_form_tell_of_each_other() -> None:
    page = ["Q: Where to?", "A: Bergen", "Q: By what?", "A: Train", "Next"]
    seen = kin(page, [0.9, 0.1, 0.7, 0.2, 0.5], [False] * 5)
    assert seen[0]["same word"] == 0.7
    assert seen[1]["same word"] == 0.2
    assert seen[4]["many same words"] == 0 > seen[4]["same word"]


def test_lines_far_away_tell_nothing() -> None:
    page = ["Q: Where to?", *[f"{i}{'x' * i} and so on" for i in range(40)], "Q: By what?"]
    assert kin(page, [0.5] * 42, [False] * 42)[0]["many same words"] == 0


@given(st.lists(st.sampled_from([*PROSE, CAPTION, TEASER, "2 days ago", "—", "a"]), min_size=1, max_size=40))
def test_what_is_told_is_bounded(page: list[str]) -> None:
    assert all(-1 <= value <= 1 for row in told(page) for value in row.values())
