"""Where, when and what else is named: a row for each name that is no actor's, and for each place that is one."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from reader.app.looks.colours import GROUPS, GroupName, group_of
from reader.app.looks.words import MUTED, clean, spread
from reader.app.panel.rows import MARKS, Row, actor_colour, gap, heading
from reader.app.threads.links import Links, thing_extent, words_key
from reader.story import Actor, Article, Entity

ORDER: tuple[GroupName, ...] = ("place", "time", "group", "organization", "person", "other")


def where_rows(article: Article, links: Links) -> list[Row]:
    """Every name by the group it has its colour of, in text order, with how often it stands there.

    It is counted wherever it stands, as its card and its thread do: also within the words for an actor.
    """
    named: dict[str, Entity] = {}
    places: dict[str, set[int]] = {}
    for entity in links.analysis.entities:
        key = words_key(article.text, entity)
        places.setdefault(key, set()).add(entity.start)
        if links.actor_at(entity.start) is None:
            named.setdefault(key, entity)
    grouped: dict[GroupName, list[tuple[int, Row]]] = {name: [] for name in ORDER}
    for key, first in named.items():
        row = _named(article.text, key, first, len(places[key]))
        grouped[group_of(first.label).name].append((first.start, row))
    for actor in links.analysis.actors:
        if actor.kind == "place" and (extent := thing_extent(actor)):
            grouped["place"].append((extent[0], _actor(article.text, actor)))
    titles = {group.name: group.title for group in GROUPS}
    made: list[Row] = []
    for name in ORDER:
        if below := sorted(grouped[name], key=lambda pair: pair[0]):
            made += [*([gap()] if made else []), heading(titles[name]), *(row for _, row in below)]
    return made


def _named(text: str, key: str, first: Entity, count: int) -> Row:
    words = clean(text[first.start : first.end])
    shown = Content.styled(words, f"${group_of(first.label).variable}")
    draw = partial(_counted, shown, count)
    return Row(key, draw, thing_extent(first), opens=first, texts=lambda: (words,))


def _actor(text: str, actor: Actor) -> Row:
    colour = actor_colour(actor)
    shown = Content.assemble((f"{MARKS[actor.kind]} ", colour), (clean(actor.name), colour))
    draw = partial(_counted, shown, len(actor.mentions))
    named = (actor.name, *(text[m.start : m.end] for m in actor.mentions if m.form == "name"))
    return Row(actor.id, draw, thing_extent(actor), opens=actor, texts=lambda: named)


def _counted(shown: Content, count: int, width: int) -> list[Content]:
    return [spread(shown, Content.styled(f"{count} mention{'s' if count != 1 else ''}", MUTED), width)]
