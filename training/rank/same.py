"""Which tellings tell the same event."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from spacy.tokens import Doc

from reader.analysis import actors, entities, events, quotes
from reader.analysis.events import same
from reader.pipeline import load
from reader.sources.texts import plain
from reader.story import Article
from training.corpora import json_lines
from training.rank.annotated import articles, same_as
from training.rank.fitting import Decision, Example
from training.words import join

GROUPS = {name: (name,) for name in "word type who whom any when where realis form det far said".split()}
DECISION = Decision("same", "yes", decay=33.0, groups=GROUPS)

Marked: TypeAlias = list[tuple[int, int, str]]
"""Where events are told, and which."""
CHAINED = 0.3
"""What a pair of ECB+ counts: its articles are on few stories, each told by many, and only their main sentences."""


def examples(shared: Path) -> Iterator[Example]:
    """Pairs of tellings that the analysis compares, where both were annotated."""
    for name, article, doc, gold in articles(shared):
        first = same_as(gold["events"])
        triggers = [event["trigger"] for event in gold["events"]]
        marked = [(t["start"], t["end"], str(k)) for t, k in zip(triggers, first, strict=True)]
        yield from _pairs(name, article, doc, marked, 1.0)
    chains = list(_chains(shared / "corpora"))
    for (name, text, marked), doc in zip(chains, load().pipe(text for _, text, _ in chains), strict=True):
        yield from _pairs(name, plain.article(text, "-", raw=True), doc, marked, CHAINED)


def _pairs(name: str, article: Article, doc: Doc, marked: Marked, weight: float) -> Iterator[Example]:
    people = actors.find(doc, article, entities.find(doc, article))
    said = quotes.find(doc, article, people)
    told = events.each(doc, article, people, said)
    tellings = same.Tellings(told, article, said)
    which = [
        next((which for s, e, which in marked if s < event.trigger[1] and event.trigger[0] < e), None)
        for _, event in told
    ]
    for n, later in enumerate(tellings.all):
        for m in tellings.before(n):
            if which[n] is not None and which[m] is not None:
                features = same.describe(tellings.all[m], later)
                yield Example(name, (features,), (which[n] == which[m],), weight=weight)


def _chains(folder: Path) -> Iterator[tuple[str, str, Marked]]:
    """The documents of ECB+ and their actions: where each is told, and which it is; one in no chain is itself alone."""
    chains = {row["id"]: row["chains"] for row in json_lines(folder / "coref.ecbplus.train.jsonl.gz")}
    for row in json_lines(folder / "events.ecbplus.train.jsonl.gz"):
        text, spans = "", []
        for _, sentence in groupby(zip(row["sentence"], row["tokens"], strict=True), key=lambda pair: pair[0]):
            words, offsets = join([token for _, token in sentence])
            text += "\n\n" if text else ""
            spans += [(start + len(text), end + len(text)) for start, end in offsets]
            text += words
        found = []
        for chain in chains.get(row["id"], ()):
            if chain["tag"] in ("ACTION_OCCURRENCE", "NEG_ACTION_OCCURRENCE"):
                found += [
                    (spans[tokens[0]][0], spans[tokens[-1]][1], chain["instance"]) for tokens in chain["mentions"]
                ]
        yield row["id"], text, found
