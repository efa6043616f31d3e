"""A PDF document → the article that is printed on its sheets, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from statistics import median
from threading import Lock
from typing import TYPE_CHECKING

from reader.sources import pieces
from reader.sources.documents.heads import without_heads
from reader.sources.documents.initials import with_initials
from reader.sources.documents.paragraphs import TALL, Paragraph, paragraphs
from reader.sources.documents.printed import in_order
from reader.sources.documents.runs import Run
from reader.sources.targets import SourceError, shown
from reader.sources.texts import plain
from reader.sources.texts.blocks import is_title
from reader.sources.visible import visible
from reader.story import Article, BlockKind

if TYPE_CHECKING:
    import pypdfium2

MOST_SHEETS = 3_000
MOST_LETTERS = 5_000_000
_LONGEST_HEADING = 200
_APART = 0.7
"""Part of a letter's height; what stands farther apart may be in two columns."""
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""How PDFium writes a hyphen at a line's end."""
_BROKEN = range(0xD800, 0xE000)

_one_at_a_time = Lock()
"""PDFium may not be called from two threads, be it for two documents."""


def article(data: bytes, target: str, *, raw: bool = False) -> Article:
    """The text of the whole document. With `raw`, no furniture is looked for. Raises `SourceError`."""
    sheets = without_heads([with_initials(sheet) for sheet in _sheets(data, target)])
    found = paragraphs([in_order(sheet) for sheet in sheets])
    if not found:
        raise SourceError(f"{shown(target)} is a PDF document without a text: its pages are pictures.")
    usual = median(height for paragraph in found for height in [paragraph.height] * len(paragraph.text))
    title = _title(found, usual)
    said = [(_kind(paragraph, title, usual), visible(paragraph.text)) for paragraph in found]
    return pieces.article(
        said,
        target,
        title=visible(title.text) if title else None,
        byline=plain.byline(said),
        published=plain.published(said),
        raw=raw,
        kept={visible(paragraph.text) for paragraph in found if paragraph.row},
    )


def _title(found: list[Paragraph], usual: float) -> Paragraph | None:
    """What is set tallest, or else what stands at the top as titles do, in letters not smaller than the text's."""
    tallest = _tallest(found, usual)
    if tallest is not None or len(found) < 2 or found[0].height < usual:
        return tallest
    return found[0] if is_title(found[0].text) else None


def _tallest(found: list[Paragraph], usual: float) -> Paragraph | None:
    """What is set tallest on the first sheet, if it is a line or a few of their own."""
    large = [p for p in found if p.sheet == 0 and p.height > TALL * usual and len(p.text) < _LONGEST_HEADING]
    large = [p for p in large if any(map(str.isalpha, p.text))]
    return max(large, key=lambda paragraph: paragraph.height, default=None)


def _kind(paragraph: Paragraph, title: Paragraph | None, usual: float) -> BlockKind:
    if paragraph is title:
        return "title"
    if paragraph.row:
        return "item"
    large = paragraph.height > TALL * usual and len(paragraph.text) < _LONGEST_HEADING
    return "heading" if large else "item" if paragraph.marked else "paragraph"


def _sheets(data: bytes, target: str) -> list[list[Run]]:
    import pypdfium2  # loads a library of 8 MB

    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise SourceError(_reason(error, target)) from error
        try:
            if len(document) > MOST_SHEETS:
                raise SourceError(f"{shown(target)} has more than {MOST_SHEETS:,} pages; give a part of it.")
            return _all(document, target)
        except pypdfium2.PdfiumError as error:
            raise SourceError(_reason(error, target)) from error
        finally:
            document.close()


def _all(document: pypdfium2.PdfDocument, target: str) -> list[list[Run]]:
    found: list[list[Run]] = []
    left = MOST_LETTERS
    for number in range(len(document)):
        found.append(list(_sheet(document, number)))
        left -= sum(len(run.text) for run in found[-1])
        if left < 0:
            raise SourceError(f"{shown(target)} has more than {MOST_LETTERS:,} letters; give a part of it.")
    return found


def _reason(error: Exception, target: str) -> str:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return f"{shown(target)} is a PDF document that is encrypted; Reader cannot open it."
    return f"{shown(target)} is a PDF document that is damaged or incomplete."


def _sheet(document: pypdfium2.PdfDocument, number: int) -> Iterator[Run]:
    """What is written on a sheet, in the order in which it was drawn; what does not run from left to right is not."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            yield from _runs(text)
        finally:
            text.close()
    finally:
        page.close()


def _runs(text: pypdfium2.PdfTextPage) -> Iterator[Run]:
    import pypdfium2.raw as pdfium

    page, box = text.raw, pdfium.FS_RECTF()
    where = ctypes.byref(box)
    letters: list[str] = []
    first = Run("", 0, 0, 0, 0)
    right = 0.0
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, at)
        letter = _HYPHENS.get(code) or ("" if code in _BROKEN else chr(code))
        if letter.isspace() or not letter:
            letters += [" "] * bool(letters)
            continue
        upright = abs(pdfium.FPDFText_GetCharAngle(page, at)) < 0.1
        if not upright or not pdfium.FPDFText_GetLooseCharBox(page, at, where):
            continue
        left, low, high = box.left, box.bottom, box.top
        if high <= low:
            continue
        if letters and _goes_on(first, right, left, low, high):
            letters.append(letter)
            right = max(right, box.right)
            continue
        if letters:
            yield first._replace(text="".join(letters), right=right)
        letters, first, right = [letter], Run("", left, box.right, low, high), box.right
    if letters:
        yield first._replace(text="".join(letters), right=right)


def _goes_on(run: Run, right: float, left: float, low: float, high: float) -> bool:
    """Whether a letter stands right after a run that ends at `right`, on the same line and of the same size."""
    height = run.high - run.low
    level = abs(low - run.low) < 0.1 * height and abs(high - run.high) < 0.1 * height
    return level and -0.3 * height < left - right < _APART * height
