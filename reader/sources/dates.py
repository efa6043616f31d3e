"""Whole dates as they stand at the top of an article. (Dates inside the text are the analysis's matter.)"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reader.patterns import late

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_CENTURIES = ("19", "20")
_YEAR = rf"(?P<year>(?:{'|'.join(_CENTURIES)})\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = (
    rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
    rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
    rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
)
_DATES = tuple(late(form, re.IGNORECASE) for form in _FORMS)
_IN_PATH = late(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)(?=[/_.-]|\d*$)")

LONGEST_DATE_LINE = 160

_AROUND = (
    r"(?:(?:first |last )?(?:published|posted|updated|modified|created|issued)|date|on|at|[ap]\.?m\.?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|gmt|utc|[a-z]{1,3}t|\d\d?[:.]\d\d(?:[:.]\d\d)?)"
)
"""What stands on a date line beside the date: words, weekdays, hours, time zones."""
_ONLY_AROUND = late(rf"(?:\W++|(?>\b{_AROUND}\b))*+", re.IGNORECASE)


def first_date(string: str) -> str | None:
    """The ISO form of the first whole date in a string; None if it has none."""
    found = next(filter(None, _dates(string)), None)
    return _iso(found) if found else None


def date_in_address(address: str) -> str | None:
    """The date in an address's path, as in /2021/06/28/, in ISO form."""
    match = _IN_PATH.search(address)
    return _iso(match) if match else None


def is_date_line(line: str) -> bool:
    """Whether a line says when the article appeared and nothing else: "Updated: July 18, 2022 5:36 pm"."""
    if len(line) > LONGEST_DATE_LINE:
        return False
    return any(
        _ONLY_AROUND.fullmatch(line[: match.start()]) and _ONLY_AROUND.fullmatch(line[match.end() :])
        for match in _dates(line)
        if match
    )


def _dates(string: str) -> Iterator[re.Match[str] | None]:
    """The first date in each form, where there is one; the forms are not asked where no year's century stands."""
    if any(century in string for century in _CENTURIES):
        yield from (pattern.search(string) for pattern in _DATES)


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"]
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
    try:
        return date(int(match["year"]), number, int(match["day"])).isoformat()
    except ValueError:
        return None
