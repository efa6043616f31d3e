"""A story as plain text for a pipe: the article with its entities labelled, then who, what and who said it.

Nothing is wrapped: a paragraph is one line, a row of a table is one, with its cells below those of the row before.
Furniture is left out, and nothing acts on a terminal that it may end on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from reader.printable import safe
from reader.sources.texts.lists import BULLET, INWARDS, Depths
from reader.sources.texts.rows import MARKER, in_columns, setting, tables
from reader.story import Actor, Article, Block, Entity, Event, Extent, Quote, Story, said


def encode(story: Story) -> str:
    """The whole story, ending in a newline."""
    found = story.analysis
    names = {actor.id: _line(actor.name) for actor in found.actors}
    text = story.article.text
    sections = [
        *_article(story.article, found.entities),
        *_section("ACTORS", map(_actor, found.actors)),
        *_section("EVENTS", (_event(event, text, names) for event in found.events)),
        *_section("QUOTES", (_quote(quote, text, names) for quote in found.quotes)),
    ]
    lines = "\n\n".join(sections).split("\n")
    return "\n".join(map(safe, lines)) + "\n"


def _article(article: Article, entities: Sequence[Entity]) -> Iterator[str]:
    shown = [block for block in article.blocks if block.kind != "furniture"]
    if article.title and not any(block.kind == "title" for block in shown):
        yield _line(article.title)
    for how, run in groupby(shown, lambda block: setting(block.kind, _words(article, block))):
        if how == "table":
            yield from _tables(article, list(run), entities)
        elif how == "code":
            yield "\n".join(_labelled(article.text, (block.start, block.end), entities) for block in run)
        elif how == "list":
            yield "\n".join(_items(article, list(run), entities))
        else:
            yield from (_line(_labelled(article.text, (block.start, block.end), entities)) for block in run)


def _words(article: Article, block: Block) -> str:
    return article.text[block.start : block.end]


def _items(article: Article, items: Sequence[Block], entities: Sequence[Entity]) -> Iterator[str]:
    """A line an item, further in for each list around its own, behind a bullet if it has no mark or number."""
    depths = Depths(article.text)
    for item in items:
        mark = "" if MARKER.match(_words(article, item)) else f"{BULLET} "
        words = _line(_labelled(article.text, (item.start, item.end), entities))
        yield f"{INWARDS * depths.of(item.start)}{mark}{words}"


def _tables(article: Article, rows: Sequence[Block], entities: Sequence[Entity]) -> Iterator[str]:
    """The tables that rows are of, their columns as wide as the labels make them."""
    waiting = iter(rows)
    for table in tables([_words(article, row) for row in rows]):
        these = list(islice(waiting, len(table)))
        yield "\n".join(
            in_columns(
                [
                    [_line(_labelled(article.text, (row.start + a, row.start + b), entities)) for a, b in row_cells]
                    for row, row_cells in zip(these, table, strict=True)
                ]
            )
        )


def _labelled(text: str, extent: Extent, entities: Iterable[Entity]) -> str:
    """The text of an extent with each entity as in "[PERSON Jane Doe]"."""
    pieces: list[str] = []
    at, end = extent
    for entity in entities:
        if at <= entity.start and entity.end <= end:
            pieces += [text[at : entity.start], f"[{entity.label} {text[entity.start : entity.end]}]"]
            at = entity.end
    return "".join([*pieces, text[at:end]])


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    body = [f"  {line}" for line in lines]
    if body:
        yield "\n".join([heading, *body])


def _actor(actor: Actor) -> str:
    count = len(actor.mentions)
    return f"{_line(actor.name)} ({actor.kind}, {count} {'mention' if count == 1 else 'mentions'})"


def _event(event: Event, text: str, names: dict[str, str]) -> str:
    def words(extent: Extent) -> str:
        return _line(text[slice(*extent)])

    realis = "" if event.realis == "actual" else f", {event.realis}"
    parts = [f"{words(event.trigger)} ({event.type}{realis})"]
    for role, participants in (("who", event.who), ("whom", event.whom)):
        if participants:
            parts.append(f"{role}: " + "; ".join(names.get(p.actor or "") or words(p.span) for p in participants))
    if event.where:
        parts.append("where: " + "; ".join(words(place.span) for place in event.where))
    if event.when:
        times = (words(w.span) + (f" [{w.value}]" if w.value else "") for w in event.when)
        parts.append("when: " + "; ".join(times))
    return " | ".join(parts)


def _quote(quote: Quote, text: str, names: dict[str, str]) -> str:
    speaker = names.get(quote.speaker or "") or (_line(text[slice(*quote.source)]) if quote.source else "unknown")
    content = " … ".join(map(_line, said(text, quote)))
    return f"{speaker} ({quote.kind}): {content}"


def _line(text: str) -> str:
    return " ".join(text.split())
