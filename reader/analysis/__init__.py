"""From a Doc to what it says: entities, actors, quotes and events."""

from __future__ import annotations

import msgspec
from spacy.tokens import Doc

from reader.analysis import actors, entities, events, quotes
from reader.analysis.actors.index import ActorIndex
from reader.analysis.quotes import firstpersons
from reader.story import Analysis, Article

__all__ = ["analyse"]


def analyse(doc: Doc, article: Article) -> Analysis:
    """What `article` says. `doc` is its text, through a pipeline of `reader.pipeline.load`."""
    named = entities.find(doc, article)
    people = actors.find(doc, article, named)
    said = quotes.find(doc, article, people)
    people = firstpersons.add(doc, article, people, said)
    happened = events.find(doc, article, named, people, said)
    index = ActorIndex(people)
    linked = tuple(msgspec.structs.replace(e, actor=index.at(e.start, e.end)) for e in named)
    return Analysis(entities=linked, actors=people, quotes=said, events=happened)
