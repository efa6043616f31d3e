"""What an actor does where it is mentioned: the mentions of a card, grouped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from reader.app.panel.rows import Row
from reader.app.threads.links import Cover, Links
from reader.story import Actor, Event, Quote

Part = Literal["did", "suffered", "said", "described", "named"]
PARTS: Final[dict[Part, str]] = {
    "did": "Mentioned as doing something",
    "suffered": "Mentioned as done something to",
    "said": "Mentioned as saying something",
    "described": "Described",
    "named": "Merely named",
}
"""What an actor does where it is mentioned."""


def by_part(links: Links, actor: Actor, mentions: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of an actor's mentions, under headings that say what the actor does there."""
    spoke = Cover[Quote]((quote.source, quote) for quote in links.said_by(actor) if quote.source)
    events = links.analysis.events
    did = Cover[Event]((who.span, event) for event in events for who in event.who if who.actor == actor.id)
    suffered = Cover[Event]((whom.span, event) for event in events for whom in event.whom if whom.actor == actor.id)
    parts: dict[str, list[Row]] = {part: [] for part in PARTS.values()}
    for mention, row in zip(actor.mentions, mentions, strict=True):
        place = mention.start
        part: Part = "described" if mention.form == "nominal" else "named"
        if spoke.at(place):
            part = "said"
        elif did.at(place):
            part = "did"
        elif suffered.at(place):
            part = "suffered"
        parts[PARTS[part]].append(row)
    return {f"{title} ({len(rows)})": rows for title, rows in parts.items()}
