"""The article's named entities, from the pipeline's: page furniture left out, spans trimmed, places told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from reader.analysis import places, titles
from reader.story import Article, Entity, Extent

_LEADING = frozenset({"the", "a", "an"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})


def find(doc: Doc, article: Article) -> tuple[Entity, ...]:
    """The entities of an article in text order; labels are OntoNotes 5's and MISC. None overlap.

    `doc` is the article's text, analysed. An article, a possessive ending or a title before a person's name is no
    part of a name. LOC is refined to GPE for countries, states, provinces and cities; seas, mountains, continents
    and other regions without a government stay LOC.
    """
    furniture = [(b.start, b.end) for b in article.blocks if b.kind == "furniture"]
    found = []
    for span in _trimmed(doc):
        if not _within(furniture, span.start_char):
            found.append(Entity(span.start_char, span.end_char, label(span)))
    return tuple(found)


def label(span: Span) -> str:
    """The entity's label, LOC told apart from GPE."""
    if span.label_ == "LOC" and not places.is_region(span.text):
        return "GPE"
    return span.label_


def _trimmed(doc: Doc) -> Iterator[Span]:
    for entity in doc.ents:
        start, end = entity.start, entity.end
        while start < end and (doc[start].lower_ in _LEADING or _is_mark(doc[start].text)):
            start += 1
        while start < end and (doc[end - 1].text in _POSSESSIVES or _is_mark(doc[end - 1].text)):
            end -= 1
        if entity.label_ == "PERSON":
            start += titles.strip([t.text for t in doc[start:end]])
        if start < end:
            yield Span(doc, start, end, label=entity.label_)


def _is_mark(text: str) -> bool:
    return not any(c.isalnum() or c in "$£€¥₹#@%" for c in text) and text != "."


def _within(extents: list[Extent], position: int) -> bool:
    i = bisect_right(extents, (position, 1 << 60)) - 1
    return i >= 0 and extents[i][0] <= position < extents[i][1]
