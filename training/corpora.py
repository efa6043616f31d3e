"""Readers of the corpora: each file as typed records, nothing interpreted yet."""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.words import join

Span = tuple[int, int]
BY_HAND = "by hand"
"""The id of texts whose triggers were typed by hand with the 14 types."""
BRACKET = re.compile(r"(\([^()]+\)?)|([^()]+\))")


@dataclass(frozen=True)
class SpanText:
    """A text with labelled spans (code point offsets)."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    sentences: tuple[int, ...] = ()
    """Where its sentences start, where that is known."""


@dataclass(frozen=True)
class Frame:
    """A PropBank frame in one sentence: word indices, arguments as (first, last inclusive, role)."""

    predicate: int
    arguments: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Mention:
    """A mention in one sentence: word indices (last inclusive), its type ("" where unknown) and its entity."""

    first: int
    last: int
    kind: str
    entity: str


@dataclass(frozen=True)
class Sentence:
    """A sentence of Universal Dependencies; `heads` are word indices within it, the root pointing at itself.

    `frames` is None where the sentence was not annotated with PropBank frames; `mentions` are those of `Entity=`;
    `glued` are the words that no space follows.
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    frames: tuple[Frame, ...] | None = None
    mentions: tuple[Mention, ...] = ()
    document: str = ""
    glued: frozenset[int] = frozenset()


@dataclass(frozen=True)
class TriggerSentence:
    """A fully annotated ECB+ sentence: its tokens and the tag of each event trigger among them."""

    tokens: tuple[str, ...]
    triggers: tuple[tuple[int, str], ...]


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def entities(path: Path) -> Iterator[SpanText]:
    """Articles of the Worldwide newswire corpus with their entities."""
    for row in json_lines(path):
        spans = tuple((s, e, label) for s, e, label in row["entities"])
        yield SpanText(row["id"], row["text"], spans, tuple(s for s, _ in row["sents"]))


def attributions(path: Path) -> Iterator[SpanText]:
    """Articles of PolNeAR; every piece of a source, cue or content is a span of its own."""
    for row in json_lines(path):
        spans = [
            (s, e, role.capitalize())
            for attribution in row["attributions"]
            for role in ("source", "cue", "content")
            for s, e in attribution[role]
        ]
        yield SpanText(row["id"], row["text"], tuple(sorted(spans)))


def triggers(path: Path) -> Iterator[list[TriggerSentence]]:
    """Documents of ECB+, their annotated sentences only."""
    for row in json_lines(path):
        tag = {i: m["tag"] for m in row["mentions"] if "ACTION" in m["tag"] for i in m["tokens"]}
        document = []
        for wanted in sorted(set(row["annotated_sentences"])):
            at = [i for i, s in enumerate(row["sentence"]) if s == wanted]
            found = tuple((k, tag[i]) for k, i in enumerate(at) if i in tag)
            document.append(TriggerSentence(tuple(row["tokens"][i] for i in at), found))
        yield [sentence for sentence in document if sentence.tokens]


def typed(folder: Path, split: str) -> Iterator[SpanText]:
    """Texts with the types of some of their triggers, "O" for a word that tells no event there; others are unknown.

    Typed by hand: events.typed. By their own types: GENEVA, WikiEvents, RAMS, M2E2, less what reports and what is not
    sure. ECB+ by table.
    """
    for row in json_lines(folder / f"events.typed.{split}.jsonl.gz"):
        spans = (
            (*e["trigger"], "O" if e["type"] == "none" else e["type"]) for e in row["events"] if not e.get("second")
        )
        yield SpanText(BY_HAND, row["text"], tuple(sorted(spans)))
    for name in ("geneva", "wikievents", "rams", "m2e2"):
        for row in json_lines(folder / f"events.{name}.{split}.jsonl.gz"):
            sure = (e for e in row["events"] if not e.get("unsure") and not e.get("reporting") and e.get("type14"))
            yield SpanText(row["id"], row["text"], tuple(sorted((*e["trigger"], e["type14"]) for e in sure)))
    if split == "train":
        yield from _ecbplus(folder)


def _ecbplus(folder: Path) -> Iterator[SpanText]:
    """ECB+ as running text, its triggers typed by table."""
    types = {row["id"]: row["types"] for row in json_lines(folder / "events.ecbplus.types.train.jsonl.gz")}
    for row in json_lines(folder / "events.ecbplus.train.jsonl.gz"):
        text, tokens = join(row["tokens"])
        spans = (
            (tokens[m["tokens"][0]][0], tokens[m["tokens"][-1]][1], kind[0])
            for m, kind in zip(row["mentions"], types.get(row["id"], []), strict=False)
            if kind and kind[1] in ("topic", "lemma") and m["tokens"]
        )
        yield SpanText(row["id"], text, tuple(sorted(spans)))


def frames(path: Path) -> dict[tuple[str, ...], tuple[Frame, ...]]:
    """PropBank frames by the words of their sentence, which join them to the treebank's sentences."""
    found = {}
    for row in json_lines(path):
        for sentence in row["sentences"]:
            found[tuple(sentence["tokens"])] = tuple(
                Frame(f["predicate"], tuple((a, b, role) for a, b, role in f["arguments"])) for f in sentence["frames"]
            )
    return found


def treebank(path: Path, srl: dict[tuple[str, ...], tuple[Frame, ...]] | None = None) -> Iterator[list[Sentence]]:
    """Documents of a CoNLL-U file, multiword ranges and empty nodes left out."""
    document: list[Sentence] = []
    rows: list[list[str]] = []
    name = ""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if document:
                    yield document
                document, name = [], line.rpartition(" ")[2]
            elif line and line[0] != "#":
                rows.append(line.split("\t"))
            elif not line and rows:
                document.append(_sentence(name, [row for row in rows if row[0].isdigit()], srl or {}))
                rows = []
    if document:
        yield document


def _sentence(document: str, rows: list[list[str]], srl: dict[tuple[str, ...], tuple[Frame, ...]]) -> Sentence:
    words = tuple(row[1] for row in rows)
    return Sentence(
        words=words,
        lemmas=tuple(row[2] for row in rows),
        pos=tuple(row[3] for row in rows),
        tags=tuple(row[4] for row in rows),
        heads=tuple(int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)),
        deps=tuple(row[7] for row in rows),
        frames=srl.get(words),
        mentions=tuple(mentions([row[9] for row in rows])),
        document=document,
        glued=frozenset(i for i, row in enumerate(rows) if "SpaceAfter=No" in row[9].split("|")),
    )


def mentions(notes: Sequence[str]) -> Iterator[Mention]:
    """The mentions that a sentence's MISC columns open and close: `Entity=(3-person-…(4`, on another word `4)3)`."""
    open_: dict[str, list[tuple[int, str]]] = {}
    for i, note in enumerate(notes):
        field = next((x[7:] for x in note.split("|") if x.startswith("Entity=")), "")
        for opening, closing in BRACKET.findall(field):
            if opening:
                entity, _, rest = opening.rstrip(")")[1:].partition("-")
                open_.setdefault(entity, []).append((i, rest.partition("-")[0]))
            if closing or opening.endswith(")"):
                entity = closing[:-1] or entity
                if open_.get(entity):
                    first, kind = open_[entity].pop()
                    yield Mention(first, i, kind, entity)
