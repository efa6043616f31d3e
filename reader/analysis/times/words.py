"""The words of time expressions: months, weekdays, numbers and holidays, and the patterns made of them."""

from __future__ import annotations

import re
from calendar import monthcalendar
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from reader.pipeline.tables import word_set

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun"))
    for name in names.split()
}  # fmt: skip
NUMBERS = {
    word: number
    for number, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"))
    for word in words.split()
}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4}
NEAR = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
SHIFTS = {
    **dict.fromkeys(("last", "past", "previous", "before"), -1),
    **dict.fromkeys(("this", "current", "same", "very same", "that"), 0),
    **dict.fromkeys(("coming", "next", "following", "after"), 1),
}


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _weekday_of(month: int, weekday: int, which: int) -> Callable[[int], date]:
    """The `which`-th such weekday of a month, from 1; -1 for the last."""
    return lambda year: date(
        year, month, [d for w in monthcalendar(year, month) if (d := w[weekday])][which - (which > 0)]
    )


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "martin luther king day": _weekday_of(1, 0, 3),
    "valentine's day": _fixed(2, 14),
    "shrove tuesday": _after_easter(-47),
    "ash wednesday": _after_easter(-46),
    "palm sunday": _after_easter(-7),
    "good friday": _after_easter(-2),
    "easter": _after_easter(0),
    "easter sunday": _after_easter(0),
    "easter monday": _after_easter(1),
    "memorial day": _weekday_of(5, 0, -1),
    "independence day": _fixed(7, 4),
    "labor day": _weekday_of(9, 0, 1),
    "columbus day": _weekday_of(10, 0, 2),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _weekday_of(11, 3, 4),
    "thanksgiving day": _weekday_of(11, 3, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
}
"""The day of a year on which a holiday falls, as papers in English name it."""
FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))
PARTS_OF_DAY = word_set(
    """morning afternoon evening night noon midday midnight dawn dusk lunchtime mornings afternoons evenings nights"""
)


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = rf"(?P<month>{_any(MONTHS)})\.?"
WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})\.?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1\d{3}|20\d{2})"
NUMBER = rf"(?P<number>\d{{1,3}}|{_any(NUMBERS)})"
UNIT = r"(?P<unit>day|week|month|year|decade)"
WHICH = r"(?P<which>last|past|previous|this|current|coming|next)"
QUARTER = rf"(?:the )?(?:fiscal[ -])?(?:(?P<number>{'|'.join(ORDINALS)})[ -](?:fiscal[ -])?quarter|q(?P<q>[1-4]))"
SHADE = (
    r"(?:(?:the )?(?:beginning|start|end|middle|close|first half|second half|early part) of |(?:early|late|mid)[ -])?"
)
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|o[’']clock)"
    r"|(?:(?:[01]?\d|2[0-3]):|(?<=\b(?:at|by) )(?:[01]?\d|2[0-3])\.)[0-5]\d(?![.:]\d)(?: ?(?:hours|hrs))?"
    r"|(?:[01]?\d|2[0-3])\.[0-5]\d ?(?:hours|hrs)"
    r"|noon|midday|midnight)(?![\w%])(?: (?:local time|(?:GMT|UTC|BST|CET|CEST|[ECMP][SD]T|ET)\b))?"
)
"""A time of the clock, as written."""
WRITTEN_CLOCK = re.compile(CLOCK)

_WHEN = r"(?:last|past|previous|this|current|coming|next|following|same|that|latest)"
_PART = r"(?:morning|afternoon|evening|night)"
_SPAN = r"(?:day|night|week|weekend|fortnight|month|quarter|year|season|decade|century)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_WRITTEN_MONTH = (
    rf"(?:(?:{'|'.join(m.title() for m in MONTHS if len(m) > 4 or m in ('may', 'june', 'july'))})\b"
    rf"|(?:{'|'.join(m.title() for m in MONTHS if len(m) < 5)})\b\.?)"
)
_WRITTEN_WEEKDAY = rf"(?:{'|'.join(w.title() for w in WEEKDAYS if w.endswith('day'))})"
_WRITTEN_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w:%])"
_WRITTEN_DAYS = rf"(?:{_WRITTEN_DAY} ?(?:to|and|-|–) ?)?{_WRITTEN_DAY}"
_COUNT = rf"(?:\d{{1,3}}|{_any(NUMBERS)}|several|a few|a couple of|many)"
_WRITTEN_YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\w%])"
_CORE = (
    rf"(?:(?:{_WRITTEN_WEEKDAY},? )?{_WRITTEN_MONTH} {_WRITTEN_DAYS}(?:,? {_WRITTEN_YEAR})?"
    rf"|(?:{_WRITTEN_WEEKDAY},? )?(?:the )?{_WRITTEN_DAYS} (?:of )?{_WRITTEN_MONTH}(?:,? {_WRITTEN_YEAR})?"
    rf"|{_WRITTEN_MONTH},? (?:of )?{_WRITTEN_YEAR}"
    rf"|(?i:{_WHEN} )?{_WRITTEN_WEEKDAY}s?(?: of {_WHEN} week)?"
    rf"|(?i:the )?day (?:before yesterday|after tomorrow)|(?i:yesterday|today|tomorrow|tonight)"
    rf"|(?i:{_COUNT} (?:{_SPAN}|hour|minute)s? (?:ago|earlier|later|before that|after that|from now))"
    rf"|(?i:the )?(?i:{_WHEN}) (?:{_COUNT} )?(?:{_SPAN}s?|{_PART}|{_SEASON}|hours?|{_WRITTEN_MONTH})"
    rf"|(?i:the )?(?:fiscal[ -])?(?:first|second|third|fourth|final)[ -](?:fiscal )?quarter|Q[1-4]"
    rf"|(?i:the )?(?:fiscal|financial) year)(?!\w)"
)
"""What is a time by itself, in the case in which it is written."""
_LEADS = (
    r"(?i:(?:the )?(?:beginning|start|end|middle|first half|second half|rest|close|early hours) of "
    r"|(?:early|late|mid)[ -]|(?:earlier|later) (?:on )?)"
)
FOUND = re.compile(
    rf"\b(?:{_LEADS}(?:{_CORE}|(?:the )?{_SPAN}\b|{_WRITTEN_MONTH})|{_CORE}|{CLOCK})"
    rf"(?:,? (?:on |at |in (?:the )?|of )?(?:{_CORE}|{CLOCK}|{_PART}\b|{_WRITTEN_YEAR}))?+"
)
"""A time in running text, without its preposition; not a month or a year alone, which may be a name or a number."""
JOINS = frozenset(["to", "until", "till", "through", "and", "-", "–", "/"])
"""Between the two ends of a range."""

HOURS = re.compile(
    r"\b(?:the )?(?:early |small )?hours of\b|\bthe (?:morning|afternoon|evening|night) of\b"
    r"|\b(?:(?:early|late|mid)[ -])?(?:in the |at )?"
    r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime)s?\b"
    r"|\b(?:at |around |about |by |before |after )?\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?|o'clock|hours|hrs)(?!\w)"
    r"|\b(?:at |around |about )?\d{1,2}:\d{2}\b"
    r"|\b(?:gmt|utc|bst|est|edt|pst|pdt|cet|cest|eastern|et|local time)\b|\([^()]*+\)"
)
"""What tells the hour within a day."""

RANGE = re.compile(
    r"\b(?:to|and|until|till|through|or|between)\b|\d{4}\s?[-–/]\s?\d{2}|[-–]\s?(?:" + "|".join(MONTHS) + r")\b"
)

_LEAD = re.compile(
    r"^(?>(?:on|in|at|by|since|from|until|till|during|around|about|before|after|as of|as|of|over|late|early|just|only"
    r"|back|again|for|starting|beginning|dated|and|the|so far|as recently as|as early as|most recently|almost|nearly"
    r"|roughly|approximately|some|sometime|exactly|more than|less than|fewer than|just over|just under|between)\s+)++"
)
_DAY_APART = re.compile(r"(?:the )?day (?:before yesterday|after tomorrow)")
_THIS = re.compile(r"\bthis (?=morning|afternoon|evening)|\bto(?=night\b)")
_SAME = re.compile(r"\b(the same|that) (?=morning|afternoon|evening|night)")
_LAST = re.compile(r"\blast (?=night\b|evening\b)")
_OR_SO = re.compile(r" or (?:so|two|more)\b")
_BEFORE_STOP = re.compile(r" (?=[,.])")
_EDGES = " ,.;:-–—\"'()"


def plain(text: str) -> str:
    """An expression in lower case, without prepositions before it, hours of the day and punctuation around it."""
    words = " ".join(text.lower().replace("’", "'").split())
    if _DAY_APART.fullmatch(words):
        return words.removeprefix("the ")
    words = _THIS.sub("today ", _OR_SO.sub("", words))
    words = _SAME.sub(r"\1 day ", words)
    words = _LAST.sub("yesterday ", words)
    words = HOURS.sub(" ", words)
    words = _BEFORE_STOP.sub("", " ".join(words.split())).strip(_EDGES)
    words = _LEAD.sub("", words).removesuffix("'s")
    return words.strip(_EDGES)


def tells_the_hour(text: str) -> bool:
    """Whether an expression says when within the day: "Sunday evening", "at 3 p.m.", "tonight"."""
    words = " ".join(text.lower().replace("’", "'").split())
    return "tonight" in words or any(not found[0].startswith("(") for found in HOURS.finditer(words))
