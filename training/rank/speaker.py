"""Who says this quote?"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.analysis import actors, entities, quotes
from reader.analysis.quotes import voices
from reader.story import Actor, Extent
from training.rank.fitting import Decision, Example
from training.rank.quoted import Gold, match, quoted

FORMS = ("none", "pronoun", "name", "noun")
KINDS = {"rules": "rules", "neighbours": "before", "recency": "rec", "nobody": "nobody"}
GROUPS = {name: tuple(f"{form}: {start}" for form in FORMS) for name, start in KINDS.items()}
DECISION = Decision("speaker", "choice", decay=25.0, groups=GROUPS)
HALF = 0.5
"""A quote that is covered by this much is the one annotated."""


def examples(shared: Path) -> Iterator[Example]:
    """Every quote found that is one, and whose speaker is annotated."""
    for one in quoted(shared):
        text = one.article.text
        people = actors.find(one.doc, one.article, entities.find(one.doc, one.article))
        found = [p for p, _ in quotes.chosen(quotes.propose(one.doc, one.article))]
        said = quotes.spoken(one.doc, one.article, found)
        _, marked = quotes.stretches(one.article)
        for p, options in zip(found, voices.voices(one.article, said, people, marked), strict=True):
            share, gold = match(text, p.content, one.gold)
            if gold is None or share < HALF or not gold.known:
                continue
            right = [v.actor is not None and is_speaker(v.actor, people, gold, text) for v in options]
            if gold.unnamed:
                right = [any(n.endswith(": head") for n in v.features) and not _is_named(v) for v in options]
            if not any(right):
                right[-1] = True
            ruled = next((i for i, v in enumerate(options) if any(n.endswith("rules") for n in v.features)), None)
            yield Example(one.name, tuple(v.features for v in options), tuple(right), ruled)


def _is_named(voice: voices.Voice) -> bool:
    return any(name.endswith("head name") for name in voice.features)


def is_speaker(actor: str, people: Sequence[Actor], gold: Gold, text: str) -> bool:
    """Whether an actor is one of a quote's annotated speakers: most of its mentions are theirs, or its name is."""
    own = next(a for a in people if a.id == actor)
    spans = [(m.start, m.end) for m in own.mentions]
    for names in gold.names:
        full = gold.words is not None  # all mentions annotated, else only names
        asked = spans if full else [(m.start, m.end) for m in own.mentions if m.form == "name"]
        hits = sum(_touches(span, names) for span in asked)
        if hits and (2 * hits >= len(asked) or not full):
            return True
    return gold.words is not None and _same(own.name, gold.words)


def _touches(span: Extent, others: Sequence[Extent]) -> bool:
    return any(max(span[0], s) < min(span[1], e) for s, e in others)


def _same(a: str, b: str) -> bool:
    """Whether most words are the same."""
    one, other = (set(re.findall(r"\w+", x.lower())) - {"the", "a", "an", "of"} for x in (a, b))
    return bool(one and other) and 2 * len(one & other) >= len(one | other)
