"""A story as three tables for a spreadsheet: its actors, its events, its quotes, each with its sentence and its place.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, as spreadsheets do it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, TypeAlias, get_args

from reader.printable import safe
from reader.sentences import sentence
from reader.story import Actor, Event, Extent, Quote, Story, said

Table: TypeAlias = Literal["actors", "events", "quotes"]
TABLES: Final[tuple[Table, ...]] = get_args(Table)
COLUMNS: Final[dict[Table, str]] = {
    "actors": "id name kind salience mentions description start end sentence",
    "events": "id type realis trigger who whom where when date same_as salience confidence start end sentence",
    "quotes": "id kind speaker role words cue confidence start end sentence",
}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN: Final = "; "


def encode(stories: Iterable[Story], table: Table, *, heading: bool = True) -> str:
    """One table of the stories as CSV (RFC 4180), offsets in code points of the article's text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if heading:
        writer.writerow(["source", "title", "published", *COLUMNS[table].split()])
    for story in stories:
        writer.writerows(map(_cell, row) for row in _rows(story, table))
    return out.getvalue()


def _rows(story: Story, table: Table) -> Iterator[Sequence[object]]:
    article, found = story.article, story.analysis
    about = article.source, article.title, article.published
    names = {actor.id: actor for actor in found.actors}
    if table == "actors":
        yield from ((*about, *_actor(story, actor)) for actor in found.actors if actor.mentions)
    elif table == "events":
        yield from ((*about, *_event(story, event, names)) for event in found.events)
    else:
        yield from ((*about, *_quote(story, quote, names)) for quote in found.quotes if quote.content)


def _actor(story: Story, actor: Actor) -> Iterator[object]:
    first = actor.mentions[0]
    yield from (actor.id, actor.name, actor.kind, actor.salience, len(actor.mentions), actor.description)
    yield from (first.start, first.end, _sentence(story, first.start))


def _event(story: Story, event: Event, names: dict[str, Actor]) -> Iterator[object]:
    text = story.article.text
    yield from (event.id, event.type, event.realis, text[slice(*event.trigger)])
    for side in (event.who, event.whom):
        yield _BETWEEN.join(names[p.actor].name if p.actor in names else text[slice(*p.span)] for p in side)
    yield _BETWEEN.join(text[slice(*place.span)] for place in event.where)
    yield _BETWEEN.join(text[slice(*when.span)] for when in event.when)
    yield _BETWEEN.join(when.value for when in event.when if when.value)
    yield from (event.same_as, event.salience, event.confidence)
    yield from (*event.trigger, _sentence(story, event.trigger[0]))


def _quote(story: Story, quote: Quote, names: dict[str, Actor]) -> Iterator[object]:
    text = story.article.text
    speakers = [names[s] for s in quote.speakers or (quote.speaker,) if s in names]
    yield from (quote.id, quote.kind)
    yield _BETWEEN.join(s.name for s in speakers) or (text[slice(*quote.source)] if quote.source else "")
    yield speakers[0].description if speakers else None
    yield from (" … ".join(said(text, quote)), text[slice(*quote.cue)] if quote.cue else None, quote.confidence)
    yield from (*quote.extent, _sentence(story, quote.content[0][0]))


def _sentence(story: Story, offset: int) -> str:
    at: Extent = sentence(story.article, offset)
    return story.article.text[slice(*at)]


def _cell(value: object) -> str:
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else str(value)
    words = safe(" ".join(str(value).split()))
    return f"'{words}" if words.startswith(_FORMULA) else words
