"""Whom an article is about: the chance that an editor would name an actor as one of its main ones.

How often and where someone is named says half of it (`reader.analysis.actors.salience`); the other half is what they do
and suffer in the events that matter, and what they say. Learned from articles whose main actors were marked; of two
that are found and are the same, only the more salient one counted, so that who has no name has less of a chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, log1p

import msgspec

from reader.analysis import ranker
from reader.analysis.extents import Extents
from reader.analysis.ranker import Features
from reader.story import Actor, Article, Event, Quote

_LEAST = 0.001


def weigh(
    article: Article, actors: Sequence[Actor], quotes: Sequence[Quote], events: Sequence[Event]
) -> tuple[Actor, ...]:
    """The actors with their chance beside the likeliest one's as their salience, the most salient first."""
    chances = ranker.scorer("main").chances(describe(article, actors, quotes, events))
    most = max(chances, default=1.0)
    found = [
        msgspec.structs.replace(actor, salience=round(chance / most, 4))
        for actor, chance in zip(actors, chances, strict=True)
    ]
    return tuple(sorted(found, key=lambda actor: -actor.salience))


def describe(
    article: Article, actors: Sequence[Actor], quotes: Sequence[Quote], events: Sequence[Event]
) -> list[Features]:
    """What is known of each actor; `salience` is that of its mentions."""
    blocks = Extents((block.start, block.end) for block in article.blocks)
    does: Counter[str | None] = Counter()
    suffers: Counter[str | None] = Counter()
    for event in events:
        does.update({person.actor: event.salience for person in event.who})
        suffers.update({person.actor: event.salience for person in event.whom})
    says = {speaker for quote in quotes for speaker in quote.speakers or (quote.speaker,)}
    whole = max(1, len(article.blocks))
    return [
        {
            "mentions": log(max(actor.salience, _LEAST)),
            "does": log1p(does[actor.id]),
            "suffers": log1p(suffers[actor.id]),
            "says": float(actor.id in says),
            "paragraphs": len({block for m in actor.mentions for block in blocks.holding(m.start)}) / whole,
            f"kind:{actor.kind}": 1.0,
            f"kind:{actor.kind}:named": float(any(m.form == "name" for m in actor.mentions)),
        }
        for actor in actors
    ]
