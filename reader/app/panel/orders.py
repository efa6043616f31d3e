"""The orders of actors, events and quotes, and the rows of each tab in the order that was chosen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from reader.app.looks.words import clean
from reader.app.panel.brief import brief
from reader.app.panel.events import events_tab
from reader.app.panel.rows import Row, actor_rows, gap, heading, quote_rows
from reader.app.panel.tabs import WHERE, Tab
from reader.app.panel.timeline import dated, timeline
from reader.app.panel.where import where_rows
from reader.app.threads.links import Links
from reader.story import Actor, Article, Event, Quote

SETTING: Final[Mapping[Tab, str]] = {
    "actors": "actors_order", "events": "events_order", "quotes": "quotes_order",
}  # fmt: skip
"""The settings that hold the tabs' orders; the timeline has one order only."""

CALLED: Final[Mapping[str, str]] = {
    "salience": "most important first", "text": "as in the text", "name": "by name", "time": "by time",
    "speaker": "by speaker",
}  # fmt: skip
"""What the orders are called."""


def ordered_actors(actors: Iterable[Actor], order: str) -> list[Actor]:
    """By salience, by their first mention in the text, or by name."""
    match order:
        case "text":
            return sorted(actors, key=lambda actor: actor.mentions[0].start if actor.mentions else 0)
        case "name":
            return sorted(actors, key=lambda actor: actor.name.casefold())
    return list(actors)


def ordered_events(links: Links, order: str) -> list[Event]:
    """In text order, by date with the undated last, or by salience."""
    match order:
        case "time":
            return sorted(links.told, key=lambda event: ((value := dated(links, event)) is None, value or ""))
        case "salience":
            return sorted(links.told, key=lambda event: -event.salience)
    return links.told


def by_speaker(links: Links, quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """Quotes by who said them, those who are quoted most first, and last those that name nobody."""
    grouped: dict[str, list[Quote]] = {}
    for quote in quotes:
        actor = links.actors.get(quote.speaker or "")
        grouped.setdefault(actor.name if actor else "", []).append(quote)
    ordered = sorted(grouped.items(), key=lambda group: (not group[0], -len(group[1])))
    return {clean(name) or "Other sources": group for name, group in ordered}


def rows(
    tab: Tab, order: str, article: Article, links: Links, unfolded: Container[str] = (), chooses: str = "Enter"
) -> list[Row]:
    """The rows of a tab; `unfolded` holds the keys of the rows whose rows below are shown, `chooses` is what the key
    is called that chooses a row."""
    match tab:
        case "brief":
            return brief(article, links)
        case "actors" if order == WHERE:
            return where_rows(article, links)
        case "actors":
            return actor_rows(article, links, ordered_actors(links.analysis.actors, order))
        case "events":
            return events_tab(article, links, ordered_events(links, order), unfolded)
        case "quotes" if order == "speaker":
            groups = by_speaker(links, links.analysis.quotes).items()
            return _sections(
                (name, quote_rows(article, links, group, named=name == "Other sources")) for name, group in groups
            )
        case "quotes":
            return quote_rows(article, links, links.analysis.quotes)
        case "timeline":
            return timeline(article, links, ordered_events(links, "time"), unfolded, chooses)


def _sections(sections: Iterable[tuple[str, list[Row]]]) -> list[Row]:
    made: list[Row] = []
    for title, below in sections:
        made += [*([gap()] if made else []), heading(title), *below]
    return made
