"""Where, and on what day, an article was written by its dateline: "OSLO, Jan. 3 (Reuters) –", "ERBIL, Iraq (AP) —"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.story import Article, Block, Extent

LONGEST = 90
"""Characters at a paragraph's beginning in which its dateline stands."""

_WORD = r"[^\W\d_][\w.’'-]{0,20}"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.’'-]{1,20}"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_SECOND = rf"(?:, (?P<second>{_WORD}(?: {_WORD}){{0,2}}))?"
_AGENCY = r"(?: \([^()\n]{2,30}\))?"
_DATELINE = re.compile(
    rf"(?:(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,3}}){_SECOND}(?:, (?P<day>{_DAY}))?{_AGENCY}"
    rf"|(?P<other>[A-Z\u00c0-\u00de]{_WORD}(?: {_WORD}){{0,2}}),(?: (?P<region>{_WORD}),)? (?P<date>{_DAY}){_AGENCY})"
    rf"\s{{0,2}}(?:[–—]|-{{1,2}})\s(?:(?P<behind>{_DAY}): )?"
)
"""A place in capitals, or one with the day, before a dash; the day may stand behind it: "CAIRO – 26 July: …"."""


_COLON = re.compile(rf"(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,3}}): (?=[\"“‘A-Z\u00c0-\u00de])")
"""A place in capitals before a colon; where more than one paragraph begins so, these are speakers."""


def find(article: Article) -> Iterator[Extent]:
    """The names of places in the datelines of an article's paragraphs, each by itself, in text order."""
    labelled = _before_colon(article)
    for block in article.blocks:
        if block.kind != "paragraph":
            continue
        found = _dateline(article, block)
        for part in ("place", "second", "other", "region") if found else ():
            if found and found[part]:
                yield block.start + found.start(part), block.start + found.end(part)
        if found is None and block in labelled:
            yield block.start + labelled[block].start("place"), block.start + labelled[block].end("place")


def whole(article: Article) -> Iterator[Extent]:
    """The datelines of an article's paragraphs, with day, agency and dash, in text order."""
    labelled = _before_colon(article)
    for block in article.blocks:
        if block.kind == "paragraph" and (found := _dateline(article, block) or labelled.get(block)):
            yield block.start, block.start + found.end()


def _before_colon(article: Article) -> dict[Block, re.Match[str]]:
    """What stands in capitals before a colon where the first paragraph begins, and no other does: "KLANG: A man …"."""
    paragraphs = [b for b in article.blocks if b.kind == "paragraph"]
    found = {b: m for b in paragraphs if (m := _COLON.match(article.text[b.start : min(b.end, b.start + LONGEST)]))}
    return found if list(found) == paragraphs[:1] else {}


def day(article: Article) -> str | None:
    """The day in the dateline of the first paragraph, as it is written."""
    opening = next((block for block in article.blocks if block.kind == "paragraph"), None)
    found = _dateline(article, opening) if opening else None
    return (found["day"] or found["date"] or found["behind"]) if found else None


def _dateline(article: Article, block: Block) -> re.Match[str] | None:
    return _DATELINE.match(article.text[block.start : min(block.end, block.start + LONGEST)])
