"""What of a text is seen: what is not seen is taken out of it before it is an article.

Soft hyphens, zero-width characters, marks of direction and control characters come with texts from pages, mail and
word processors. They would part names and sentences that a reader sees as whole, and stay in every name that is shown.
"""

from __future__ import annotations

import re
import unicodedata

from reader.patterns import late

MOST_MARKS = 2
"""Marks on a letter that a language may write; more are decoration, and so are all marks of that word."""

SLICE = 1_000_000
"""Characters that are searched at once: some milliseconds."""

_ESCAPES = late(
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]?"  # a control sequence: colours, the cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,500}+(?:\x07|\x1b\\|\x9c)"  # a string, as a title
    r"|\x1b[ -/]*+[0-~]?"
)
_STRUCK = late(r"(.)\x08(?=\1)|_\x08")
"""Bold and underlined as typewriters did it: the letter, a step back, the letter again."""
_MISREAD = late(r"[\x91-\x97]")
"""Quotes and dashes of Windows-1252 that were taken for ISO 8859-1; where one is, other C1 codes are such, too."""
_WESTERN = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_WITHIN_LINE = late(r"(?<=[^\s\x1c-\x1f])[ \t]*+(?:[\v\f\x85]++[ \t]*+)++(?=[^\s\x1c-\x1f])")
"""Breaks of pages and lines in the midst of a line: there they are stray, and no more than a space."""

_SOFT_END = late(r"(?<=\w)\u00ad++[ \t]*+\n[ \t]*+(?=\w)")
"""A word parted at a line's end, which the soft hyphen says is one."""

_EMOJI = "\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U000e007f"
_JOINING = rf"\u0600-\u08ff\u0900-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdff\ufe70-\ufefc{_EMOJI}"
"""Scripts in which joiners change the letters, and emoji, of which they make one of several."""
_UNDIVIDED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Scripts without spaces, in which a zero-width space divides words."""
_DROPPED = (
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
"""What is never seen."""
_TAGS = r"\U000e0000-\U000e007f"
"""With a flag they make another flag."""
_VARIANTS = r"\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Begins with one class, and asks behind it which it was: a search skips all that is not in that class at once.
_UNSEEN = late(
    rf"[{_DROPPED}\u200b-\u200d{_TAGS}{_VARIANTS}](?:(?<=[{_DROPPED}])"
    rf"|(?<=[\u200c\u200d])(?:(?<![{_JOINING}].)|(?![{_JOINING}]))"
    rf"|(?<=\u200b)(?:(?<![{_UNDIVIDED}].)|(?![{_UNDIVIDED}]))"
    rf"|(?<=[{_TAGS}])(?<![\U0001f3f4\U000e0020-\U000e007f].)"
    rf"|(?<=[\s\u0041-\u005a\u0061-\u007a\u00c0-\u058f][{_VARIANTS}]))",
    re.DOTALL,
)
_PRINTABLE = late(rf"[\u034f\ufffc{_VARIANTS}]")
"""What of all that `_UNSEEN` may take out counts as printable."""
_CONTROL = late(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LIGATURE = late(r"[\ufb00-\ufb06]")
_LIGATURES = str.maketrans({chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)})

_MARKED = late(r"[^\W\d_][\w\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]*+")
_MARK = late(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]")
_MANY_MARKS = late(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]" rf"{{{MOST_MARKS + 1}}}")
_STROKES = late(r"[\u0305\u0332-\u0338\u20d0-\u20f0]")
"""Lines over, under and through a letter: struck out or underlined, not spelt."""


def visible(text: str) -> str:
    """`text` as it is seen: without what is not drawn, with ligatures as letters and letters with their marks in one.

    Joiners stay where they change what is drawn (emoji, Indic scripts, Arabic); breaks of lines and pages stay between
    lines and are spaces within one.
    """
    printable = text.replace("\n", "").isprintable()
    if printable and text.isascii():
        return text
    if _has(_CONTROL, text):
        text = _STRUCK.sub("", _ESCAPES.sub("", text))
        if _has(_MISREAD, text):
            text = text.translate(_WESTERN)
        text = _WITHIN_LINE.sub(" ", text)
    if "\u00ad" in text:
        text = _SOFT_END.sub("", text)
    if (not printable or _has(_PRINTABLE, text)) and _has(_UNSEEN, text):  # which takes long to compile
        text = _UNSEEN.sub("", text)
    if _has(_LIGATURE, text):
        text = text.translate(_LIGATURES)
    return _MARKED.sub(_spelt, text) if _has(_MARK, text) else text


def _has(pattern: re.Pattern[str], text: str) -> bool:
    """Whether something in a text matches, which one character and those beside it decide.

    Looked for in slices: a search holds up every other thread until it is over.
    """
    starts = range(0, len(text), SLICE)
    return any(pattern.search(text, start, min(start + SLICE, len(text))) for start in starts)


def _spelt(word: re.Match[str]) -> str:
    """A word with the marks that belong to its spelling, each in one with its letter where there is such a letter."""
    if not _MARK.search(word[0]):
        return word[0]
    if _MANY_MARKS.search(unicodedata.normalize("NFC", word[0])):
        return _MARK.sub("", unicodedata.normalize("NFD", word[0]))
    return unicodedata.normalize("NFC", _STROKES.sub("", word[0]))
