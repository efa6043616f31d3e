"""Stretches of days on the calendar: months, weeks, weekdays, and what the finest unit is that holds one."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal, TypeAlias

from reader.story import Grain

Stretch: TypeAlias = tuple[date, date]
"""The first and the last day."""

Tense: TypeAlias = Literal["past", "future"]
"""Where a date that names no year, or a weekday, is to be looked for."""


def value(stretch: Stretch) -> str | None:
    """The finest of day, month and year that holds the stretch, in ISO form; None where it runs over two years."""
    first, last = stretch
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else None


def grain(stretch: Stretch) -> Grain:
    """The unit that a stretch fills or lies in by its length, whatever dates it falls on."""
    days = (stretch[1] - stretch[0]).days + 1
    return "day" if days == 1 else "week" if days <= 7 else "month" if days <= 31 else "year"


def iso(text: str) -> date | None:
    """The day that an ISO date or time begins with."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def day(at: date) -> Stretch:
    return at, at


def week(origin: date, weeks: int = 0) -> Stretch:
    """The calendar week, Monday to Sunday, that lies `weeks` after the origin's."""
    monday = origin + timedelta(weeks=weeks, days=-origin.weekday())
    return monday, monday + timedelta(6)


def month(year: int, number: int) -> Stretch:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def months_from(origin: date, months: int) -> Stretch:
    count = origin.year * 12 + origin.month - 1 + months
    return month(count // 12, count % 12 + 1)


def year(number: int) -> Stretch:
    return date(number, 1, 1), date(number, 12, 31)


def away(origin: date, number: int, unit: str) -> Stretch:
    """The day, week, month or year that lies `number` units after the origin, before it where negative.

    That of decades is a year.
    """
    match unit:
        case "day":
            return day(origin + timedelta(number))
        case "week":
            return week(origin, number)
        case "month":
            return months_from(origin, number)
        case "decade":
            return year(origin.year + 10 * number)
    return year(origin.year + number)


def weekday(origin: date, number: int, tense: Tense, *, strictly: bool = False) -> date:
    """The nearest day of that name behind (or before) the origin, the origin's own day counting unless `strictly`."""
    ahead = (number - origin.weekday()) % 7 if tense == "future" else -((origin.weekday() - number) % 7)
    return origin + timedelta(ahead or (0 if not strictly else 7 if tense == "future" else -7))


def day_of_year(number: int, month_number: int, origin: date, tense: Tense) -> date:
    """The nearest such day of a month behind (or before) the origin; February 29 within four years."""
    years = [origin.year + step for step in range(-4, 5)]
    days = [date(y, month_number, number) for y in years if number <= monthrange(y, month_number)[1]]
    fitting = [d for d in days if (d >= origin if tense == "future" else d <= origin)]
    return min(fitting, key=lambda d: abs(d - origin))


def day_of_month(number: int, origin: date, tense: Tense) -> date | None:
    """The nearest day with that number in its month behind (or before) the origin: "on the 14th"."""
    step = 1 if tense == "future" else -1
    for months in range(3):
        first, last = months_from(origin, step * months)
        if number > last.day:
            continue
        found = first.replace(day=number)
        if found >= origin if tense == "future" else found <= origin:
            return found
    return None
