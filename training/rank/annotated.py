"""The annotated articles, each with the Doc that the pipeline makes of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args
from zlib import crc32

from spacy.tokens import Doc

from reader.analysis import actors, entities
from reader.pipeline import load
from reader.pipeline.participants import SIDES
from reader.sources import read
from reader.sources.texts import plain
from reader.story import Article, EventType, Extent, Form, Realis
from training.corpora import json_lines

Annotated = tuple[str, Article, Doc, dict[str, Any]]
"""A name, an article, its Doc and its annotation."""
JUDGED = Path(__file__).parents[1] / "judged.jsonl"
"""Articles of these corpora, a record each, of places in their texts: "events" as `judgements` reads them; where we
judged that, "actors" as `members` reads each, and "parts", for a trigger's beginning who, whom, where and when, as
`_phrases` reads them, empty ones at the end left out."""
CORPORA = ("ner.worldwide.train", "attribution.polnear.train")
APART = 5
"""One in so many of them is kept from the network, for what is decided by what it says."""
KINDS: dict[str, EventType] = {
    {"competition": "cm", "conflict": "cf", "contact": "ct", "catastrophe": "ca"}.get(kind, kind[:2]): kind
    for kind in get_args(EventType)
}
"""Types by two letters."""
LONGEST = 1200
"""Characters; a longer paragraph is a whole document without breaks."""


def articles(shared: Path, part: str = "train") -> Iterator[Annotated]:
    """A part of the articles that are annotated in full."""
    paths = sorted((shared / "eval" / part).glob("*.txt"))
    found = [read(str(path)) for path in paths]
    for path, article, doc in zip(paths, found, load().pipe(a.text for a in found), strict=True):
        yield path.stem, article, doc, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def judged(shared: Path, *, apart: bool, acting: bool = False) -> Iterator[Annotated]:
    """The same of the articles whose events we judged, without what has no judgement (tellings of one event, and of
    most articles the participants): those that are kept apart from the network's training, or the others; of these
    only the ones in which we judged who takes part, if asked for `acting`."""
    rows = [(row, article) for row, article in records(shared) if is_apart(row) == apart]
    rows = [(row, article) for row, article in rows if not acting or "parts" in row]
    for (row, article), doc in zip(rows, load().pipe(a.text for _, a in rows), strict=True):
        gold: dict[str, Any] = {"events": judgements(row["events"], doc)}
        if acting:
            gold["actors"] = _acting(doc, article)
            for event in gold["events"]:
                sides = row["parts"].get(str(event["trigger"]["start"]), [])
                event |= {side: _phrases(places, article.text) for side, places in zip(SIDES, sides, strict=False)}
        yield row["id"], article, doc, gold


def records(shared: Path) -> Iterator[tuple[dict[str, Any], Article]]:
    """The judged articles' records, each with its article."""
    texts = {row["id"]: row["text"] for name in CORPORA for row in json_lines(shared / "corpora" / f"{name}.jsonl.gz")}
    for line in JUDGED.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        yield row, plain.article(texts[row["id"]], f"{row['id']}.txt", raw=True)


def is_apart(row: dict[str, Any]) -> bool:
    """Whether a judged article is kept from the network's training."""
    return crc32(row["id"].encode()) % APART == 0


def members(actor: str) -> tuple[bool, list[tuple[int, int, Form]]]:
    """Whether the article is about a judged actor, and its names and descriptions: "o* 12-20 31-38d" is a body, a main
    one, with a name and the head of a description."""
    found: list[tuple[int, int, Form]] = [
        (int(start), int(end), "nominal" if described else "name")
        for start, end, described in re.findall(r"(\d+)-(\d+)(d?)", actor)
    ]
    return actor[1] == "*", found


def _phrases(places: str, text: str) -> list[str]:
    """The phrases at places of a text: "12-20 31-40"."""
    return [text[int(start) : int(end)] for start, end in (place.split("-") for place in places.split())]


def _acting(doc: Doc, article: Article) -> list[dict[str, Any]]:
    """The actors of an article as they are found, in the form of annotated ones."""
    text = article.text
    return [
        {
            "name": actor.name,
            "mentions": [
                {"s": text[m.start : m.end], "start": m.start, "end": m.end, "form": m.form} for m in actor.mentions
            ],
        }
        for actor in actors.find(doc, article, entities.find(doc, article))
    ]


def judgements(line: str, doc: Doc) -> list[dict[str, Any]]:
    """Events as the annotated articles have them, from "57po* 102cth": where a trigger begins, the first two letters of
    its type as `KINDS` has them, the first of its realis unless it is actual, an asterisk for an event of the story."""
    ends = {token.idx: token.idx + len(token) for token in doc}
    found = []
    for start, kind, state, key in re.findall(r"(\d+)([a-z]{2})([a-z]?)(\*?)", line):
        if int(start) in ends:
            trigger = {"start": int(start), "end": ends[int(start)]}
            realis = next((name for name in get_args(Realis) if state and name.startswith(state)), "actual")
            found.append({"trigger": trigger, "type": KINDS[kind], "realis": realis, "key": bool(key)})
    return found


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
