"""Which type has an event: the network's chances and the lexicon, weighed on triggers typed by hand.

Learnt on the development part of `events.typed`, since the network has learnt from the other part. Few of its triggers
are of one word, so a type weighs there as often as it occurs in articles that are annotated in full.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reader.analysis.events import senses
from reader.analysis.events.kinds import TYPES, candidates
from reader.pipeline import load
from training import corpora
from training.rank.fitting import Decision, Example

DECISION = Decision("type", "choice", groups={"the network": ("network",), "the lexicon": ("listed",)})


def examples(shared: Path) -> Iterator[Example]:
    """The triggers that tell an event, each with its types as candidates."""
    nlp = load()
    rows = list(corpora.json_lines(shared / "corpora" / "events.typed.dev.jsonl.gz"))
    here = Counter(event["type"] for row in rows for event in row["events"])
    whole = Counter(
        event["type"]
        for path in (shared / "eval" / "train").glob("*.json")
        for event in json.loads(path.read_bytes())["events"]
    )
    often = {kind: whole[kind] / here[kind] * here.total() / whole.total() for kind in TYPES if here[kind]}
    for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
        at = {token.idx: token for token in doc}
        for event in row["events"]:
            trigger = at.get(event["trigger"][0])
            if trigger is not None and event["type"] in TYPES:
                right = tuple(kind == event["type"] for kind in TYPES)
                before = TYPES.index(senses.type_of(trigger))
                yield Example(row["id"], tuple(candidates(trigger)), right, before, weight=often[event["type"]])
