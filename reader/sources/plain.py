"""A plain text → an article: its title, byline and date are read off its first blocks."""

from __future__ import annotations

import re
from datetime import date

from reader.sources.blocks import blocks
from reader.story import Article, Block

OPENING = 6
"""Blocks among which a byline or a date line stands."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ISO = rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"\b{_ISO}", rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b", rf"\b{_MONTH} {_DAY},? {_YEAR}\b")
)
_PATH_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]\d)[/-]?(?P<day>[0-3]\d)(?=[/_.-]|\d*$)")
_LONGEST_DATE_LINE = 80
_DATELINE = 80
"""Characters at an article's very beginning in which its dateline stands: "DURBAN, May 20 2022 (IPS) - "."""

_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(
    rf"(?:(?:story|words|written|reported|text) )?by:? (?P<names>{_NAME}(?: {_NAME}){{1,5}}"
    rf"(?:(?:,| and| &) {_NAME}(?: {_NAME}){{1,5}})*)(?:[,|•·–—-].*)?",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 120


def article(text: str, target: str, *, raw: bool = False) -> Article:
    """The article that a plain text is; its text is left as it is. With `raw`, no furniture is looked for."""
    found = blocks(text, raw=raw)
    body = [text[b.start : b.end] for b in found if b.kind != "furniture"][:OPENING]
    title = next((text[b.start : b.end] for b in found if b.kind == "title"), None)
    return Article(
        source=target,
        title=" ".join(title.split()) if title else None,
        byline=next(filter(None, map(_byline, body)), None),
        published=_published(text, found),
        text=text,
        blocks=found,
    )


def _byline(block: str) -> str | None:
    match = _BYLINE.fullmatch(block) if len(block) <= _LONGEST_BYLINE else None
    if match is None:
        return None
    long_words = [word for word in re.findall(r"\w+", match["names"]) if len(word) > 3]
    return match["names"].rstrip(".") if all(word[0].isupper() for word in long_words) else None


def _published(text: str, found: tuple[Block, ...]) -> str | None:
    """The date of a short line near the top, of the dateline, or of the page's address, in this order."""
    opening = [(b, text[b.start : b.end]) for b in found[: OPENING + 2]]
    for _, string in opening:
        if len(string) <= _LONGEST_DATE_LINE and "://" not in string and (day := _date(string)):
            return day
    prose = next((s for b, s in opening if b.kind == "paragraph" and len(s) > _LONGEST_DATE_LINE), "")
    dateline = re.match(r".{3,80}?(?:\)|\s[–—-]{1,2}\s|—)", prose[: _DATELINE + 5])
    if dateline and (day := _date(dateline.group())):
        return day
    for b, string in opening:
        if b.kind == "furniture" and (match := _PATH_DATE.search(string)):
            return _iso(match["year"], match["month"], match["day"])
    return None


def _date(string: str) -> str | None:
    for pattern in _DATES:
        if match := pattern.search(string):
            return _iso(match["year"], match["month"], match["day"])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdigit() else 1 + _MONTHS.index(month[:3].lower())
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
