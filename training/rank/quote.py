"""Is this candidate a quote?"""

from collections.abc import Iterator
from pathlib import Path

from reader.analysis import quotes
from training.rank.fitting import Decision, Example
from training.rank.quoted import letters, match, quoted

GROUPS = {name: (name + " ",) for name in "network content edge cue source order marks block origin rules".split()}
DECISION = Decision("quote", "yes", decay=20.0, groups=GROUPS)
HALF, NEAR = 0.5, 0.1
"""A candidate is right that covers half of a quote, and about as much of it as the best of those cut otherwise."""


def examples(shared: Path) -> Iterator[Example]:
    """Every candidate in the articles to learn from: is it a quote, and cut as well as can be?"""
    for one in quoted(shared):
        text = one.article.text
        found = [p for p in quotes.propose(one.doc, one.article) if not p.certain]
        covered = [match(text, p.content, one.gold) for p in found]
        own = [letters(text, p.content) for p in found]
        for p, (share, _), here in zip(found, covered, own, strict=True):
            most = max(s for (s, _), other in zip(covered, own, strict=True) if here & other)
            ruled = any(name.startswith("rules ") for name in p.features) and "origin tagged" in p.features
            yield Example(one.name, (p.features,), (share >= HALF and share >= most - NEAR,), 0 if ruled else None)
