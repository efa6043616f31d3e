"""What a time expression means on the calendar, seen from the day of publication.

`read` maps "Sunday evening", "at the end of February", "three days ago", "in 2018" to a day, a month or a
year. Each rule gives the stretch of days that the words cover; the value is the finest calendar unit that
holds the whole stretch, so it is never more exact than the text: "last week" is a month when the week lies
in one, and its grain says that it is a week. What no unit holds ("the 1990s"), and what is a duration or has no fixed
place ("for three weeks", "after the attack"), is None. Newspapers' relative expressions have rules of our own
(`timerules`); dateparser reads what is left of absolute dates.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from reader.analysis import datelines
from reader.analysis.times import rules as timerules
from reader.analysis.times import stretches
from reader.analysis.times.stretches import Tense
from reader.analysis.times.words import MONTH, RANGE, plain, tells_the_hour
from reader.story import Article, Grain


class Dated(NamedTuple):
    """A time on the calendar: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, and the unit that the words name."""

    value: str
    grain: Grain


_DIGIT = re.compile(r"\d")
_WEEKS = re.compile(r"\bweeks?\b")
_MONTH = re.compile(rf"\b{MONTH}(?!\w)")
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")


def base(article: Article) -> date | None:
    """The day from which the article speaks: of its dateline where that is given, else of its publication.

    A dateline ("ERBIL, June 27 (Reuters) –") counts when it names the year, or lies in the week before publication.
    """
    published = stretches.iso(article.published) if article.published else None
    told = datelines.day(article)
    value = resolve(told, published, "past") if told else None
    dated = stretches.iso(value) if value and len(value) == 10 else None
    if dated is None or (published and not timedelta(0) <= published - dated <= timedelta(7)):
        return published
    return dated


@lru_cache(maxsize=4096)
def read(text: str, published: date | None, tense: Tense = "past", told: date | None = None) -> Dated | None:
    """The value and grain of a time expression; None where it has none.

    `published` is the day the text speaks from; without it only dates that name their year resolve.
    `tense` is that of the event: "on Friday" lies behind a past one and before a planned one.
    `told` is the day that the text told of last, from which "two days later" is counted.
    """
    words = plain(text)
    try:
        for rules, seen_from in ((timerules.TOLD if told else [], told), (timerules.PUBLISHED, published)):
            for pattern, rule in rules:
                if found := pattern.fullmatch(words):
                    stretch = rule(found, seen_from, tense)
                    value = stretches.value(stretch) if stretch else None
                    return Dated(value, _grain(text, stretches.grain(stretch))) if stretch and value else None
        if stretch := _range(words, published, tense):
            value = stretches.value(stretch)
            return Dated(value, stretches.grain(stretch)) if value else None
        value = _parsed(words, published, tense)
        return Dated(value, _grain(text, "day")) if value else None
    except (ValueError, OverflowError):  # February 30, a year before the calendar's first
        return None


def resolve(text: str, published: date | None, tense: Tense = "past", told: date | None = None) -> str | None:
    """The value of a time expression alone; the arguments are `read`'s."""
    found = read(text, published, tense, told)
    return found.value if found else None


def _range(words: str, published: date | None, tense: Tense) -> stretches.Stretch | None:
    """From the beginning of one end to the end of the other: "3 january to 5 march"."""
    one, joint, other = words.partition(" to ")
    if not joint:
        return None
    ends = [s for s in (_stretch(end, published, tense) for end in (one, other)) if s]
    return (ends[0][0], ends[1][1]) if len(ends) == 2 and ends[0][0] <= ends[1][1] else None


def _stretch(words: str, published: date | None, tense: Tense) -> stretches.Stretch | None:
    for pattern, rule in timerules.PUBLISHED:
        if found := pattern.fullmatch(words):
            return rule(found, published, tense)
    return None


def _grain(text: str, of_days: Grain) -> Grain:
    if of_days != "day":
        return of_days
    return "part of day" if tells_the_hour(text) else "week" if _WEEKS.search(text) else "day"


def _parsed(words: str, published: date | None, tense: Tense) -> str | None:
    """What dateparser makes of an absolute date in another form ("3rd June 21"): one that names day and month."""
    if not (_DIGIT.search(words) and _MONTH.search(words)) or RANGE.search(words) or len(words) > 30:
        return None
    import dateparser  # slow to load, and seldom needed

    named = _YEAR.search(words) is not None
    if not named and published is None:
        return None
    settings: dict[str, object] = {"REQUIRE_PARTS": ["day", "month"], "PREFER_DATES_FROM": tense}
    if published:
        settings["RELATIVE_BASE"] = datetime(published.year, published.month, published.day)
    found = dateparser.parse(words, languages=["en"], settings=settings)
    if found and published and not named and abs(found.year - published.year) > 1:
        return None  # a two-digit year read in the wrong century
    return found.date().isoformat() if found else None
