"""Whom an article is about."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.analysis import understood
from reader.analysis.actors import central
from reader.story import Actor
from training.rank.annotated import judged
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in "mentions does suffers says paragraphs".split()}
DECISION = Decision("main", "yes", decay=30.0, groups=GROUPS)


def examples(shared: Path) -> Iterator[Example]:
    """Every actor that is found: is it one that was marked as main?"""
    for name, article, doc, gold in judged(shared, apart=True):
        found = understood(doc, article)
        described = central.describe(article, found.actors, found.quotes, found.events)
        bearers = _marked(found.actors, gold["main"])
        for actor, features in zip(found.actors, described, strict=True):
            yield Example(name, (features,), (actor.id in bearers,))


def _marked(actors: Sequence[Actor], mentions: Sequence[Sequence[int]]) -> set[str]:
    """The actors with these mentions, each one of an actor that was marked as main."""
    marked = {(start, end) for start, end in mentions}
    return {actor.id for actor in actors if any((m.start, m.end) in marked for m in actor.mentions)}
