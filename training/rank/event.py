"""Which verbs and nouns tell that something happens, for pipelines without a head for it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from reader.analysis import actors, entities, quotes
from reader.analysis.events import occurrence
from reader.pipeline import load
from reader.sources.texts import plain
from reader.story import Extent, Quote
from training.corpora import json_lines
from training.rank.annotated import articles, paragraphs
from training.rank.fitting import Decision, Example

GROUPS = {name: (name + " ",) for name in "net type pos cue said rel verb noun list above sentence".split()}
DECISION = Decision("event", "yes", decay=60.0, groups=GROUPS)
TYPED = 0.2
"""What a trigger of `events.typed` counts: few of each word were taken, so rare ones stand there as often as common."""

TIMED = 0.15
"""What a candidate of TempEval counts, whose classes of events are others."""
UNLIKE = ("I_ACTION", "I_STATE", "ASPECTUAL")
"""Its classes that are events here as often as not."""
LONGEST = 4000
"""Characters of an article of TempEval; the long ones are of one newspaper."""


def examples(shared: Path) -> Iterator[Example]:
    """Every candidate of the articles annotated in full, and the triggers that were typed, "none" among them."""
    for name, article, doc, gold in articles(shared):
        people = actors.find(doc, article, entities.find(doc, article))
        said = quotes.find(doc, article, people)
        furniture = [(b.start, b.end) for b in article.blocks if b.kind == "furniture"]
        marked = [(e["trigger"]["start"], e["trigger"]["end"]) for e in gold["events"]]
        for token, features in _candidates(doc, said, furniture):
            right = any(s < token.idx + len(token) and token.idx < e for s, e in marked)
            yield Example(name, (features,), (right,))
    yield from _typed(shared)
    yield from _timed(shared)


def _candidates(doc: Doc, said: Iterable[Quote], furniture: Iterable[Extent] = ()) -> list[occurrence.Candidate]:
    """The candidates as they are described where no head of the network is asked."""
    doc._.told = None
    return list(occurrence.candidates(doc, quotes=said, without=furniture))


def _typed(shared: Path) -> Iterator[Example]:
    for name, article, doc, marks in paragraphs(shared / "corpora" / "events.typed.train.jsonl.gz"):
        people = actors.find(doc, article, entities.find(doc, article))
        said = quotes.find(doc, article, people)
        types = {position: kind for start, end, kind in marks for position in range(start, end)}
        for token, features in _candidates(doc, said):
            if kind := types.get(token.idx):
                yield Example(name, (features,), (kind != "none",), weight=TYPED)


def _timed(shared: Path) -> Iterator[Example]:
    rows = [r for r in json_lines(shared / "corpora" / "dates.tempeval.dev.jsonl.gz") if len(r["text"]) < LONGEST]
    for row, doc in zip(rows, load().pipe(r["text"] for r in rows), strict=True):
        article = plain.article(row["text"], "-", raw=True)
        people = actors.find(doc, article, entities.find(doc, article))
        classes = {start: kind for start, _, kind, *_ in row["events"]}
        for token, features in _candidates(doc, quotes.find(doc, article, people)):
            if (kind := classes.get(token.idx)) not in UNLIKE:
                yield Example(row["id"], (features,), (kind == "OCCURRENCE",), weight=TIMED)
