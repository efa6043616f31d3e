"""Sentences by punctuation alone, for what is shown and printed before, or without, an analysis."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from reader.patterns import late
from reader.story import Article, Extent

_REACH: Final = 4000
_END: Final = late(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++|[。！？]++[」』”’）]*+\s*+")
_ABBREVIATION: Final = late(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Adm|Cmdr|Pres|Supt|Insp"
    r"|St|Mt|Ft|No|Nos|Art|Sec|Fig|vs|v|etc|al|e\.g|i\.e|cf|approx|ca|Inc|Ltd|Co|Corp|Bros|Jr|Sr"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|[A-Z]\.[A-Z])\.\s+$"
)


def sentences(text: str, start: int, end: int) -> Iterator[int]:
    """Where the sentences of a paragraph start, by its punctuation."""
    yield start
    for found in _END.finditer(text, start, end):
        opening = text[found.end() : found.end() + 1]
        ended = text[max(start, found.end() - 12) : found.end()]
        if found.end() < end and not opening.islower() and not _ABBREVIATION.search(ended):
            yield found.end()


def sentence_at(text: str, offset: int, start: int, end: int) -> Extent:
    """The sentence that holds `offset`, of a paragraph [start, end); one too long is looked at from nearby only."""
    first = low = max(start, offset - _REACH)
    for begins in sentences(text, low, min(end, offset + _REACH)):
        if begins > offset:
            return first, begins
        first = begins
    return first, min(end, offset + _REACH)


def block_at(article: Article, offset: int) -> Extent:
    """The block that holds `offset`; the whole text where none does."""
    index = max(0, bisect_right(article.blocks, offset, key=lambda block: block.start) - 1)
    block = article.blocks[index] if article.blocks else None
    return (block.start, block.end) if block and block.start <= offset < block.end else (0, len(article.text))


def sentence(article: Article, offset: int) -> Extent:
    """The sentence of a block that holds `offset`."""
    first, last = sentence_at(article.text, offset, *block_at(article, offset))
    return first, first + len(article.text[first:last].rstrip())
