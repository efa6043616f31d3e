"""A story as JSON, in the shape that is named `reader/1`."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from reader.export.original import moved
from reader.printable import escaped
from reader.story import Actor, Article, Entity, Event, Pipeline, Quote, Story

SCHEMA = "reader/1"


class Document(Struct, frozen=True):
    """The keys of a story in the order in which they are written."""

    schema: str
    article: Article
    entities: tuple[Entity, ...]
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    pipeline: Pipeline


def encode(story: Story) -> bytes:
    """One JSON object in UTF-8, without a newline in or after it, and without anything that acts on a terminal.

    Text and offsets are those of the file, where the article was a plain text.
    """
    found = story.analysis
    document: Any = Document(
        SCHEMA, story.article, found.entities, found.actors, found.quotes, found.events, story.pipeline
    )
    if story.article.original is not None:
        document = moved(msgspec.to_builtins(document))
    written = msgspec.json.encode(document)
    return written if written.isascii() and b"\x7f" not in written else escaped(written.decode()).encode()
