"""How newspapers write times, and the stretch of days that each way means.

A rule takes the match, the day from which the expression is seen and the tense of the event; it gives the stretch that
the words cover, or None where they have no fixed place. The patterns are for expressions made plain by `timewords`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import TypeAlias

from reader.analysis.times import stretches
from reader.analysis.times.stretches import Stretch, Tense
from reader.analysis.times.words import (
    DAY,
    HOLIDAYS,
    MONTH,
    MONTHS,
    NEAR,
    NUMBER,
    NUMBERS,
    ORDINALS,
    QUARTER,
    SHADE,
    SHIFTS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    WHICH,
    YEAR,
)

Rule: TypeAlias = Callable[["re.Match[str]", date | None, Tense], Stretch | None]


def _named_date(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    month, day = MONTHS[found["month"]], int(found["day"])
    if year := found.groupdict().get("year"):
        return stretches.day(date(int(year), month, day))
    return _dated(month, day, published, tense)


def _dated(month: int, day: int, published: date | None, tense: Tense) -> Stretch | None:
    return stretches.day(stretches.day_of_year(day, month, published, tense)) if published else None


def _numbered_day(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    """ "the 14th": of this month, or the one before or after."""
    number = int(found["day"])
    day = stretches.day_of_month(number, published, tense) if published else None
    return stretches.day(day) if day else None


def _days_of_month(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    last = _named_date(found, published, tense)
    return (last[1].replace(day=int(found["first"])), last[1]) if last else None


def _numeric(found: re.Match[str], _: date | None, __: Tense) -> Stretch | None:
    year, a, b = int(found["year"]), int(found["a"]), int(found["b"])
    if a > 12 or a == b:
        return stretches.day(date(year, b, a))
    if b > 12:
        return stretches.day(date(year, a, b))
    return tuple(sorted((date(year, a, b), date(year, b, a))))  # type: ignore[return-value]  # either order is in use


def _iso_date(found: re.Match[str], _: date | None, __: Tense) -> Stretch | None:
    return stretches.day(date(int(found["year"]), int(found["a"]), int(found["b"])))


def _named_month(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    month, which = MONTHS[found["month"]], found.groupdict().get("which")
    if year := found.groupdict().get("year"):
        return stretches.month(int(year), month)
    if published is None:
        return None
    if found.groupdict().get("year_word"):
        return stretches.month(published.year + SHIFTS[found["year_word"]], month)
    if which == "this" or which == "current":
        return stretches.month(published.year, month)
    if which in ("next", "coming"):
        return stretches.month(published.year + (month <= published.month), month)
    if which:
        return stretches.month(published.year - (month >= published.month), month)
    if tense == "future":
        return stretches.month(published.year + (month < published.month), month)
    return stretches.month(published.year - (month > published.month), month)


def _named_year(found: re.Match[str], _: date | None, __: Tense) -> Stretch | None:
    return stretches.year(int(found["year"]))


def _named_weekday(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    number, which = WEEKDAYS[found["weekday"]], found.groupdict().get("which")
    if week := found.groupdict().get("week"):
        return stretches.day(stretches.week(published, SHIFTS[week])[0] + timedelta(number))
    if which in ("next", "coming"):
        return stretches.day(stretches.weekday(published, number, "future", strictly=True))
    if which in ("last", "past", "previous"):
        return stretches.day(stretches.weekday(published, number, "past", strictly=True))
    return stretches.day(stretches.weekday(published, number, tense))


def _near_day(found: re.Match[str], published: date | None, _: Tense) -> Stretch | None:
    return stretches.day(published + timedelta(NEAR[found["word"]])) if published else None


def _ago(found: re.Match[str], published: date | None, _: Tense) -> Stretch | None:
    return _away(found, published, -1)


def _ahead(found: re.Match[str], published: date | None, _: Tense) -> Stretch | None:
    return _away(found, published, 1)


def _away(found: re.Match[str], origin: date | None, sign: int) -> Stretch | None:
    words = found["number"]
    number = int(words) if words.isdigit() else NUMBERS[words]
    if origin and found["unit"] == "week":  # the same weekday: "two weeks ago"
        return stretches.day(origin + timedelta(weeks=sign * number))
    return stretches.away(origin, sign * number, found["unit"]) if origin else None


def _near_unit(found: re.Match[str], published: date | None, _: Tense) -> Stretch | None:
    """ "last week", "this year", "earlier this month": the unit, or the part of it behind or before us."""
    if published is None:
        return None
    shift = SHIFTS[found["which"]]
    match found["unit"]:
        case "week":
            first, last = stretches.week(published, shift)
        case "weekend":
            monday = stretches.week(published, shift)[0]
            first, last = monday + timedelta(5), monday + timedelta(6)
        case "month":
            first, last = stretches.months_from(published, shift)
        case _:
            first, last = stretches.year(published.year + shift)
    side = found.groupdict().get("side")
    if side and shift == 0 and found["unit"] == "week":
        return (first, published) if side == "earlier" else (published, last)
    return first, last


def _this_unit(found: re.Match[str], published: date | None, _: Tense) -> Stretch | None:
    """ "the end of the year": of this one."""
    if published is None:
        return None
    return stretches.months_from(published, 0) if found["unit"] == "month" else stretches.year(published.year)


def _weekend(_: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    if published is None:
        return None
    saturday = stretches.weekday(published, 5, tense)
    if tense == "past" and published.weekday() == 5:
        return saturday, saturday
    return saturday, saturday + timedelta(1)


def _season(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    """A season: its year, for its months differ between hemispheres."""
    if year := found.groupdict().get("year"):
        return stretches.year(int(year))
    if published is None or "which" not in found.groupdict():
        return None
    season = found.groupdict().get("season")
    if found["which"] == "this" or (season == "spring" and published.month > 6):
        return stretches.year(published.year)
    if found["which"] == "last" and season in ("summer", "autumn", "fall"):
        return stretches.year(published.year - (published.month < 9))
    return None


def _quarter(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    """A quarter: its year, for account books begin when they like; without one the last (or next) such quarter's."""
    if year := found.groupdict().get("year"):
        return stretches.year(int(year))
    if published is None:
        return None
    begins = 3 * (int(found["q"]) if found["q"] else ORDINALS[found["number"]]) - 2
    if tense == "future":
        return stretches.year(published.year + (begins + 2 < published.month))
    return stretches.year(published.year - (begins > published.month))


def _near_quarter(found: re.Match[str], published: date | None, _: Tense) -> Stretch | None:
    """ "last quarter": the year that it lies in."""
    if published is None:
        return None
    first = stretches.months_from(published, 3 * SHIFTS.get(found["which"], 0) - (published.month - 1) % 3)[0]
    return stretches.year(first.year)


def _year_before(_: re.Match[str], published: date | None, __: Tense) -> Stretch | None:
    """ "the year-ago quarter", "the same period last year"."""
    return stretches.year(published.year - 1) if published else None


def _holiday(found: re.Match[str], published: date | None, tense: Tense) -> Stretch | None:
    name = found["holiday"]
    if year := found.groupdict().get("year"):
        return stretches.day(HOLIDAYS[name](int(year)))
    which = found.groupdict().get("which")
    if published is None:
        return None
    near = sorted((HOLIDAYS[name](published.year + step) for step in (-1, 0, 1)), key=lambda d: abs(d - published))
    later = which == "next" or (which != "last" and tense == "future")
    fitting = [d for d in near if (d >= published if later else d <= published)]
    return stretches.day(fitting[0])


def _same_unit(found: re.Match[str], told: date | None, _: Tense) -> Stretch | None:
    return stretches.away(told, SHIFTS[found["side"]], found["unit"]) if told else None


def _none(_: re.Match[str], __: date | None, ___: Tense) -> Stretch | None:
    return None


PUBLISHED: list[tuple[re.Pattern[str], Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{YEAR}-(?P<a>\d\d)-(?P<b>\d\d)(?:t.*)?", _iso_date),
        (rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.]{YEAR}", _numeric),
        (rf"(?:{WEEKDAY},? )?(?:the )?{MONTH} (?:the )?{DAY}(?:,? {YEAR})?", _named_date),
        (rf"(?:{WEEKDAY},? )?(?:the )?{DAY} (?:day )?(?:of )?{MONTH}(?:,? {YEAR})?", _named_date),
        (rf"{MONTH} (?P<first>\d\d?)\s?(?:-|–|to|and) ?{DAY}(?:,? {YEAR})?", _days_of_month),
        (rf"(?P<first>\d\d?)\s?(?:-|–|to|and) ?{DAY} (?:of )?{MONTH}(?:,? {YEAR})?", _days_of_month),
        (r"(?:the )?(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?: of (?:this|the) month)?", _numbered_day),
        (rf"{SHADE}{MONTH},? (?:of )?{YEAR}", _named_month),
        (rf"{SHADE}(?:the month of )?{MONTH}(?: of)? (?P<year_word>last|this|next) year", _named_month),
        (rf"{SHADE}(?:{WHICH} )?(?:month of )?{MONTH}", _named_month),
        (rf"{SHADE}(?:the )?(?:year )?{YEAR}", _named_year),
        (rf"{WEEKDAY},? (?:of )?(?P<week>last|this|next) week", _named_weekday),
        (rf"(?:earlier |later )?(?:{WHICH} )?{WEEKDAY}", _named_weekday),
        (rf"(?:earlier |later |late |early )?(?P<word>{'|'.join(NEAR)})", _near_day),
        (rf"{NUMBER} {UNIT}s? (?:ago|earlier than today)", _ago),
        (rf"{NUMBER} {UNIT}s?(?:'s?)? (?:from now|from today)", _ahead),
        (rf"{NUMBER} {UNIT}s?'? time", _ahead),
        (rf"{SHADE}(?:(?P<side>earlier|later) )?(?:in )?{WHICH} (?P<unit>weekend|week|month|year)", _near_unit),
        (r"(?:the )?weekend", _weekend),
        (rf"{SHADE}(?:the )?(?P<unit>month|year)", _this_unit),
        (rf"{QUARTER}(?:(?: of)?,? {YEAR})?", _quarter),
        (r"(?:the )?(?P<which>last|previous|this|current|latest|next|coming)[ -](?:fiscal )?quarter", _near_quarter),
        (rf"(?:the )?(?:fiscal|financial)(?: year)? {YEAR}", _named_year),
        (rf"(?:the )?{WHICH} (?:fiscal|financial) (?P<unit>year)", _near_unit),
        (
            r"(?:the |a )?(?:year-(?:ago|earlier)(?: (?:quarter|period|month|level))?|year (?:earlier|before)"
            r"|(?:same|corresponding|comparable) (?:period|quarter|month|time)"
            r" (?:last year|(?:a|one) year (?:ago|earlier)))",
            _year_before,
        ),
        (rf"{SHADE}(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? {YEAR}", _season),
        (r"(?P<which>this|last) (?P<season>spring|summer|autumn|fall)", _season),
        (rf"(?:{WHICH} )?(?P<holiday>{'|'.join(HOLIDAYS)})(?:,? {YEAR})?", _holiday),
        (r"(?:the )?(?:early |late |mid-?)?'?\d{2,4}'?s", _none),
    )
]  # fmt: skip
"""Expressions whose days are seen from the day of publication, or from none; the first that fits is taken."""

TOLD: list[tuple[re.Pattern[str], Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{NUMBER} {UNIT}s? (?:later|after|afterwards?|after that)", _ahead),
        (rf"{NUMBER} {UNIT}s? (?:earlier|before|previously|before that)", _ago),
        (rf"(?:later |earlier )?(?:the |on )?(?P<side>very same|same|that) {UNIT}", _same_unit),
        (rf"(?:the )?(?P<side>previous|following) {UNIT}", _same_unit),
        (r"(?:the )?(?P<side>next) (?P<unit>day)", _same_unit),
        (r"(?:the )?(?P<unit>day) (?P<side>after|before)", _same_unit),
    )
]  # fmt: skip
"""Expressions that are seen from the day that the text told of last: "two days later", "the same evening"."""
