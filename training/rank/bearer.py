"""The decision `bearer`: a person's name, a body's or a place's."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc

from reader.analysis import entities
from reader.analysis.entities import bearers
from reader.pipeline import load
from reader.sources.texts import plain
from reader.story import Article
from training.corpora import json_lines
from training.rank.annotated import articles
from training.rank.fitting import Decision, Example

DECISION = Decision(
    "bearer",
    "choice",
    decay=30,
    groups={
        "the network": ("net",),
        "the rules": ("rule",),
        "the name itself": ("form",),
        "names like it": ("like",),
        "pronouns": ("meant", "taken"),
        "nouns beside it": ("before", "beside", "named"),
        "what stands around it": ("title", "aged", "after", "legal", "speaks"),
    },
)
CORPORA = ("ner.conllpp.dev", "ner.finer.dev")
"""Texts whose names the network did not learn from."""
_KINDS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
_LABELS = {"PER": "PERSON", "PERSON": "PERSON", "ORG": "ORG", "LOC": "LOC"}


def examples(shared: Path) -> Iterator[Example]:
    """What the annotated articles teach, and the names of corpora that the network did not learn from."""
    nlp = load()
    for name, article, doc, gold in articles(shared):
        named = [
            (m["start"], m["end"], _KINDS[a["kind"]])
            for a in gold["actors"]
            for m in a["mentions"]
            if m["form"] == "name" and a["kind"] in _KINDS
        ]
        yield from _of(name, article, doc, named)
    for name in CORPORA:
        for row in json_lines(shared / "corpora" / f"{name}.jsonl.gz"):
            article = plain.article(row["text"], row["id"])
            if article.text == row["text"]:
                named = [(s, e, _LABELS.get(label, "else")) for s, e, label in row["entities"]]
                yield from _of(row["id"], article, nlp(article.text), named)


def _of(text: str, article: Article, doc: Doc, named: Iterable[tuple[int, int, str]]) -> Iterator[Example]:
    """The names of a text whose kind is known for every mention, most of them alike."""
    known = {(start, end): kind for start, end, kind in named}
    _, asked = bearers.gather(entities.spelt(doc, article))
    context = bearers.Context(doc, asked)
    for name in asked:
        kinds = Counter(k for s in name.mentions if (k := known.get((s.start_char, s.end_char))) is not None)
        if not kinds:
            continue
        right, times = kinds.most_common(1)[0]
        if 2 * times > sum(kinds.values()):
            yield Example(
                text,
                tuple(bearers.features(name, context)),
                tuple(kind == right for kind in bearers.BEARERS),
                before=bearers.BEARERS.index(bearers.bearer(name.label)),
            )
