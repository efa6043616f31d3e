"""What stands on the page: the article's blocks, its byline and date under the title, page furniture folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple, TypeAlias

from reader.app.looks.dates import written
from reader.printable import safe
from reader.sources.dates import first_date, is_date_line
from reader.sources.texts.rows import BETWEEN
from reader.story import Article, Block, BlockKind

PieceKind: TypeAlias = BlockKind | Literal["byline", "fold"]

OPENING: Final = 4
"""So many blocks below the title may be its byline and date line."""
LONGEST_BYLINE: Final = 120
FOLD: Final = "▸"
"""Begins the line that stands for folded furniture; the number of words that it hides comes next."""
PREVIEW: Final = 200
"""Characters of folded furniture that its one line begins with, at most."""


class Piece(NamedTuple):
    """A stretch of the text that stands by itself on the page."""

    kind: PieceKind
    start: int
    end: int
    words: str = ""
    """What is drawn in place of the text; empty where the text itself is."""


def compose(article: Article, *, folded: bool = True) -> tuple[Piece, ...]:
    """The page of an article, in text order; `folded` puts a line in place of each run of page furniture."""
    pieces = list(_with_byline(article, [Piece(b.kind, b.start, b.end) for b in whole(article.text, article.blocks)]))
    if folded and any(piece.kind != "furniture" for piece in pieces):
        pieces = list(_folded(article.text, pieces))
    return tuple(pieces)


def whole(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """`blocks` without the white space around them, but that before code, and a paragraph for any text that they leave
    out."""
    page: list[Block] = []

    def add(kind: BlockKind, start: int, end: int) -> None:
        piece = text[start:end]
        end -= len(piece) - len(piece.rstrip())
        if not (kind == "item" and piece.startswith(BETWEEN)):  # code keeps its blanks
            start += len(piece) - len(piece.lstrip())
        if start < end:
            page.append(Block(kind, start, end))

    reached = 0
    for block in sorted(blocks, key=lambda block: block.start):
        start, end = max(block.start, reached), min(block.end, len(text))
        if start < end:
            add("paragraph", reached, start)
            add(block.kind, start, end)
            reached = end
    add("paragraph", reached, len(text))
    return tuple(page)


def _with_byline(article: Article, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, those that say who wrote it and when marked as such; what the text does not say is put in."""
    title = next((index for index, piece in enumerate(pieces) if piece.kind == "title"), None)
    if title is None:
        yield from pieces
        return
    below = pieces[title + 1 : title + 1 + OPENING]
    said = {piece for piece in below if _is_byline(article, piece)}
    told = [safe(article.text[piece.start : piece.end]) for piece in said]
    who = " ".join(safe(article.byline or "").split())
    when = article.published or ""
    facts = [
        who if not any(who.casefold() in line.casefold() for line in told) else "",
        (written(when) or "") if not any(first_date(line) == when for line in told) else "",
    ]
    yield from pieces[: title + 1]
    if any(facts):
        end = pieces[title].end
        yield Piece("byline", end, end, " · ".join(filter(None, facts)))
    for piece in pieces[title + 1 :]:
        yield piece._replace(kind="byline") if piece in said else piece


def _is_byline(article: Article, piece: Piece) -> bool:
    """Whether a block of the text names the article's author, or its date and nothing else."""
    if piece.end - piece.start > LONGEST_BYLINE or piece.kind not in ("paragraph", "heading"):
        return False
    line = article.text[piece.start : piece.end]
    return is_date_line(line) or bool(article.byline and article.byline in line)


def _folded(text: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    for kind, run in groupby(pieces, key=lambda piece: piece.kind):
        if kind != "furniture":
            yield from run
            continue
        lines = list(run)
        shown, room = [], PREVIEW
        for piece in lines:
            if room <= 0:
                break
            shown.append(" ".join(safe(text[piece.start : min(piece.end, piece.start + room)]).split()))
            room -= len(shown[-1])
        hidden = sum(len(text[piece.start : piece.end].split()) for piece in lines)
        said = f"{FOLD} {hidden:,} {'word' if hidden == 1 else 'words'}: {' · '.join(filter(None, shown))}"
        yield Piece("fold", lines[0].start, lines[-1].end, said)
