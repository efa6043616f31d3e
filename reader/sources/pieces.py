"""Pieces of text → an article: for sources whose text is not kept as it came, but composed anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeAlias

from reader.sources.furniture.judge import furniture
from reader.sources.furniture.marks import Mark
from reader.sources.texts.lists import LEVEL, level
from reader.story import HEADINGS, Article, Block, BlockKind, Hyperlink

Piece = tuple[BlockKind, str]
"""What a block is, and its text, in one line; before an item, a `LEVEL` for each list around its own."""
Leads: TypeAlias = Sequence[Hyperlink]
"""Where a piece leads, with places in it."""


def article(
    pieces: Sequence[Piece], source: str, *, title: str | None, byline: str | None, published: str | None,
    raw: bool = False, kept: Collection[str] = (), marks: Sequence[Mark | None] = (),
    links: Sequence[Leads] = (), sections: bool = False,
) -> Article:  # fmt: skip
    """The article made of `pieces`, with blank lines between them; with `raw`, no furniture is looked for.

    None of `kept` is furniture; `marks` say how a web page has marked each of the pieces up, and
    `links` where it leads from them, with places in the piece. A piece without a character is none. `sections`: what is
    called a heading surely is one, and stays where something of what it heads does.
    """
    links = [these for (_, string), these in zip(pieces, links, strict=True) if string] if links else ()
    marks = [mark for (_, string), mark in zip(pieces, marks, strict=True) if string] if marks else ()
    pieces = [piece for piece in pieces if piece[1]]
    chrome = [False] * len(pieces) if raw else furniture([string.lstrip(LEVEL) for _, string in pieces], marks)
    outer = [out and kind != "title" and string not in kept for (kind, string), out in zip(pieces, chrome, strict=True)]
    if sections:
        outer = _with_headings([kind in HEADINGS for kind, _ in pieces], outer)
    blocks: list[Block] = []
    at = 0
    for (kind, string), outside in zip(pieces, outer, strict=True):
        blocks.append(Block("furniture" if outside else kind, at + level(string), at + len(string)))
        at += len(string) + 2
    text = "\n\n".join(string for _, string in pieces)
    leading = tuple(
        Hyperlink(block.start + link.start - level(string), block.start + link.end - level(string), link.address)
        for block, (_, string), these in zip(blocks, pieces, links, strict=False)
        for link in these
    )
    return Article(source, title or None, byline or None, published or None, text, tuple(blocks), links=leading)


def _with_headings(heads: Sequence[bool], outer: Sequence[bool]) -> list[bool]:
    """Which pieces are furniture, but for the headings below which something stays, before the next one."""
    found = list(outer)
    stays, begins = False, True
    for i in reversed(range(len(found))):
        if heads[i]:
            found[i] = found[i] and not stays
        stays = not found[i] or (stays and not begins and not heads[i])
        begins = heads[i]
    return found
