"""Quotation marks of every style, paired paragraph by paragraph.

News mixes styles (“ ”, " ", '' '', ‘ ’, « », 「 」), leaves quotations open over a paragraph's end and opens them
again at the next one's start, nests them, and forgets marks. Marks of one family pair with each other whatever
their shape, so “ " is a pair; a mark is read as opening or closing from its shape or else from what stands
around it, and an odd mark never turns the pairs after it inside out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from reader.story import Extent

Side: TypeAlias = Literal["opens", "closes", "either"]


class Quotation(NamedTuple):
    """A stretch in quotation marks, from its opening mark to after its closing one."""

    start: int
    end: int
    depth: int = 0
    """How many quotations it stands in."""
    closed: bool = True
    """False where it ends without a mark: at its paragraph's end, or where another quotation opens."""
    resumed: bool = False
    """Whether it goes on with the one that the paragraph before left open."""
    opening: int = 1
    """Length of the opening mark; 0 where a resumed quotation has none."""


class Mark(NamedTuple):
    """A quotation mark in the text."""

    start: int
    end: int
    family: str
    side: Side


_SHAPES: dict[str, tuple[str, Side]] = {
    "“": ("double", "opens"),
    "”": ("double", "closes"),
    "„": ("double", "opens"),
    "‟": ("double", "opens"),
    '"': ("double", "either"),
    "＂": ("double", "either"),
    "''": ("double", "either"),
    "’’": ("double", "closes"),
    "‘‘": ("double", "opens"),
    "``": ("double", "opens"),
    "‘": ("single", "opens"),
    "‚": ("single", "opens"),
    "’": ("single", "closes"),
    "'": ("single", "either"),
    "`": ("single", "opens"),
    "«": ("guillemets", "opens"),
    "»": ("guillemets", "closes"),
    "‹": ("single guillemets", "opens"),
    "›": ("single guillemets", "closes"),
    "「": ("corner", "opens"),
    "」": ("corner", "closes"),
    "『": ("white corner", "opens"),
    "』": ("white corner", "closes"),
}
"""Each mark's family, and the side its shape shows."""

MARKS = frozenset("".join(_SHAPES))
"""The characters that quotation marks are made of."""

_ANY = re.compile("|".join(sorted(map(re.escape, _SHAPES), key=len, reverse=True)))
_FEET = re.compile(r"(?<!\w)\d+['’′]\s?\d+(?:\"|''|”|″)?")
_ELIDED = re.compile(
    r"['’‘`](?:\d\ds?|tis|twas|twere|em|er|til|till|cause|bout|round|n|cos|cuz|nother|neath|gainst|stache)\b['’]?", re.I
)
"""Words with an apostrophe in front, which opens nothing."""
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|,(?=\s)")
_NEXT_WORD = re.compile(r"\s{1,2}[^\W\d_]")
_BEFORE_OPENING = frozenset("([{-–—/…=:;>")


def quotations(text: str, paragraphs: Iterable[Extent]) -> tuple[Quotation, ...]:
    """The quotations of a text, in the order of their opening marks; nested ones follow the one they stand in.

    `paragraphs` are extents of `text` in order. No quotation crosses a paragraph's end; extents never overlap but
    by nesting.
    """
    found: list[Quotation] = []
    left_open: str | None = None
    for paragraph in paragraphs:
        here, left_open = _pair(text, paragraph, left_open)
        found.extend(here)
    return tuple(found)


def outermost(found: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Those that stand in no other."""
    return tuple(q for q in found if not q.depth)


def marks(text: str, paragraph: Extent) -> list[Mark]:
    """The paragraph's quotation marks; apostrophes, primes and single marks without a partner are left out."""
    start, end = paragraph
    skipped = {i for match in _FEET.finditer(text, start, end) for i in range(*match.span())}
    raw: list[Mark] = []
    for match in _ANY.finditer(text, start, end):
        if match.start() not in skipped:
            family, side = _SHAPES[match.group()]
            raw.append(Mark(match.start(), match.end(), family, _by_context(text, paragraph, match.span(), side)))
    return _without_apostrophes(text, paragraph, raw)


def _by_context(text: str, paragraph: Extent, mark: Extent, side: Side) -> Side:
    """Which side a mark is on: what its neighbours show where they show one, else what its shape does."""
    before = text[mark[0] - 1] if mark[0] > paragraph[0] else " "
    after = text[mark[1]] if mark[1] < paragraph[1] else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in ".,;:!?)]}…" or after in "-–—/"
    if side == "either" and (before in MARKS) != (after in MARKS):  # two marks in a row are on one side
        return "opens" if (before in MARKS and not free_after) or (after in MARKS and free_before) else "closes"
    if free_before and not free_after:
        return "opens"
    if free_after and not free_before:
        return "closes"
    return side


def _without_apostrophes(text: str, paragraph: Extent, raw: Sequence[Mark]) -> list[Mark]:
    """The marks, less the single ones that open nothing or close nothing."""
    kept: list[Mark] = []
    opened_to = -1  # index of the mark that closes the single quotation being read
    for i, mark in enumerate(raw):
        if mark.family != "single":
            kept.append(mark)
        elif i == opened_to:
            kept.append(mark._replace(side="closes"))
        elif i > opened_to and _opens_single(text, paragraph, mark):
            partner = _partner(text, paragraph, raw, i)
            if partner is not None:
                kept.append(mark._replace(side="opens"))
                opened_to = partner
    return kept


def _opens_single(text: str, paragraph: Extent, mark: Mark) -> bool:
    before = text[mark.start - 1] if mark.start > paragraph[0] else " "
    after = text[mark.end] if mark.end < paragraph[1] else " "
    if not (before.isspace() or before in _BEFORE_OPENING or before in MARKS):
        return False
    return not after.isspace() and mark.side != "closes" and not _ELIDED.match(text, mark.start)


def _partner(text: str, paragraph: Extent, raw: Sequence[Mark], opener: int) -> int | None:
    """Which single mark closes the one that opens: not an apostrophe, nor a plural's possessive if another can."""
    first = None
    for i in range(opener + 1, len(raw)):
        mark = raw[i]
        if mark.family != "single":
            continue
        if _opens_single(text, paragraph, mark):
            break
        after = text[mark.end] if mark.end < paragraph[1] else " "
        if after.isalnum() or text[mark.start - 1].isspace():
            continue
        possessive = text[mark.start - 1] in "sSzx" and _NEXT_WORD.match(text, mark.end, mark.end + 3)
        if not possessive:
            return i
        first = i if first is None else first
    return first


def _pair(text: str, paragraph: Extent, left_open: str | None) -> tuple[list[Quotation], str | None]:
    """A paragraph's quotations, and the family of the one it leaves open."""
    found: list[Quotation] = []
    stack: list[Mark] = []
    here = marks(text, paragraph)
    resumes = left_open is not None and bool(here) and here[0].family == left_open
    if resumes and not (here[0].side != "closes" and here[0].start == paragraph[0]):
        if here[0].side == "closes":  # goes on without being opened again
            stack.append(Mark(paragraph[0], paragraph[0], here[0].family, "opens"))
        else:
            resumes = False

    def close(level: int, end: int, closed: bool) -> None:
        """End the quotation at that level of the stack; those open in it never were quotations."""
        opener = stack[level]
        del stack[level:]
        resumed = resumes and opener.start == paragraph[0]
        found.append(Quotation(opener.start, end, level, closed, resumed, opener.end - opener.start))

    for i, mark in enumerate(here):
        level = next((k for k in reversed(range(len(stack))) if stack[k].family == mark.family), None)
        if level is None:
            if mark.side != "closes":
                stack.append(mark)
        elif mark.side != "opens":
            close(level, mark.end, True)
        elif _closers(here[i + 1 :], mark.family) > 1:
            stack.append(mark)
        else:  # one closing mark for two opening ones: the first was never closed
            end = _last_stop(text, stack[level].end, mark.start)
            if end is None:
                del stack[level:]
            else:
                close(level, end, False)
            stack.append(mark)
    if not stack:
        return _ordered(found), None
    opener = stack[0]
    end = paragraph[0] + len(text[slice(*paragraph)].rstrip())
    if opener.family == "single" or opener.side == "either" or end <= opener.end:  # no sure sign of a quotation
        return _ordered(found), None
    close(0, end, False)
    return _ordered(found), opener.family


def _closers(following: Iterable[Mark], family: str) -> int:
    """How many more of the marks ahead close than open."""
    return sum({"opens": -1, "closes": 1, "either": 1}[m.side] for m in following if m.family == family)


def _last_stop(text: str, start: int, end: int) -> int | None:
    """Where the last clause between two positions ends."""
    return max((m.end() for m in _SENTENCE_END.finditer(text, start, end)), default=None)


def _ordered(found: list[Quotation]) -> list[Quotation]:
    """In text order, depths counted again: the quotation around one may be gone, or have ended before it did."""
    ordered: list[Quotation] = []
    around: list[int] = []
    for q in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1] <= q.start:
            around.pop()
        if around and around[-1] < q.end:
            continue
        ordered.append(q._replace(depth=len(around)))
        around.append(q.end)
    return ordered


def within(found: Iterable[Quotation], start: int, end: int) -> Iterator[Quotation]:
    """The quotations that share characters with [start, end)."""
    return (q for q in found if q.start < end and start < q.end)
