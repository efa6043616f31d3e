"""The words of time expressions: months, weekdays, numbers and holidays, and the patterns made of them."""

from __future__ import annotations

import re

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
NEAR = {"day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}
SHIFTS = {
    **dict.fromkeys(("last", "past", "previous", "before"), -1),
    **dict.fromkeys(("this", "current", "same", "very same", "that"), 0),
    **dict.fromkeys(("coming", "next", "following", "after"), 1),
}
HOLIDAYS = {
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
FULL_WEEKDAYS = frozenset(name for name in WEEKDAYS if name.endswith("day"))
PARTS_OF_DAY = frozenset(
    """morning afternoon evening night noon midday midnight dawn dusk lunchtime mornings afternoons evenings
    nights""".split()
)


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


MONTH = rf"(?P<month>{_any(MONTHS)})\.?"
WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})\.?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>1\d{3}|20\d{2})"
NUMBER = rf"(?P<number>\d{{1,3}}|{_any(NUMBERS)})"
UNIT = r"(?P<unit>day|week|month|year)"
WHICH = r"(?P<which>last|past|previous|this|current|coming|next)"
SHADE = (
    r"(?:(?:the )?(?:beginning|start|end|middle|close|first half|second half|early part) of |(?:early|late|mid)[ -])?"
)

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
    r"|back|again|for|starting|beginning|dated|and|the|so far|as recently as|as early as|most recently)\s+)++"
)
_DAY_APART = re.compile(r"(?:the )?day (?:before yesterday|after tomorrow)")
_THIS = re.compile(r"\bthis (?=morning|afternoon|evening)|\bto(?=night\b)")
_SAME = re.compile(r"\b(the same|that) (?=morning|afternoon|evening|night)")
_LAST = re.compile(r"\blast (?=night\b|evening\b)")
_BEFORE_STOP = re.compile(r" (?=[,.])")
_EDGES = " ,.;:-–—\"'()"


def plain(text: str) -> str:
    """An expression in lower case, without prepositions before it, hours of the day and punctuation around it."""
    words = " ".join(text.lower().replace("’", "'").split())
    if _DAY_APART.fullmatch(words):
        return words.removeprefix("the ")
    words = _THIS.sub("today ", words)
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
