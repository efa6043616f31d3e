"""The page laid out as the rows of one column: which code points stand on which row, and how far in.

Pure: a layout depends on text, pieces and width alone. It is made from the top, as far as it is asked for, so that a
text of any length opens at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from time import perf_counter
from typing import Final

from reader.app.article.composition import Piece, PieceKind
from reader.app.article.glyphs import BLANKS, is_wide, measure
from reader.app.article.rows import Row, Rows
from reader.printable import GAP
from reader.sources.texts.lists import Depths
from reader.sources.texts.rows import BETWEEN, MARKER, is_row
from reader.sources.texts.rows import LONGEST_ROW as LONGEST_TABLE_ROW
from reader.story import Extent

COLUMN: Final = 72
"""The column's width at first, in cells: about the 66 characters a line that books are set in."""
WINDOW: Final = 2048
"""So many code points of a block are measured at a time."""
LONGEST_ROW: Final = 2 * WINDOW
"""A row holds no more code points, however few cells they take, so that no row takes long to draw."""

_SPACE_BEFORE: Final[dict[PieceKind, int]] = {"heading": 2}
_TIGHT: Final[frozenset[PieceKind]] = frozenset({"item", "furniture", "byline"})
"""Kinds whose pieces follow one another without a blank row."""
_INDENT: Final[dict[PieceKind, int]] = {"item": 2, "quotation": 4}

_DASH: Final = re.compile("[-—]")
_NO_START: Final = frozenset(
    "!%),.:;?]}’”»›…、。々〉》」』】〕〗〙〟！％），．：；？］｝～・ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
)
"""No line starts with these (closing marks, small kana)."""
_NO_END: Final = frozenset("([{‘“«‹〈《「『【〔〖〘〝（［｛")


Anchor = tuple[int, int]
"""A row by what it shows, whatever the width: an offset, and how many rows of the same offset stand above it."""


def wrap(text: str, start: int, end: int, width: int, hang: int = 0, *, spaced: bool = False) -> Iterator[Extent]:
    """The lines that `text[start:end]` makes in `width` cells, those after the first in `hang` cells less; `spaced` as
    in `measure`.

    Lines break at white space, after a hyphen or a dash between words, and beside ideographs; a word longer than a
    line is cut between clusters, and one of more than `LONGEST_ROW` code points there. Together they hold every code
    point once; a line's last white space may stand out.
    """
    window, first = WINDOW, True
    while start < end:
        stop = min(start + window, end)
        glyphs, cells = measure(text[start:stop], spaced=spaced)
        sums = None if cells is None else list(accumulate(cells, initial=0))
        position, size = 0, len(glyphs)
        while position < size:
            cut = _cut(glyphs, cells, sums, position, max(1, width if first else width - hang))
            if cut == size and stop < end and (position or size < LONGEST_ROW):
                break  # the line may go on behind the window
            yield start + position, start + cut
            position, first = cut, False
        window = WINDOW if position else LONGEST_ROW
        start += position


def _cut(glyphs: str, cells: bytes | None, sums: list[int] | None, start: int, width: int) -> int:
    """Where the line that begins at `start` ends."""
    size = len(glyphs)
    if sums is None or cells is None:
        limit = start + width
        if limit >= size:
            return size
        cut = limit
        space = glyphs.rfind(" ", start, cut) + 1
        if space > start and glyphs[cut] != " " and not _DASH.search(glyphs, space, cut):
            cut = space  # the usual case; no other break can come later
        while cut > start and not _breaks(glyphs, cut):
            cut -= 1
    else:
        limit = bisect_right(sums, sums[start] + width) - 1
        if limit >= size:
            return size
        cut = limit
        while cut > start and not (cells[cut] and _breaks(glyphs, cut)):
            cut -= 1
    if cut == start:
        cut = max(limit, start + 1)
        while cells is not None and cut < size and not cells[cut]:
            cut += 1
    while cut < size and (glyphs[cut] == " " or (cells is not None and not cells[cut])):
        cut += 1
    return cut


def _breaks(glyphs: str, index: int) -> bool:
    """Whether a line may end before `index`."""
    before, after = glyphs[index - 1], glyphs[index]
    if before == " " or after == " " or before == GAP:
        return True
    if before == "-":
        return index >= 3 and glyphs[index - 3 : index - 1].isalpha() and glyphs[index : index + 2].isalpha()
    if before == "—":
        return after.isalnum()
    if after < "\u1100" and before < "\u1100":
        return False
    if not (is_wide(before) or is_wide(after)) or "\uac00" <= before <= "\ud7a3":
        return False  # Korean breaks between words
    return after not in _NO_START and before not in _NO_END


def item_marker(text: str, piece: Piece) -> int:
    """How far an item's text stands behind the bullet or number that it begins with, in cells; 0 without one."""
    found = MARKER.match(text, piece.start, min(piece.end, piece.start + 8))
    return found.end() - found.start() if found else 0


def is_table_row(text: str, piece: Piece) -> bool:
    """Whether an item is a row of a table, its cells below those of the row before."""
    if piece.kind != "item" or piece.end - piece.start > LONGEST_TABLE_ROW:
        return False
    return is_row(text[piece.start : piece.end])


class Layout:
    """The rows of a page in a column of `width` cells, made as far as they are needed."""

    def __init__(self, text: str, pieces: Sequence[Piece], width: int) -> None:
        self.text = text
        self.pieces = pieces
        self.width = max(1, width)
        self.rows = Rows()
        self.complete = False
        self._depths = Depths(text)
        self._source = self._make()

    def extend(self, *, rows: int = 0, offset: int = -1, seconds: float = 0.0) -> None:
        """Make at least `rows` rows and those up to the one that holds `offset`, and more while `seconds` last."""
        deadline = perf_counter() + seconds
        while not self.complete and (
            len(self.rows) < rows or not self.rows or self.rows.starts[-1] <= offset or perf_counter() < deadline
        ):
            row = next(self._source, None)
            if row is None:
                self.complete = True
                break
            self.rows.append(row)

    def row_at(self, offset: int) -> int:
        """Index of the text row that holds `offset`, or stands last before it."""
        self.extend(offset=offset)
        return self.text_row(bisect_right(self.rows.starts, offset) - 1, -1)

    def text_row(self, index: int, step: int = 1) -> int:
        """The text row at `index`, or the nearest in the direction of `step`, or else in the other one."""
        for direction in (step, -step):
            found = min(max(index, 0), len(self.rows) - 1)
            while 0 <= found < len(self.rows):
                if self.rows.part(found) == "text":
                    return found
                found += direction
        return 0

    def anchor(self, index: int) -> Anchor:
        """The row at `index` as it can be found in another layout."""
        if not self.rows:
            return 0, 0
        index = min(max(index, 0), len(self.rows) - 1)
        start = self.rows.starts[index]
        return start, index - bisect_left(self.rows.starts, start)

    def find(self, anchor: Anchor) -> int:
        """Index of the row of an anchor; where rows break otherwise, of the one that holds its offset."""
        offset, above = anchor
        self.extend(offset=offset)
        first, last = bisect_left(self.rows.starts, offset), bisect_right(self.rows.starts, offset) - 1
        return min(first + above, last) if first <= last else max(last, 0)

    def piece_at(self, offset: int) -> int:
        """Index of the piece that holds `offset`, or stands last before it."""
        return max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1)

    def cell_of(self, offset: int) -> int:
        """The cell, from the column's left edge, where the cluster that holds `offset` is drawn on its row."""
        row = self.rows[self.row_at(offset)]
        glyphs, cells = self._measured(row)
        within = min(max(offset - row.start, 0), len(glyphs))
        if cells is None:
            return row.indent + within
        while 0 < within < len(glyphs) and not cells[within]:
            within -= 1
        return row.indent + sum(cells[:within])

    def offset_in(self, index: int, cell: int, *, nearest: bool = False) -> int | None:
        """The offset drawn at a cell of a row; None beside the text, or with `nearest` the row's nearest."""
        row = self.rows[index]
        if row.part != "text":
            return None
        glyphs, cells = self._measured(row)
        length = len(glyphs.rstrip(BLANKS))
        cell -= row.indent
        sums = list(accumulate(b"\1" * length if cells is None else cells[:length], initial=0))
        if not sums[-1] or not 0 <= cell < sums[-1]:
            if not nearest:
                return None
            cell = 0 if cell < 0 else max(sums[-1] - 1, 0)
        return row.start + min(bisect_right(sums, cell) - 1, max(length - 1, 0))

    def _make(self) -> Iterator[Row]:
        above: PieceKind | None = None
        head = False
        for index, piece in enumerate(self.pieces):
            kind, first, last, words = piece
            if kind != "item":
                self._depths.begin()
            head = kind == "title" or (head and kind == "byline")
            for _ in range(1 if self._begins_anew(index) else self._space(above, kind)):
                yield Row(index, first, first, 0, "blank")
            if words:
                lines = wrap(words, 0, len(words), self.width) if kind == "byline" else [(0, len(words))]
                for start, end in lines:
                    yield Row(index, first, last, 0, "words", words[start:end])
            else:
                yield from self._text_rows(index, piece)
            if head and not self._is_byline(index + 1):
                yield Row(index, last, last, 0, "rule")
            above = kind
        if self.pieces:
            yield Row(len(self.pieces) - 1, self.pieces[-1].end, self.pieces[-1].end, 0, "blank")

    def _text_rows(self, index: int, piece: Piece) -> Iterator[Row]:
        spaced = is_table_row(self.text, piece)
        item = piece.kind == "item"
        within = self._depths.of(piece.start) if item and not spaced else 0
        hang = min(item_marker(self.text, piece), self.width // 4) if item else 0
        own = hang and not spaced  # a mark of the text's own stands where a bullet does, within the indent
        indent = min(_INDENT.get(piece.kind, 0) * (within + (not own)), self.width // 4)
        for start, end in wrap(self.text, piece.start, piece.end, self.width - indent, hang, spaced=spaced):
            yield Row(index, start, end, indent if start == piece.start else indent + hang)

    def _begins_anew(self, index: int) -> bool:
        """Whether a table, code or a list begins right behind another of them; all three are made of items."""
        both = self.pieces[max(index - 1, 0) : index + 1]
        if len(both) < 2 or any(piece.kind != "item" for piece in both):
            return False
        return self._form(index - 1) != self._form(index)

    def _form(self, index: int) -> str:
        """What an item is a part of. A row with one cell in it, between rows of more, is one of theirs."""
        if self.text.startswith(BETWEEN, self.pieces[index].start):
            return "code"
        around = [self._is_row(index - 1), self._is_row(index), self._is_row(index + 1)]
        return "table" if around[1] or all(around[::2]) else "list"

    def _is_row(self, index: int) -> bool:
        if not 0 <= index < len(self.pieces):
            return False
        piece = self.pieces[index]
        return is_table_row(self.text, piece) and not self.text.startswith(BETWEEN, piece.start)

    def _measured(self, row: Row) -> tuple[str, bytes | None]:
        spaced = is_table_row(self.text, self.pieces[row.piece])
        return measure(self.text[row.start : row.end], spaced=spaced)

    def _is_byline(self, index: int) -> bool:
        return index < len(self.pieces) and self.pieces[index].kind == "byline"

    @staticmethod
    def _space(above: PieceKind | None, kind: PieceKind) -> int:
        """Blank rows between two pieces."""
        if above == kind and kind in _TIGHT:
            return 0
        if kind == "byline" and above == "title":
            return 0
        return 1 if above in (None, "title", "heading", "byline") else _SPACE_BEFORE.get(kind, 1)
