"""Lines that begin with who speaks: those of a transcript (`NAME: …`, `Q: …`), if there are several, and headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span

from reader.analysis.words import nouns
from reader.pipeline import reporting, tags
from reader.pipeline.labels import PARTIES, REGIONS
from reader.story import HEADINGS, Article

_LABEL = re.compile(r"(?P<who>[^\W\d_][^:\n\"“”]{0,48}?)(?P<colon> ?:)\s+(?=\S)")
_TURNS = 3
"""Paragraphs that begin with a speaker's label make a transcript if they are so many."""
_LABEL_WORDS = 5


class Line(NamedTuple):
    """A line of a transcript."""

    who: Span
    colon: Span
    said: Span


def lines(doc: Doc, article: Article) -> list[Line]:
    """The lines of the article, if it is or holds a transcript; a list with headings ("DEFENDERS: …") is none."""
    found = [
        (block, match)
        for block in article.blocks
        if block.kind in ("paragraph", "item")
        and (match := _LABEL.match(article.text, block.start, block.end)) is not None
        and _is_label(match["who"])
    ]
    who = Counter(match["who"] for _, match in found)
    spoken: list[Line] = []
    for block, match in found:
        if match["who"].isupper() or who[match["who"]] > 1:
            extents = match.span("who"), match.span("colon"), (match.end(), block.end)
            label, colon, said = (doc.char_span(*extent, alignment_mode="contract") for extent in extents)
            if label and colon and said:
                spoken.append(Line(label, colon, said))
    verbs = sum(any(t.pos_ in tags.VERBS for t in line.said) for line in spoken)
    return spoken if len(spoken) >= _TURNS and verbs * 2 >= len(spoken) else []


def headlines(doc: Doc, article: Article) -> Iterator[Line]:
    """The headlines that begin with who says the rest ("Minister: power cuts will come")."""
    for block in article.blocks:
        match = _LABEL.match(article.text, block.start, block.end) if block.kind in HEADINGS else None
        if match is None:
            continue
        extents = match.span("who"), match.span("colon"), (match.end(), block.end)
        who, colon, said = (doc.char_span(*extent, alignment_mode="contract") for extent in extents)
        if not (who and colon and said and len(who) <= _LABEL_WORDS and _speaks(who)):
            continue
        if any(t.tag_ in tags.FINITE for t in said) and said[0].tag_[:1] != "W":
            yield Line(who, colon, said)


def _speaks(who: Span) -> bool:
    """Whether a headline's first words are somebody's or a document's, and no topic."""
    last = who[-1]
    known = nouns.sort(last.text) in ("person", "organization") or reporting.is_document(last.lower_)
    return (known and last.ent_type_ not in REGIONS) or last.ent_type_ in PARTIES


def _is_label(who: str) -> bool:
    """Whether words before a colon can be a speaker's: a few that each have a capital ("ROY LEE", "Ann Lee", "Q")."""
    words = who.split()
    return len(words) <= _LABEL_WORDS and all(w[0].isupper() for w in words)
