"""From a Doc to what it says: entities, actors, quotes and events."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc

from reader.analysis import actors, entities, events, quotes
from reader.analysis.actors import central, restricted
from reader.analysis.actors.index import ActorIndex
from reader.analysis.quotes import firstpersons
from reader.story import Analysis, Article, Block

__all__ = ["analyse"]


def analyse(doc: Doc, article: Article) -> Analysis:
    """What `article` says. `doc` is its text, through a pipeline of `reader.pipeline.load`."""
    found = understood(doc, article)
    weighed = central.weigh(article, found.actors, found.quotes, found.events)
    return msgspec.structs.replace(found, actors=weighed)


def understood(doc: Doc, article: Article) -> Analysis:
    """The same, the actors weighed by their mentions alone."""
    article = msgspec.structs.replace(article, blocks=_covering(article))
    named = entities.find(doc, article)
    people = actors.find(doc, article, named)
    said = quotes.find(doc, article, people)
    people = firstpersons.add(doc, article, people, said)
    happened = events.find(doc, article, named, people, said)
    index = ActorIndex(people)
    linked = tuple(msgspec.structs.replace(e, actor=index.named(e.start, e.end)) for e in named)
    return Analysis(entities=linked, actors=restricted.extend(doc, people), quotes=said, events=happened)


def _covering(article: Article) -> tuple[Block, ...]:
    """The article's blocks, and a paragraph for every stretch of text that they leave out."""
    found: list[Block] = []
    reached = 0
    for block in (*article.blocks, Block("paragraph", len(article.text), len(article.text))):
        if article.text[reached : block.start].strip():
            found.append(Block("paragraph", reached, block.start))
        if block.start < block.end:
            found.append(block)
        reached = max(reached, block.end)
    return tuple(found)
