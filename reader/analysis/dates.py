"""What a time expression means on the calendar, seen from the day of publication.

`resolve` maps "Sunday evening", "at the end of February", "three days ago", "in 2018" to a day, a month or a
year. Each rule gives the stretch of days that the words cover; the value is the finest calendar unit that
holds the whole stretch, so it is never more exact than the text: "last week" is a month when the week lies
in one. What no unit holds ("the 1990s"), and what is a duration or has no fixed place ("for three weeks",
"after the attack"), is None. Newspapers' relative expressions have rules of our own; dateparser reads what is
left of absolute dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from reader.story import Article

Tense: TypeAlias = Literal["past", "future"]
"""Where a date that names no year, or a weekday, is to be looked for."""

_Stretch: TypeAlias = tuple[date, date]
_Rule: TypeAlias = Callable[["re.Match[str]", date | None, Tense], _Stretch | None]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun"))
    for name in names.split()
}  # fmt: skip
_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"))
    for word in words.split()
}  # fmt: skip
_NEAR = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
_HOLIDAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}

_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d{2})"
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|month|year)"
_WHICH = r"(?P<which>last|past|previous|this|current|coming|next)"
_SHADE = (
    r"(?:(?:the )?(?:beginning|start|end|middle|close|first half|second half|early part) of |(?:early|late|mid)[ -])?"
)
_DATELINE = re.compile(
    r"[A-Z][^a-z]*[A-Z][^.]{0,40}?[,(] ?"
    r"(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)\b[^.]{0,30}?[-–—]"
)
_HOURS = re.compile(
    r"\b(?:(?:early|late|mid)[ -])?(?:in the |at )?"
    r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime)s?\b"
    r"|\b(?:at |around |about |by |before |after )?\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?|o'clock|hours|hrs)(?!\w)"
    r"|\b(?:at |around |about )?\d{1,2}:\d{2}\b"
    r"|\b(?:gmt|utc|bst|est|edt|pst|pdt|cet|cest|eastern|et|local time)\b|\([^)]*\)"
)
_LEAD = re.compile(
    r"^(?:(?:on|in|at|by|since|from|until|till|during|around|about|before|after|as of|as|of|over|late|early|just|only"
    r"|back|again|for|starting|beginning|dated|and|the|so far|as recently as|as early as|most recently)\s+)+"
)
_RANGE = re.compile(
    r"\b(?:to|and|until|till|through|or|between)\b|\d{4}\s?[-–/]\s?\d{2}|[-–]\s?(?:" + "|".join(_MONTHS) + r")\b"
)


def base(article: Article) -> date | None:
    """The day from which the article speaks: of its dateline where that is given, else of its publication.

    A dateline ("ERBIL, June 27 (Reuters) –") counts when it names the year, or lies in the week before publication.
    """
    published = _iso(article.published) if article.published else None
    opening = next((b for b in article.blocks if b.kind == "paragraph"), None)
    if opening is None:
        return published
    found = _DATELINE.match(article.text[opening.start : min(opening.end, opening.start + 90)])
    value = resolve(found["date"], published, "past") if found else None
    dated = _iso(value) if value and len(value) == 10 else None
    if dated is None or (published and not timedelta(0) <= published - dated <= timedelta(7)):
        return published
    return dated


@lru_cache(maxsize=4096)
def resolve(text: str, published: date | None, tense: Tense = "past") -> str | None:
    """The value of a time expression: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; None where it has none.

    `published` is the day the text speaks from; without it only dates that name their year resolve.
    `tense` is that of the event: "on Friday" lies behind a past one and before a planned one.
    """
    words = _plain(text)
    try:
        for pattern, rule in _RULES:
            if found := pattern.fullmatch(words):
                stretch = rule(found, published, tense)
                return _value(*stretch) if stretch else None
        return _parsed(words, published, tense)
    except (ValueError, OverflowError):  # February 30, a year before the calendar's first
        return None


def _plain(text: str) -> str:
    """The expression in lower case, without prepositions before it, hours of the day and punctuation around it."""
    words = " ".join(text.lower().replace("’", "'").split())
    if re.fullmatch(r"(?:the )?day (?:before yesterday|after tomorrow)", words):
        return words.removeprefix("the ")
    words = re.sub(r"\b(?:this|the same) (?=morning|afternoon|evening)|\bto(?=night\b)", "today ", words)
    words = re.sub(r"\blast (?=night\b|evening\b)", "yesterday ", words)
    words = _HOURS.sub(" ", words)
    words = re.sub(r"\s+([,.])", r"\1", " ".join(words.split())).strip(" ,.;:-–—\"'()")
    words = _LEAD.sub("", words).removesuffix("'s")
    return words.strip(" ,.;:-–—\"'()")


def _value(first: date, last: date) -> str | None:
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _month(year: int, month: int) -> _Stretch:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _months_from(origin: date, months: int) -> _Stretch:
    count = origin.year * 12 + origin.month - 1 + months
    return _month(count // 12, count % 12 + 1)


def _year(year: int) -> _Stretch:
    return date(year, 1, 1), date(year, 12, 31)


def _week(origin: date, weeks: int = 0) -> _Stretch:
    monday = origin + timedelta(weeks=weeks, days=-origin.weekday())
    return monday, monday + timedelta(6)


def _day(day: date) -> _Stretch:
    return day, day


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words]


def _shift(which: str) -> int:
    return {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "coming": 1, "next": 1}[which]


def _weekday(origin: date, number: int, tense: Tense, *, strictly: bool = False) -> date:
    """The nearest day of that name behind (or before) the origin, the origin's own day counting unless `strictly`."""
    away = (number - origin.weekday()) % 7 if tense == "future" else -((origin.weekday() - number) % 7)
    return origin + timedelta(away or (0 if not strictly else 7 if tense == "future" else -7))


# The rules: each takes the match, the day of publication and the event's tense.


def _named_date(found: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    month, day = _MONTHS[found["month"]], int(found["day"])
    if year := found.groupdict().get("year"):
        return _day(date(int(year), month, day))
    return _dated(month, day, published, tense)


def _dated(month: int, day: int, published: date | None, tense: Tense) -> _Stretch | None:
    if published is None:
        return None
    years = [published.year + step for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    fitting = [d for d in days if (d >= published if tense == "future" else d <= published)]
    return _day(min(fitting, key=lambda d: abs(d - published)))


def _days_of_month(found: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    last = _named_date(found, published, tense)
    return (last[1].replace(day=int(found["first"])), last[1]) if last else None


def _numeric(found: re.Match[str], _: date | None, __: Tense) -> _Stretch | None:
    year, a, b = int(found["year"]), int(found["a"]), int(found["b"])
    if a > 12 or a == b:
        return _day(date(year, b, a))
    if b > 12:
        return _day(date(year, a, b))
    return tuple(sorted((date(year, a, b), date(year, b, a))))  # type: ignore[return-value]  # either order is in use


def _iso_date(found: re.Match[str], _: date | None, __: Tense) -> _Stretch | None:
    return _day(date(int(found["year"]), int(found["a"]), int(found["b"])))


def _named_month(found: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    month, which = _MONTHS[found["month"]], found.groupdict().get("which")
    if year := found.groupdict().get("year"):
        return _month(int(year), month)
    if published is None:
        return None
    if found.groupdict().get("year_word"):
        return _month(published.year + _shift(found["year_word"]), month)
    if which == "this" or which == "current":
        return _month(published.year, month)
    if which in ("next", "coming"):
        return _month(published.year + (month <= published.month), month)
    if which:
        return _month(published.year - (month >= published.month), month)
    if tense == "future":
        return _month(published.year + (month < published.month), month)
    return _month(published.year - (month > published.month), month)


def _named_year(found: re.Match[str], _: date | None, __: Tense) -> _Stretch | None:
    return _year(int(found["year"]))


def _named_weekday(found: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    if published is None:
        return None
    number, which = _WEEKDAYS[found["weekday"]], found.groupdict().get("which")
    if week := found.groupdict().get("week"):
        return _day(_week(published, _shift(week))[0] + timedelta(number))
    if which in ("next", "coming"):
        return _day(_weekday(published, number, "future", strictly=True))
    if which in ("last", "past", "previous"):
        return _day(_weekday(published, number, "past", strictly=True))
    return _day(_weekday(published, number, tense))


def _near_day(found: re.Match[str], published: date | None, _: Tense) -> _Stretch | None:
    return _day(published + timedelta(_NEAR[found["word"]])) if published else None


def _ago(found: re.Match[str], published: date | None, _: Tense) -> _Stretch | None:
    return _away(found, published, -1)


def _ahead(found: re.Match[str], published: date | None, _: Tense) -> _Stretch | None:
    return _away(found, published, 1)


def _away(found: re.Match[str], published: date | None, sign: int) -> _Stretch | None:
    if published is None:
        return None
    number = sign * _number(found["number"])
    match found["unit"]:
        case "day":
            return _day(published + timedelta(number))
        case "week":
            return _week(published, number)
        case "month":
            return _months_from(published, number)
    return _year(published.year + number)


def _near_unit(found: re.Match[str], published: date | None, _: Tense) -> _Stretch | None:
    """ "last week", "this year", "earlier this month": the unit, or the part of it behind or before us."""
    if published is None:
        return None
    shift = _shift(found["which"])
    match found["unit"]:
        case "week":
            first, last = _week(published, shift)
        case "weekend":
            monday = _week(published, shift)[0]
            first, last = monday + timedelta(5), monday + timedelta(6)
        case "month":
            first, last = _months_from(published, shift)
        case _:
            first, last = _year(published.year + shift)
    side = found.groupdict().get("side")
    if side and shift == 0 and found["unit"] == "week":
        return (first, published) if side == "earlier" else (published, last)
    return first, last


def _this_unit(found: re.Match[str], published: date | None, _: Tense) -> _Stretch | None:
    """ "the end of the year": of this one."""
    if published is None:
        return None
    return _months_from(published, 0) if found["unit"] == "month" else _year(published.year)


def _weekend(_: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    if published is None:
        return None
    saturday = _weekday(published, 5, tense)
    if tense == "past" and published.weekday() == 5:
        return saturday, saturday
    return saturday, saturday + timedelta(1)


def _part_of_year(found: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    """A season or a quarter: its year, for its months differ between hemispheres and account books."""
    if year := found.groupdict().get("year"):
        return _year(int(year))
    if published is None or "which" not in found.groupdict():
        return None
    season = found.groupdict().get("season")
    if found["which"] == "this" or (season == "spring" and published.month > 6):
        return _year(published.year)
    if found["which"] == "last" and season in ("summer", "autumn", "fall"):
        return _year(published.year - (published.month < 9))
    return None


def _holiday(found: re.Match[str], published: date | None, tense: Tense) -> _Stretch | None:
    month, day = _HOLIDAYS[found["holiday"]]
    if year := found.groupdict().get("year"):
        return _day(date(int(year), month, day))
    which = found.groupdict().get("which")
    return _dated(month, day, published, "future" if which == "next" else "past" if which == "last" else tense)


def _none(_: re.Match[str], __: date | None, ___: Tense) -> _Stretch | None:
    return None


_RULES: list[tuple[re.Pattern[str], _Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{_YEAR}-(?P<a>\d\d)-(?P<b>\d\d)(?:t.*)?", _iso_date),
        (rf"(?P<a>\d\d?)[/.](?P<b>\d\d?)[/.]{_YEAR}", _numeric),
        (rf"(?:{_WEEKDAY},? )?(?:the )?{_MONTH} (?:the )?{_DAY}(?:,? {_YEAR})?", _named_date),
        (rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY} (?:day )?(?:of )?{_MONTH}(?:,? {_YEAR})?", _named_date),
        (rf"{_MONTH} (?P<first>\d\d?)\s?(?:-|–|to|and) ?{_DAY}(?:,? {_YEAR})?", _days_of_month),
        (rf"(?P<first>\d\d?)\s?(?:-|–|to|and) ?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?", _days_of_month),
        (rf"{_SHADE}{_MONTH},? (?:of )?{_YEAR}", _named_month),
        (rf"{_SHADE}(?:the month of )?{_MONTH}(?: of)? (?P<year_word>last|this|next) year", _named_month),
        (rf"{_SHADE}(?:{_WHICH} )?(?:month of )?{_MONTH}", _named_month),
        (rf"{_SHADE}(?:the )?(?:year )?{_YEAR}", _named_year),
        (rf"{_WEEKDAY},? (?:of )?(?P<week>last|this|next) week", _named_weekday),
        (rf"(?:earlier |later )?(?:{_WHICH} )?{_WEEKDAY}", _named_weekday),
        (rf"(?:earlier |later |late |early )?(?P<word>{'|'.join(_NEAR)})", _near_day),
        (rf"{_NUMBER} {_UNIT}s? (?:ago|earlier than today)", _ago),
        (rf"{_NUMBER} {_UNIT}s?(?:'s?)? (?:from now|from today)", _ahead),
        (rf"{_NUMBER} {_UNIT}s?'? time", _ahead),
        (rf"{_SHADE}(?:(?P<side>earlier|later) )?(?:in )?{_WHICH} (?P<unit>weekend|week|month|year)", _near_unit),
        (r"(?:the )?weekend", _weekend),
        (rf"{_SHADE}(?:the )?(?P<unit>month|year)", _this_unit),
        (rf"(?:the )?(?:(?:first|second|third|fourth|final|last)[ -]quarter|q[1-4])(?: of)?,? {_YEAR}", _part_of_year),
        (rf"{_SHADE}(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}", _part_of_year),
        (r"(?P<which>this|last) (?P<season>spring|summer|autumn|fall)", _part_of_year),
        (rf"(?:{_WHICH} )?(?P<holiday>{'|'.join(_HOLIDAYS)})(?:,? {_YEAR})?", _holiday),
        (r"(?:the )?(?:early |late |mid-?)?'?\d{2,4}'?s", _none),
    )
]  # fmt: skip


def _parsed(words: str, published: date | None, tense: Tense) -> str | None:
    """What dateparser makes of an absolute date in another form ("3rd June 21"): one that names day and month."""
    if (
        not (re.search(r"\d", words) and re.search(rf"\b{_MONTH}(?!\w)", words))
        or _RANGE.search(words)
        or len(words) > 30
    ):
        return None
    import dateparser  # slow to load, and seldom needed

    named = re.search(r"\b(?:1\d{3}|20\d{2})\b", words) is not None
    if not named and published is None:
        return None
    settings: dict[str, object] = {"REQUIRE_PARTS": ["day", "month"], "PREFER_DATES_FROM": tense}
    if published:
        settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day)
    found = dateparser.parse(words, languages=["en"], settings=settings)
    if found and published and not named and abs(found.year - published.year) > 1:
        return None  # a two-digit year read in the wrong century
    return found.date().isoformat() if found else None
