"""The events that are dated, along an axis of time, and what stands in the way of dating the others."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date as Date
from datetime import timedelta
from functools import partial
from typing import Final

from msgspec.structs import replace
from textual.content import Content

from reader.app.looks.words import MUTED, date, flow, line, spread
from reader.app.panel.events import event_rows
from reader.app.panel.rows import LEVELS, Row, remark
from reader.app.threads.links import Links
from reader.story import Article, Event

SET_DATE: Final = "set_date"
"""The action that asks for the article's date."""
OFFER: Final = "The day of the article is not known, and so not that of “yesterday”. {} sets it."
LONG: Final = 60
"""Days between two dates from which on the axis says how long that was."""


def dated(links: Links, event: Event) -> str | None:
    """The resolved date of an event, from whichever of its tellings gives one."""
    values = (when.value for telling in links.tellings(event) for when in telling.when)
    return next(filter(None, values), None)


def timeline(
    article: Article, links: Links, ordered: Sequence[Event], unfolded: Container[str] = (), sets: str = "Enter"
) -> list[Row]:
    """The dated events of those ordered by time, under their dates; then how many have none.

    `sets` is what the key is called that sets the article's date. No rows where there is nothing to date and no way to.
    """
    grouped: dict[str, list[Event]] = {}
    undated = 0
    for event in ordered:
        if (value := dated(links, event)) and day(value):
            grouped.setdefault(value, []).append(event)
        else:
            undated += 1
    offered = [_offer(sets)] if lacks_date(article, links) else []
    if not grouped and not offered:
        return []
    rows = _axis({value: len(group) for value, group in grouped.items()})
    before: Date | None = None
    for value, group in grouped.items():
        at = day(value)
        rows += [_between(before, at)] if before and at else []
        rows.append(_heading(value))
        rows += [
            replace(row, draw=partial(_along, row)) for row in event_rows(article, links, group, unfolded, under=value)
        ]
        before = at or before
    return [*rows, *([remark(f"{undated} undated")] if undated else []), *offered]


def lacks_date(article: Article, links: Links) -> bool:
    """Whether times cannot be resolved for want of the article's own date."""
    return not article.published and any(w.value is None for event in links.analysis.events for w in event.when)


def day(value: str) -> Date | None:
    """The day that a year, month or day begins with; None for what is no date."""
    try:
        return Date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return None


def middle(value: str) -> Date | None:
    """The day in the middle of a year, month or day."""
    first = day(value)
    return first + timedelta({4: 182, 7: 14}.get(len(value), 0)) if first and first.year < Date.max.year else first


def bars(counts: dict[str, int], cells: int) -> list[int]:
    """How many events fall on each of `cells` equal stretches of the time from the first date to the last."""
    days = [(at.toordinal(), count) for value, count in counts.items() if (at := middle(value))]
    made = [0] * cells
    if days:
        first, last = min(days)[0], max(days)[0]
        for on, count in days:
            made[(on - first) * (cells - 1) // max(1, last - first)] += count
    return made


def _axis(counts: dict[str, int]) -> list[Row]:
    """Time from the first date to the last, at its scale; none where there is one date only."""
    values = [value for value in counts if middle(value)]
    if len(values) < 2:
        return []

    def draw(width: int) -> list[Content]:
        found = bars(counts, width)
        most = max(found)
        scale = Content.assemble(
            *((LEVELS[(count * len(LEVELS) - 1) // most], "$primary") if count else ("─", MUTED) for count in found)
        )
        first, last = (Content.styled(date(value), MUTED) for value in (values[0], values[-1]))
        return [scale, spread(first, last, width), Content("")]

    return [Row("", draw, stands=False)]


def _heading(value: str) -> Row:
    return Row("", lambda width: [line(Content.assemble(("◷ ", MUTED), (date(value), "bold")), width)], stands=False)


def _between(before: Date, after: Date) -> Row:
    """The axis between two dates; where that was long, how long."""
    days = (after - before).days
    years, months = days // 365, days // 30
    count, unit = (years, "year") if years else (months, "month")
    words = f"┊ {count} {unit}{'s' if count != 1 else ''}" if days >= LONG else "│"
    return Row("gap", lambda width: [line(Content.styled(words, MUTED), width)], stands=False)


def _along(row: Row, width: int) -> list[Content]:
    return [Content.assemble(("│ ", MUTED), drawn) for drawn in row.draw(width - 2)]


def _offer(sets: str) -> Row:
    def draw(width: int) -> list[Content]:
        return flow(Content.styled(OFFER.format(sets), "$text-accent"), width)

    return Row(SET_DATE, draw, does=SET_DATE, counts=False)
