"""What a user asks the library for: words and "phrases", and fields with a colon.

sanctions "cease fire" who:"John Kirby" said:retaliate event:justice after:2021-06 before:2022 source:reuters
tag:war is:starred
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias, get_args

from msgspec import Struct

from reader.library.across.folding import fold, forms, name_forms
from reader.library.files.packing import whole
from reader.library.reading.articles import as_tag

State = Literal["starred", "unread"]
Phrase: TypeAlias = tuple[str, ...]
"""Words that stand one after another."""

FIELDS: Final = ("who", "said", "event", "after", "before", "source", "tag", "is")
LONGEST: Final = 1000
"""Characters of a query."""
_QUOTES: Final = {'"': '"', "“": "”", "”": "”", "„": "“”"}
"""What closes a phrase by what opens it."""


class QueryError(ValueError):
    """The query asks for nothing that is known; says what in a sentence for the user."""


class Query(Struct, frozen=True):
    """All of it is to hold at once."""

    words: tuple[Phrase, ...] = ()
    """What stands in the article."""
    who: tuple[Phrase, ...] = ()
    """Names, or parts of names, of who is in it; with `said` who says it."""
    said: tuple[Phrase, ...] = ()
    """What stands in a quote."""
    event: tuple[Phrase, ...] = ()
    """Types of events ("justice"), or the words that carry them; with `who` who takes part."""
    after: str | None = None
    """The first day, ISO."""
    before: str | None = None
    """The day after the last, ISO."""
    sources: tuple[str, ...] = ()
    """Parts of an outlet's name or of an address."""
    tags: tuple[str, ...] = ()
    states: tuple[State, ...] = ()


def parse(typed: str) -> Query:
    """What somebody typed as a query. Raises QueryError."""
    phrases: dict[str, list[Phrase]] = {"words": [], "who": [], "said": [], "event": []}
    others: dict[str, list[str]] = {field: [] for field in ("after", "before", "source", "tag", "is")}
    if len(typed) > LONGEST:
        raise QueryError(f"A search can be {LONGEST} characters long.")
    for field, value in _terms(whole(typed)):
        if field is not None and field not in FIELDS:
            raise QueryError(f"There is no {field}: to search by, only {', '.join(f'{name}:' for name in FIELDS)}.")
        if field in others:
            if not value.strip():
                raise QueryError(f"{field}: needs something after it, without a space between.")
            others[field].append(value)
        elif words := tuple(name_forms(value) if field == "who" else forms(value)):
            phrases[field or "words"].append(words)
        elif field:
            raise QueryError(f"{field}: needs something after it, without a space between.")
    after = [first_day("after", value) for value in others["after"]]
    before = [first_day("before", value) for value in others["before"]]
    for state in others["is"]:
        if fold(state) not in get_args(State):
            raise QueryError(f"An article is:starred or is:unread, not is:{state}.")
    query = Query(
        words=tuple(phrases["words"]),
        who=tuple(phrases["who"]),
        said=tuple(phrases["said"]),
        event=tuple(phrases["event"]),
        after=max(after, default=None),
        before=min(before, default=None),
        sources=tuple(fold(value) for value in others["source"]),
        tags=tuple(as_tag(value) for value in others["tag"]),
        states=tuple(state for state in get_args(State) if state in [fold(value) for value in others["is"]]),
    )
    if query == Query():
        raise QueryError("There is no word to search for.")
    return query


def _terms(typed: str) -> Iterator[tuple[str | None, str]]:
    """Each word or phrase, with its field if it has one."""
    at = 0
    while at < len(typed):
        if typed[at].isspace():
            at += 1
            continue
        field, start = None, at
        while at < len(typed) and typed[at].isalpha():
            at += 1
        if at > start and typed[at : at + 1] == ":":
            field, start = fold(typed[start:at]), at + 1
        at = start
        if at < len(typed) and (closing := _QUOTES.get(typed[at])):
            end = min((found for mark in closing if (found := typed.find(mark, at + 1)) >= 0), default=len(typed))
            yield field, typed[at + 1 : end]
            at = end + 1
            continue
        while at < len(typed) and not typed[at].isspace():
            at += 1
        yield field, typed[start:at]


def first_day(field: str, value: str) -> str:
    """The first day of a year, a month or a day, ISO. Raises QueryError."""
    parts = value.strip().split("-")
    try:
        if len(parts) > 3 or len(parts[0]) != 4 or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValueError
        return datetime.date(*(int(part) for part in [*parts, "1", "1"][:3])).isoformat()
    except ValueError:
        raise QueryError(f"{field}: needs a date such as 2021, 2021-06 or 2021-06-27, not {value.strip()}.") from None
