"""What a text looks like in terminal cells: one glyph string of the same length, and the cells of each code point.

Nothing of a text is drawn before it has been through `reader.printable.shown`. Offsets never shift: a code point
keeps its index and takes 0, 1 or 2 cells.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rich.cells import get_character_cell_size, split_graphemes

from reader.patterns import late
from reader.printable import GAP, UNDRAWN, shown

BLANKS: Final = f" {UNDRAWN}{GAP}"
"""Glyphs that leave no ink: at the end of a line they are not drawn."""
MAX_MARKS: Final = 6
"""So many combining marks are drawn on one base; no script stacks more, and a flood of them paints over other lines."""

SHORT: Final = 8
"""Code points of a letter with its marks, which comes again and again and whose cells are remembered."""

_JOINER: Final = "\u200d"
_PICTURE: Final = late("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


_NARROW: Final = (
    r" -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u1e00-\u1fff"
    r"\u0531-\u0556\u0559-\u058a\u058d-\u058f\u05be\u05c0\u05c3\u05c6\u05d0-\u05ea\u05ef-\u05f4"
    r"\u0606-\u060f\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d5\u06de\u06e5-\u06e6\u06e9\u06ee-\u070d"
    r"\u0710\u0712-\u072f\u074d-\u07a5\u07b1\u10a0-\u10c5\u10c7\u10cd\u10d0-\u10ff"
    r"\u2010-\u2027\u202f-\u205e\u20a0-\u20bf"
)
"""One cell each, whatever stands beside them (the tests hold this against the cell tables)."""
_WIDE: Final = r"\u3001-\u3020\u3041-\u3096\u30a1-\u30fe\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e"
"""Two cells each, whatever stands beside them."""

_all_narrow = re.compile(f"[{_NARROW}]*").fullmatch
_simple_runs = late(f"([{_NARROW}]+)|([{_WIDE}]+)|[{UNDRAWN}{GAP}]+")
_SIMPLE: Final = late(f"([{_NARROW}]+)|([{_WIDE}]+)")
_more_spaces = late(r"(?<= ) +")


def measure(text: str, *, spaced: bool = False) -> tuple[str, bytes | None]:
    """The glyphs of a text, and the cells that each takes; None for the cells where every glyph takes one.

    The first code point of a cluster carries the cluster's cells and the others carry 0, so that a line may only be
    cut before a code point with cells. White space shows as in a paragraph of HTML: a run of it takes one cell, unless
    the text is `spaced`, which sets it in columns.
    """
    glyphs = shown(text)
    if "  " in glyphs and not spaced:
        glyphs = _more_spaces.sub(lambda run: UNDRAWN * len(run.group()), glyphs)
    if _all_narrow(glyphs):
        return glyphs, None
    cells = bytearray()
    for run in _simple_runs.finditer(glyphs):
        if run.start() != len(cells):
            break
        cells += (b"\0", b"\1", b"\2")[run.lastindex or 0] * (run.end() - run.start())
    return (glyphs, bytes(cells)) if len(cells) == len(glyphs) else _clusters(glyphs)


def _clusters(glyphs: str) -> tuple[str, bytes]:
    """Cells by grapheme cluster, and the glyphs less what would not be drawn.

    In a run of simple glyphs each is a cluster of its own, but the last, on which marks may follow.
    """
    out: list[str] = []
    cells = bytearray()
    reached = 0
    for run in _SIMPLE.finditer(glyphs):
        first, last = run.start(), run.end() - 1
        if reached < first:
            drawn, sizes = _clustered(glyphs[reached:first])
            if drawn.rstrip(UNDRAWN + GAP).endswith(_JOINER):  # what it was to join is not drawn: it takes the next
                return _by_cluster(glyphs)
            out.append(drawn)
            cells += sizes
        out.append(glyphs[first:last])
        cells += (b"\1" if run.lastindex == 1 else b"\2") * (last - first)
        reached = last
    drawn, sizes = _clustered(glyphs[reached:])
    return "".join([*out, drawn]), bytes(cells) + sizes


def _clustered(glyphs: str) -> tuple[str, bytes]:
    return _short_clusters(glyphs) if len(glyphs) <= SHORT else _by_cluster(glyphs)


def _by_cluster(glyphs: str) -> tuple[str, bytes]:
    """As `_clusters`, glyph by glyph, as the drawing library counts cells."""
    out = list(glyphs)
    kept: list[int] = []
    marks = MAX_MARKS  # one without a base would be drawn on what stands before the text
    for index, glyph in enumerate(glyphs):
        if glyph in (UNDRAWN, GAP):
            continue
        if glyph == _JOINER and not _joins(glyphs, index, kept):
            out[index] = UNDRAWN
            continue
        marks = marks + 1 if not get_character_cell_size(glyph) else 0
        if marks > MAX_MARKS:
            out[index] = UNDRAWN
            continue
        kept.append(index)
    cells = bytearray(len(glyphs))
    for start, _, size in split_graphemes("".join(out[index] for index in kept))[0]:
        cells[kept[start]] = size
    return "".join(out), bytes(cells)


_short_clusters = lru_cache(maxsize=4096)(_by_cluster)


def _joins(glyphs: str, index: int, kept: list[int]) -> bool:
    """Whether a zero width joiner makes one picture of two; elsewhere terminals disagree on its cells."""
    joined = kept and kept[-1] == index - 1 and _PICTURE.match(glyphs, index - 1) and _PICTURE.match(glyphs, index + 1)
    return bool(joined)


@lru_cache(maxsize=4096)
def is_wide(glyph: str) -> bool:
    """Whether a glyph takes two cells: an ideograph, a kana, a picture."""
    return get_character_cell_size(glyph) == 2
