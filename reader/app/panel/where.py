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
    """Every name by the group it has its colour of, in text order, with how often it stands there."""
    counted: dict[str, list[Entity]] = {}
    for entity in links.analysis.entities:
        if links.actor_at(entity.start) is None:
            counted.setdefault(words_key(article.text, entity), []).append(entity)
    grouped: dict[GroupName, list[tuple[int, Row]]] = {name: [] for name in ORDER}
    for key, entities in counted.items():
        grouped[group_of(entities[0].label).name].append((entities[0].start, _named(article.text, key, entities)))
    for actor in links.analysis.actors:
        if actor.kind == "place" and (first := thing_extent(actor)):
            grouped["place"].append((first[0], _actor(article.text, actor)))
    titles = {group.name: group.title for group in GROUPS}
    made: list[Row] = []
    for name in ORDER:
        if below := sorted(grouped[name], key=lambda pair: pair[0]):
            made += [*([gap()] if made else []), heading(titles[name]), *(row for _, row in below)]
    return made


def _named(text: str, key: str, entities: list[Entity]) -> Row:
    first, words = entities[0], clean(text[entities[0].start : entities[0].end])
    shown = Content.styled(words, f"${group_of(first.label).variable}")
    draw = partial(_counted, shown, len({entity.start for entity in entities}), "place")
    return Row(key, draw, thing_extent(first), opens=first, texts=lambda: (words,))


def _actor(text: str, actor: Actor) -> Row:
    colour = actor_colour(actor)
    shown = Content.assemble((f"{MARKS[actor.kind]} ", colour), (clean(actor.name), colour))
    draw = partial(_counted, shown, len(actor.mentions), "mention")
    named = (actor.name, *(text[m.start : m.end] for m in actor.mentions if m.form == "name"))
    return Row(actor.id, draw, thing_extent(actor), opens=actor, texts=lambda: named)


def _counted(shown: Content, count: int, unit: str, width: int) -> list[Content]:
    return [spread(shown, Content.styled(f"{count} {unit}{'s' if count != 1 else ''}", MUTED), width)]
