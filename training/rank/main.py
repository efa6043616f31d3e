"""Whom an article is about: learned from the articles whose actors were judged."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.analysis import understood
from reader.analysis.actors import central
from reader.pipeline import load
from reader.story import Actor, Extent
from training.rank.annotated import members, records
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in "mentions does suffers says paragraphs kind".split()}
DECISION = Decision("main", "yes", decay=10.0, groups=GROUPS)


def examples(shared: Path) -> Iterator[Example]:
    """Every actor that is found: is it one that was marked as main, and the one most spoken of if two are the same?"""
    known = [(row, article) for row, article in records(shared) if "actors" in row]
    for (row, article), doc in zip(known, load().pipe(article.text for _, article in known), strict=True):
        found = understood(doc, article)
        described = central.describe(article, found.actors, found.quotes, found.events)
        chosen = _main(found.actors, [members(actor) for actor in row["actors"]])
        for actor, features in zip(found.actors, described, strict=True):
            yield Example(row["id"], (features,), (actor.id in chosen,))


def _main(actors: Sequence[Actor], judged: Sequence[tuple[bool, Sequence[tuple[int, int, str]]]]) -> set[str]:
    """Of each judged actor that was marked as main, whoever of those found is it and has the most salience."""
    chosen: dict[int, Actor] = {}
    for actor in sorted(actors, key=lambda actor: -actor.salience):
        said = [(m.start, m.end) for m in actor.mentions if m.form != "pronoun"]
        shared = [sum(_meet(extent, (s, e)) for extent in said for s, e, _ in known) for _, known in judged]
        best = max(range(len(judged)), key=shared.__getitem__, default=None)
        if best is not None and judged[best][0] and 2 * shared[best] >= len(said) > 0:
            chosen.setdefault(best, actor)
    return {actor.id for actor in chosen.values()}


def _meet(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]
