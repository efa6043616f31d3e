"""What newspaper time expressions mean, seen from Monday, 28 June 2021."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.times import dates, stretches
from reader.story import Article, Block

MONDAY = date(2021, 6, 28)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sunday evening", "2021-06-27"),
        ("on Sunday evening (local time)", "2021-06-27"),
        ("on Monday", "2021-06-28"),
        ("last Friday", "2021-06-25"),
        ("early Thursday", "2021-06-24"),
        ("at 3 p.m. on Tuesday", "2021-06-22"),
        ("Monday last week", "2021-06-21"),
        ("next Monday", "2021-07-05"),
        ("Saturday's", "2021-06-26"),
        ("yesterday", "2021-06-27"),
        ("last night", "2021-06-27"),
        ("this morning", "2021-06-28"),
        ("tonight", "2021-06-28"),
        ("tomorrow", "2021-06-29"),
        ("the day before yesterday", "2021-06-26"),
        ("three days ago", "2021-06-25"),
        ("two weeks ago", "2021-06-14"),
        ("four months ago", "2021-02"),
        ("a year ago", "2020"),
        ("10 years ago", "2011"),
        ("last week", "2021-06"),
        ("next month", "2021-07"),
        ("earlier this month", "2021-06"),
        ("this year", "2021"),
        ("at the end of this year", "2021"),
        ("the end of the year", "2021"),
        ("last weekend", "2021-06"),
        ("at the end of February", "2021-02"),
        ("in December", "2020-12"),
        ("in February last year", "2020-02"),
        ("last June", "2020-06"),
        ("February 2020", "2020-02"),
        ("late 2019", "2019"),
        ("in 2018", "2018"),
        ("since 1985", "1985"),
        ("June 3", "2021-06-03"),
        ("September 2", "2020-09-02"),
        ("Feb. 3", "2021-02-03"),
        ("the 3rd of June", "2021-06-03"),
        ("Tuesday, June 8", "2021-06-08"),
        ("June 3, 2021", "2021-06-03"),
        ("3 June 2021", "2021-06-03"),
        ("2021-06-03", "2021-06-03"),
        ("25/12/2020", "2020-12-25"),
        ("03/06/2021", "2021"),  # March in one country, June in another
        ("June 3-5", "2021-06"),
        ("the first quarter of 2020", "2020"),
        ("summer 2020", "2020"),
        ("Christmas Day", "2020-12-25"),
        ("in two weeks' time", "2021-07-12"),
        ("a decade ago", "2011"),
        ("almost three years ago", "2018"),
        ("a week or so ago", "2021-06-21"),
        ("the third quarter", "2020"),
        ("in Q1", "2021"),
        ("last quarter", "2021"),
        ("the year-ago quarter", "2020"),
        ("the same period last year", "2020"),
        ("fiscal 2019", "2019"),
        ("from 3 January to 5 March", "2021"),
        ("Thanksgiving", "2020-11-26"),
        ("Good Friday", "2021-04-02"),
        ("Labor Day 2019", "2019-09-02"),
        ("on May 5th 21", "2021-05-05"),
        ("on the 14th", "2021-06-14"),
        ("the 30th", "2021-05-30"),
        ("on the night of June 3", "2021-06-03"),
        ("in the early hours of Sunday", "2021-06-27"),
        ("Sunday night", "2021-06-27"),
    ],
)
def test_an_expression_has_its_value(text: str, value: str) -> None:
    assert dates.resolve(text, MONDAY) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Sunday", "2021-07-04"),
        ("Monday", "2021-06-28"),
        ("September 2", "2021-09-02"),
        ("in February", "2022-02"),
        ("Christmas Day", "2021-12-25"),
    ],
)
def test_a_planned_event_lies_ahead(text: str, value: str) -> None:
    assert dates.resolve(text, MONDAY, "future") == value


@pytest.mark.parametrize(
    "text",
    ["for several weeks", "in the past few months", "37 years", "the 1990s", "several decades ago", "the following day",
     "2018-19", "from March 2019 to May 2020", "February 30", "12:30 GMT", "soon", "over the past two years", ""],
)  # fmt: skip
def test_what_is_no_date_has_no_value(text: str) -> None:
    assert dates.resolve(text, MONDAY) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("in 2018", "2018"), ("March 2021", "2021-03"), ("3 June 2021", "2021-06-03"), ("Sunday", None),
     ("yesterday", None), ("June 3", None), ("last year", None)],
)  # fmt: skip
def test_without_a_day_of_publication_only_absolute_dates_resolve(text: str, value: str | None) -> None:
    assert dates.resolve(text, None) == value


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("ERBIL, June 27 (Reuters) - Rockets hit the base.", "2021-06-28", date(2021, 6, 27)),
        ("ERBIL, June 27, 2021 (Reuters) - Rockets hit the base.", None, date(2021, 6, 27)),
        ("BERLIN, 12 May 2020 — The chancellor spoke.", None, date(2020, 5, 12)),
        ("PARIS, June 27 (AFP) – An old story.", "2021-08-01", date(2021, 8, 1)),
        ("The US said on June 3 that it would.", "2021-06-28", date(2021, 6, 28)),
        ("No date at all.", None, None),
        ("Published in the small hours.", "2021-06-28T01:00:00Z", date(2021, 6, 28)),
    ],
)
def test_the_dateline_counts(text: str, published: str | None, day: date | None) -> None:
    assert dates.base(Article("-", None, None, published, text, (Block("paragraph", 0, len(text)),))) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two days later", "2021-05-12"),
        ("a day earlier", "2021-05-09"),
        ("a week later", "2021-05-17"),
        ("three months before", "2021-02"),
        ("the same day", "2021-05-10"),
        ("later that day", "2021-05-10"),
        ("the same evening", "2021-05-10"),
        ("that night", "2021-05-10"),
        ("the next day", "2021-05-11"),
        ("the following day", "2021-05-11"),
        ("the day before", "2021-05-09"),
        ("the previous month", "2021-04"),
        ("the following year", "2022"),
    ],
)
def test_some_expressions_count_from_the_day_told_of_last(text: str, value: str) -> None:
    assert dates.resolve(text, MONDAY, told=date(2021, 5, 10)) == value
    assert "previous" in text or dates.resolve(text, MONDAY) is None


@pytest.mark.parametrize(
    ("text", "grain"),
    [
        ("Sunday", "day"),
        ("Sunday evening", "part of day"),
        ("tonight", "part of day"),
        ("at 3 p.m. on Tuesday", "part of day"),
        ("June 3", "day"),
        ("on May 5th 21", "day"),
        ("last week", "week"),
        ("last weekend", "week"),
        ("June 3-5", "week"),
        ("at the end of February", "month"),
        ("two months ago", "month"),
        ("in 2018", "year"),
        ("this year", "year"),
        ("summer 2020", "year"),
    ],
)
def test_a_date_has_the_grain_of_its_words(text: str, grain: str) -> None:
    found = dates.read(text, MONDAY)
    assert found is not None
    assert found.grain == grain


@given(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(1, 31))
def test_a_numbered_day_lies_on_the_right_side_of_today(today: date, number: int) -> None:
    before, after = (stretches.day_of_month(number, today, tense) for tense in ("past", "future"))
    assert before is not None
    assert after is not None
    assert before <= today <= after
    assert before.day == after.day == number
    assert (after - before).days <= 92


@given(st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_nearest_of_its_name(today: date, number: int) -> None:
    before, after = (stretches.weekday(today, number, tense) for tense in ("past", "future"))
    assert before.weekday() == after.weekday() == number
    assert before <= today <= after
    assert (after - before).days in (0, 7)


@given(
    st.dates(date(1900, 1, 10), date(2100, 1, 1)), st.integers(-400, 400), st.sampled_from(["week", "month", "year"])
)
def test_a_unit_away_is_whole_and_as_coarse_as_its_name(today: date, number: int, unit: str) -> None:
    first, last = stretches.away(today, number % 60 - 30, unit)
    assert first <= last
    assert stretches.grain((first, last)) == unit
    assert stretches.away(last, 0, unit) == stretches.away(first, 0, unit) == (first, last)


WORDS = st.sampled_from(
    """last next this the end of on in early late mid- ago Sunday Friday June February March 31 30 3rd 2020 99999 week
    month year days two a quarter q3 Christmas night at 12:30 GMT yesterday / - , . 's from to May 00 -1
    summer""".split()
)


@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_a_value_is_always_none_or_valid(text: str, published: date | None) -> None:
    for tense in ("past", "future"):
        value = dates.resolve(text, published, tense)  # type: ignore[arg-type]
        if value is not None:
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)
            found = dates.read(text, published, tense)  # type: ignore[arg-type]
            assert found is not None
            assert len(value) >= {"year": 4, "month": 4, "week": 4}.get(found.grain, 10)
            date.fromisoformat((value + "-01-01")[:10])
