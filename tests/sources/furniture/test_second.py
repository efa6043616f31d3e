from hypothesis import given
from hypothesis import strategies as st

from reader.sources.furniture.second import seconds
from reader.sources.furniture.traits import rows

PROSE = "The harbour of Lindholm stays closed until the wreck has been raised, the coast guard said on Monday evening."
LINE = "Latest posts"


def look(page: list[str]) -> list[dict[str, float]]:
    return seconds(page, rows(page), [0.95 if line == PROSE else 0.05 for line in page])


def test_the_body_is_the_strongest_run_of_likely_paragraphs() -> None:
    page = [LINE, PROSE, LINE, LINE, LINE, *[PROSE] * 4, LINE, PROSE, LINE]
    within = [bool(row["within"]) for row in look(page)]
    assert within == [False] * 5 + [True] * 6 + [False]


def test_a_short_run_has_a_small_share_of_the_strongest() -> None:
    page = [*[PROSE] * 9, *[LINE] * 9, PROSE, *[LINE] * 9]
    seen = look(page)
    assert seen[18]["share"] < 0.5 < seen[4]["share"]


def test_above_and_below_are_mirrored() -> None:
    page = [LINE, PROSE, PROSE, LINE, LINE, PROSE, "Tags: harbour"]
    for row, other in zip(look(page), reversed(look(page[::-1])), strict=True):
        for name, value in row.items():
            if name.endswith(", above"):
                assert value == other[name.replace(", above", ", below")]


@given(st.lists(st.sampled_from([PROSE, LINE, "2 days ago", "Home > News", "a"]), min_size=1, max_size=40))
def test_what_is_seen_is_bounded(page: list[str]) -> None:
    assert all(-1 <= value <= 8 for row in look(page) for value in row.values())
