"""Which verbs and nouns tell that something happens, where the network has a head for it."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from reader.analysis import actors, entities, quotes
from reader.analysis.events import occurrence
from training.rank.annotated import articles, judged
from training.rank.fitting import Decision, Example

GROUPS = {name: (name,) for name in "odds cue said list".split()}
DECISION = Decision("told", "yes", decay=60.0, groups=GROUPS)


def examples(shared: Path) -> Iterator[Example]:
    """Every candidate of the articles annotated in full, and of those judged that the network has not learned from."""
    for name, article, doc, gold in chain(articles(shared), judged(shared, apart=True)):
        people = actors.find(doc, article, entities.find(doc, article))
        said = quotes.find(doc, article, people)
        furniture = [(b.start, b.end) for b in article.blocks if b.kind == "furniture"]
        marked = [(e["trigger"]["start"], e["trigger"]["end"]) for e in gold["events"]]
        for token, features in occurrence.candidates(doc, quotes=said, without=furniture):
            right = any(s < token.idx + len(token) and token.idx < e for s, e in marked)
            yield Example(name, (features,), (right,))
