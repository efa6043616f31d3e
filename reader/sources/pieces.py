"""Pieces of text → an article: for sources whose text is not kept as it came, but composed anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from reader.sources.furniture.judge import furniture
from reader.sources.furniture.marks import Mark
from reader.story import Article, Block, BlockKind, Hyperlink

Piece = tuple[BlockKind, str]
"""What a block is, and its text, in one line."""
Leads: TypeAlias = Sequence[Hyperlink]
"""Where a piece leads, with places in it."""


def article(
    pieces: Sequence[Piece], source: str, *, title: str | None, byline: str | None, published: str | None,
    raw: bool = False, kept: Collection[str] = (), marks: Sequence[Mark | None] = (),
    links: Sequence[Leads] = (),
) -> Article:  # fmt: skip
    """The article made of `pieces`, with blank lines between them; with `raw`, no furniture is looked for.

    None of `kept` is furniture; `marks` say how a web page has marked each of the pieces up, and
    `links` where it leads from them, with places in the piece. A piece without a character is none.
    """
    links = [these for (_, string), these in zip(pieces, links, strict=True) if string] if links else ()
    marks = [mark for (_, string), mark in zip(pieces, marks, strict=True) if string] if marks else ()
    pieces = [piece for piece in pieces if piece[1]]
    chrome = [False] * len(pieces) if raw else furniture([string for _, string in pieces], marks)
    blocks: list[Block] = []
    at = 0
    for (kind, string), outside in zip(pieces, chrome, strict=True):
        blocks.append(
            Block("furniture" if outside and kind != "title" and string not in kept else kind, at, at + len(string))
        )
        at += len(string) + 2
    text = "\n\n".join(string for _, string in pieces)
    leading = tuple(
        Hyperlink(block.start + link.start, block.start + link.end, link.address)
        for block, these in zip(blocks, links, strict=False)
        for link in these
    )
    return Article(source, title or None, byline or None, published or None, text, tuple(blocks), links=leading)
