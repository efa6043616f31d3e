"""Articles whose quotes are annotated or judged, with what the pipeline makes of them."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from reader.pipeline import load
from reader.sources import read
from reader.sources.texts.plain import article
from reader.story import Article, Extent


@dataclass(frozen=True)
class Gold:
    """A real quote: its words, and who says them, as extents of names and as a name in the annotator's words."""

    content: tuple[Extent, ...]
    names: tuple[tuple[Extent, ...], ...]
    """For each speaker known by name where it stands in the text."""
    words: str | None
    """The speaker as annotated; None where only the mentions are given or nobody is known."""
    known: bool
    """Whether it is known who speaks, or that nobody can tell."""
    unnamed: bool = False
    """Whether the speaker is only described."""


@dataclass(frozen=True)
class Quoted:
    """An annotated article; all its quotes are in `gold`."""

    name: str
    article: Article
    doc: Doc
    gold: tuple[Gold, ...]
    actors: tuple[tuple[Extent, ...], ...]
    """The annotated actors' mentions; empty where only quotes were judged."""


@cache
def quoted(shared: Path) -> tuple[Quoted, ...]:
    """The annotated articles and the judged ones, to learn from."""
    return (*annotated(shared), *judged(shared))


def annotated(shared: Path, part: str = "train") -> Iterator[Quoted]:
    """The articles with actors, quotes and events annotated."""
    paths = sorted((shared / "eval" / part).glob("*.txt"))
    found = [read(str(path)) for path in paths]
    for path, one, doc in zip(paths, found, load().pipe(a.text for a in found), strict=True):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        mentions = {a["name"]: tuple((m["start"], m["end"]) for m in a["mentions"]) for a in gold["actors"]}
        quotes = tuple(_annotated(quote, mentions) for quote in gold["quotes"])
        yield Quoted(path.stem, one, doc, quotes, tuple(mentions.values()))


def _annotated(quote: dict[str, Any], mentions: dict[str, tuple[Extent, ...]]) -> Gold:
    content, who = quote["content"], quote.get("speaker")
    extents = [(content["start"], content["end"])]
    if "start2" in content:
        extents.append((content["start2"], content["end2"]))
    names = (mentions[who],) if who in mentions else ()
    return Gold(tuple(extents), names, who, True)


def judged(shared: Path) -> Iterator[Quoted]:
    """The articles whose quotes, as once found, were judged, with those that were missed."""
    with gzip.open(shared / "corpora" / "quotes.judged.train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row, doc in zip(rows, load().pipe(row["text"] for row in rows), strict=True):
        real = [q for q in row["quotes"] if q["verdict"] != "none"]
        gold = tuple(_judged(quote) for quote in (*real, *row["missed"]))
        yield Quoted(row["id"], article(row["text"], row["id"], raw=True), doc, gold, ())


def _judged(quote: dict[str, Any]) -> Gold:
    speakers: list[dict[str, Any]] = quote.get("speakers") or []
    names = tuple(tuple((s, e) for s, e in one["names"]) for one in speakers if one.get("names"))
    return Gold(
        tuple((s, e) for s, e in quote["content"]),
        names,
        None,
        bool(speakers),
        any("unnamed" in one for one in speakers),
    )


def letters(text: str, extents: Sequence[Extent]) -> frozenset[int]:
    """Where the extents have letters and figures."""
    return frozenset(i for start, end in extents for i in range(start, end) if text[i].isalnum())


def match(text: str, content: Sequence[Extent], gold: Sequence[Gold]) -> tuple[float, Gold | None]:
    """How well a content covers a real quote, and which: the share of the letters in both of those in either.

    A quotation in pieces ("One," she said. "Two.") can be found piece by piece.
    """
    own = letters(text, content)
    best: tuple[float, Gold | None] = (0.0, None)
    for one in gold:
        for extents in {one.content, *((e,) for e in one.content if len(one.content) > 1)}:
            other = letters(text, extents)
            share = len(own & other) / max(1, len(own | other))
            if share > best[0]:
                best = share, one
    return best
