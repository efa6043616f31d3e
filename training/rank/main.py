"""Whom an article is about."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from reader.analysis import understood
from reader.analysis.actors import central
from reader.story import Actor
from training.rank.annotated import articles, judged
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in "mentions does suffers says paragraphs".split()}
DECISION = Decision("main", "yes", decay=30.0, groups=GROUPS)


def examples(shared: Path) -> Iterator[Example]:
    """Every actor that is found: is it one that was marked as main? It is the annotated one of most of its mentions."""
    parts = articles(shared), *(judged(shared, apart=apart) for apart in (True, False))
    for name, article, doc, gold in chain.from_iterable(parts):
        found = understood(doc, article)
        described = central.describe(article, found.actors, found.quotes, found.events)
        bearers = _marked(found.actors, gold["main"]) if "main" in gold else _bearers(found.actors, gold["actors"])
        for actor, features in zip(found.actors, described, strict=True):
            yield Example(name, (features,), (actor.id in bearers,))


def _marked(actors: Sequence[Actor], mentions: Sequence[Sequence[int]]) -> set[str]:
    """The actors with these mentions, each one of an actor that was marked as main."""
    marked = {(start, end) for start, end in mentions}
    return {actor.id for actor in actors if any((m.start, m.end) in marked for m in actor.mentions)}


def _bearers(actors: Sequence[Actor], gold: Sequence[dict[str, Any]]) -> set[str]:
    """The actor of each one that was marked as main: of those who have most mentions with it, the one with the most."""
    marked = [{(m["start"], m["end"]) for m in actor["mentions"]} for actor in gold]
    found: dict[int, tuple[int, str]] = {}
    for actor in actors:
        ours = [(m.start, m.end) for m in actor.mentions]
        shares = [sum(any(s < y and x < e for x, y in some) for s, e in ours) for some in marked]
        best = max(range(len(shares)), key=shares.__getitem__, default=0)
        if shares and 2 * shares[best] >= len(ours):
            found[best] = max(found.get(best, (0, "")), (shares[best], actor.id))
    return {bearer for k, (_, bearer) in found.items() if gold[k].get("main")}
