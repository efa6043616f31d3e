"""The annotated articles, each with the Doc that the pipeline makes of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from reader.pipeline import load
from reader.sources import read
from reader.sources.texts import plain
from reader.story import Article, Extent
from training.corpora import json_lines

LONGEST = 1200
"""Characters; a longer paragraph is a whole document without breaks."""


def articles(shared: Path, part: str = "train") -> Iterator[tuple[str, Article, Doc, dict[str, Any]]]:
    """The name, the article, its Doc and its annotation, for every article of a part of the annotated ones."""
    paths = sorted((shared / "eval" / part).glob("*.txt"))
    found = [read(str(path)) for path in paths]
    for path, article, doc in zip(paths, found, load().pipe(a.text for a in found), strict=True):
        yield path.stem, article, doc, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def same_as(events: list[dict[str, Any]]) -> list[int]:
    """For each annotated event the number of its first telling."""
    first = list(range(len(events)))
    for k, event in enumerate(events):
        earlier = event.get("same_as")
        if isinstance(earlier, int) and 0 <= earlier < len(events) and earlier != k:
            first[k] = first[earlier]
    return first


def key_triggers(annotated: list[dict[str, Any]]) -> list[Extent]:
    """The triggers of every telling of a key event."""
    first = same_as(annotated)
    wanted = {first[k] for k, event in enumerate(annotated) if event.get("key")}
    marked = [event["trigger"] for k, event in enumerate(annotated) if first[k] in wanted]
    return [(trigger["start"], trigger["end"]) for trigger in marked]


def paragraphs(path: Path) -> Iterator[tuple[str, Article, Doc, list[tuple[int, int, str]]]]:
    """Paragraphs with typed triggers: the document's name, the paragraph by itself, its Doc, and the triggers."""
    found = []
    for row in json_lines(path):
        triggers = [(*event["trigger"], event["type"]) for event in row["events"]]
        for part in re.finditer(r"[^\n]+", row["text"]):
            inside = [
                (s - part.start(), e - part.start(), kind) for s, e, kind in triggers if part.start() <= s < part.end()
            ]
            if inside and len(part[0]) <= LONGEST:
                found.append((row["id"], plain.article(part[0], "-", raw=True), inside))
    for (name, article, triggers), doc in zip(found, load().pipe(a.text for _, a, _ in found), strict=True):
        yield name, article, doc, triggers
