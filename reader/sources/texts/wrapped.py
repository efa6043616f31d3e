"""Blocks whose lines were broken to fit a width, or marked as quoted with ">", → pieces of one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise

from reader.patterns import late
from reader.sources.pieces import Piece
from reader.sources.texts.blocks import paragraphs
from reader.sources.texts.hyphens import is_parted, keeps_hyphen, words_of
from reader.story import Block

_QUOTING = late(r"\A[ \t]*+(?:>[ \t]?)++")


def unwrapped(text: str, blocks: Sequence[Block]) -> Iterator[Piece]:
    """The blocks of a text as pieces, in order; one that is quoted becomes a piece for each paragraph within it."""
    said = cache(lambda: words_of(text))  # few texts need them
    for block in blocks:
        string = text[block.start : block.end]
        if block.kind == "quotation":
            inside = "\n".join(_QUOTING.sub("", line) for line in string.split("\n"))
            yield from ((block.kind, _joined(inside[start:end], said)) for start, end in paragraphs(inside))
        else:
            yield block.kind, _joined(string, said)


def _joined(block: str, said: Callable[[], Set[str]]) -> str:
    """The lines of a block as one."""
    lines = [" ".join(line.split()) for line in block.splitlines() if not line.isspace()]  # some are set flush right
    if len(lines) < 2:
        return block
    whole = []
    for line, following in pairwise(lines):
        if not is_parted(line, following):
            whole += [line, " "]
        else:
            whole.append(line if keeps_hyphen(line, following, said()) else line[:-1])
    return "".join([*whole, lines[-1]])
