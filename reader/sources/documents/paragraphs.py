"""The printed lines of sheets → paragraphs, words parted at the ends of lines and sheets joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from reader.sources.bylines import signed
from reader.sources.dates import is_date_line
from reader.sources.documents.boxes import SET_IN, SHORT, ends_sentence
from reader.sources.documents.runs import Line
from reader.sources.texts.hyphens import is_parted, keeps_hyphen, words_of

WIDER, WIDER_ENDED = 1.25, 1.15
"""How much farther apart than others the lines of two paragraphs are, and where a sentence ends between them."""
TALL = 1.15
"""How much taller than those of the text the letters of a headline are."""
OTHER = 0.12
"""Part of its height by which a line is of another size."""
SMALL = 0.9
"""Part of the height of most letters; what is smaller stands beside or below the text."""
INDENT = (SET_IN, 6.0)
"""Heights of a line that its paragraph's first one is set in."""
_MARKER = re.compile(r"(?:[•▪◦‣·●○■–—-]|\(?\d{1,2}[.)]|\([a-z]\))\s+(?=\S)")
_LAST = 8
_UNFINISHED = (",", " and", " &")


class Paragraph(NamedTuple):
    text: str
    height: float
    """Points of its lines."""
    sheet: int
    """The number of the sheet that it begins on, from 0."""
    marked: bool
    """Whether it begins as an item of a list does."""
    row: bool = False
    """Whether it is a row of a table."""


def paragraphs(sheets: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """What the lines of sheets, each in the order in which they are read, say."""
    lines = ((number, line) for number, sheet in enumerate(sheets) for line in sheet if line.run.text)
    found = [_Placed(at, *placed) for at, placed in enumerate(lines)]
    if not found:
        return []
    small = SMALL * median(placed.line.run.height for placed in found for _ in placed.line.run.text)
    said = words_of("\n".join(placed.line.run.text for placed in found))
    groups = _in_turn(found, small)
    in_cells = [False, *(all(line.run.cells > 1 for *_, line in group) for group in groups), False]
    return [
        Paragraph(
            _joined([line.run.text for *_, line in group], said),
            median(line.run.height for *_, line in group),
            group[0].sheet,
            _MARKER.match(group[0].line.run.text[:_LAST]) is not None,
            in_cells[number] and (in_cells[number - 1] or in_cells[number + 1]),
        )
        for number, group in enumerate(groups, 1)
    ]


class _Placed(NamedTuple):
    at: int
    """Its number."""
    sheet: int
    line: Line


def _in_turn(found: Sequence[_Placed], small: float) -> list[list[_Placed]]:
    """The lines of each paragraph; notes below the text of a sheet come after the paragraph that goes on beyond it."""
    is_small = [placed.line.run.height < small for placed in found]
    after: dict[int, list[list[_Placed]]] = {}
    last = -1
    for of_notes, run in groupby(zip(is_small, found, strict=True), key=lambda pair: pair[0]):
        lines = [placed for _, placed in run]
        if of_notes:
            after[last] = _grouped(lines)
        else:
            last = lines[-1].at
    whole = [*after.get(-1, [])]
    for group in _grouped([placed for placed, note in zip(found, is_small, strict=True) if not note]):
        whole += [group, *(notes for placed in group for notes in after.get(placed.at, []))]
    return whole


def _grouped(found: Sequence[_Placed]) -> list[list[_Placed]]:
    """The lines of each paragraph, as they follow one another."""
    leading = _leading([line for *_, line in found])
    indents = sum(_is_indented(after, line) for (*_, line), (*_, after) in pairwise(found)) > 1
    telling = [False, *(_tells(after, line) for (*_, line), (*_, after) in pairwise(found))]
    groups = [[found[0]]]
    for at, ((*_, line), after) in enumerate(pairwise(found)):
        if telling[at] or telling[at + 1] or _divides(line, after.line, leading, indents):
            groups.append([])
        groups[-1].append(after)
    return groups


class _Leading(NamedTuple):
    """Points from a line to the next one within a paragraph, as most are, and how tall the letters of most are."""

    step: float
    height: float

    def of(self, height: float) -> float:
        """Points from a line of some height to the next one; those of a headline are apart as its letters are tall."""
        taller = height / self.height if height > TALL * self.height else 1.0
        return max(self.step * taller, height * 0.9)


def _leading(found: Sequence[Line]) -> _Leading:
    steps = sorted(line.run.low - after.run.low for line, after in pairwise(found) if _is_below(line, after))
    return _Leading(steps[len(steps) // 2] if steps else 0.0, median(line.run.height for line in found))


def _is_below(line: Line, after: Line) -> bool:
    """Whether a line stands under another one, in its column."""
    near = 0 < line.run.low - after.run.low < 4 * line.run.height
    return near and line.run.left < after.run.right and after.run.left < line.run.right


def _tells(line: Line, before: Line) -> bool:
    """Whether a line says who wrote the text or when, and not how a sentence of it ends."""
    text = line.run.text
    if not _is_short(line) or ends_sentence(text) or text.endswith(_UNFINISHED):
        return False
    begins = _is_short(before) or ends_sentence(before.run.text) or _is_other(before, line)
    return begins and (is_date_line(text) or signed(text) is not None)


def _is_other(line: Line, after: Line) -> bool:
    """Whether a line is of another size."""
    return abs(line.run.height - after.run.height) > OTHER * line.run.height


def _divides(line: Line, after: Line, leading: _Leading, indents: bool) -> bool:
    """Whether a paragraph ends between two lines. `indents`: they show in this document where they begin."""
    this, that = line.run, after.run
    in_cells = this.cells > 1 and that.cells > 1 and not that.text[0].islower()  # not words set far apart
    if _is_other(line, after) or in_cells or _MARKER.match(that.text[:_LAST]):
        return True
    if _is_below(line, after):
        wider = WIDER_ENDED if ends_sentence(this.text) else WIDER
        if this.low - that.low > wider * leading.of(this.height):
            goes_on = that.text[0].islower() and not _is_short(line) and not ends_sentence(this.text)
            return not goes_on  # as below a picture
        return _is_indented(after, line) or (_is_short(line) and ends_sentence(this.text))
    if not ends_sentence(this.text):
        return False
    if that.high < this.low and this.left < that.right and that.left < this.right:  # below something small
        return True
    width, other = line.right - line.left, after.right - after.left
    if _is_short(line) or not indents or abs(width - other) > OTHER * width:  # as in a box
        return True
    return that.left - after.left > INDENT[0] * that.height


def _is_indented(line: Line, before: Line) -> bool:
    """Whether a line is set in from its column's edge and from the line before."""
    least, most = (part * line.run.height for part in INDENT)
    shift = line.run.left - line.left
    return least < shift < most and line.run.left - before.run.left > least and _is_below(before, line)


def _is_short(line: Line) -> bool:
    return line.run.right - line.left < SHORT * (line.right - line.left)


def _joined(lines: Sequence[str], said: frozenset[str]) -> str:
    whole = []
    for line, following in pairwise(lines):
        if not is_parted(line, following):
            whole += [line, " "]
        else:
            whole.append(line if keeps_hyphen(line, following, said) else line[:-1])
    return "".join([*whole, lines[-1]])
