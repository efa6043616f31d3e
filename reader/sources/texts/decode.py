"""Bytes → text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.patterns import late
from reader.sources.targets import SourceError, shown

if TYPE_CHECKING:
    from webencodings import Encoding

MAGIC = {
    b"PK\x03\x04": "an office document or an archive",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "a compressed file within another one",
}
"""How files that people take for texts begin."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = late(  # possessive, so that it fails in one go
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype\s++html|html|head|body|article|main|section|div|h[1-6]|p)\b",
    re.I | re.S,
)
_COMMENT = late(rb"<!--.*?(?:-->|\Z)", re.S)
_DECLARED = late(rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([^\s"'/>;]+)""", re.I)
_SNIFFED = 4096
"""Bytes in which a page must have shown itself and its encoding."""
_WESTERN = 0.1
"""With fewer bytes than this part of them outside ASCII, an 8-bit text is taken for Western European."""
_BROKEN = 0.25
"""With fewer faults than this part of its characters outside ASCII, a text is UTF-8 that was damaged."""
_UTF_16 = ("utf-16-le", "utf-16-be")
_SHARED = (0x00, 0x20)
"""Blocks of 256 code points of which every text in an alphabet has some: Latin with the space, and punctuation."""
_ALIKE = 0.9
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00a0\u202f")
"""What a text may have beside what can be shown."""
_EIGHT_BIT = re.compile(r"windows-|iso-8859|koi8|macintosh|x-mac|ibm866").match
_SURROGATE = late("[\ud800-\udfff]")


def decode(data: bytes, target: str, *, charset: str | None = None, page: bool = False) -> str:
    """The text that `data` holds, its newlines as `\\n`, without lone surrogates.

    A byte order mark tells the encoding, or else `charset`, as a server names it, or what a `page` says of itself;
    names mean what they mean to browsers, and one that these do not know counts as none. Bytes that are UTF-8 are not
    taken for an encoding of single bytes, whatever is said of them. A text that does not keep to its encoding, or names
    none, is UTF-8, or Windows-1252 if it has few letters outside ASCII, or whatever charset-normalizer finds. Raises
    `SourceError` if it is empty or not a text; a page may have NULs.
    """
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            raise SourceError(f"{shown(target)} is {name}, not a plain text or a web page.")
    encoding = _named(charset) or (_declared(data) if page else None)
    text = _decoded(data, target, encoding, page).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text and not page:
        raise SourceError(f"{shown(target)} is a binary file, not a text.")
    if not text.strip():
        raise SourceError(f"{shown(target)} is empty.")
    return text


def is_html(data: bytes) -> bool:
    """Whether `data` begins as a web page does."""
    head = data[:_SNIFFED]
    if mark := _mark(data):
        head = head.decode(mark, "ignore").encode()
    return _HTML.match(head) is not None


def _mark(data: bytes) -> str | None:
    """The encoding that bytes show by a byte order mark, or as UTF-16 does without one, as Python names it."""
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None) or _unmarked(data)


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: pairs of bytes that make a text of one or two alphabets only in one order."""
    head = data[:_SNIFFED]
    return next((name for name in _UTF_16 if b"\0" in head and _reads_as_text(head.decode(name, "ignore"))), None)


def _reads_as_text(head: str) -> bool:
    """Whether code points are those of a text: all can be shown, words are parted, and nearly all are of few alphabets.

    Spaces and stops are in the first block of 256 code points, quotation marks and dashes in another one.
    """
    blocks = Counter(ord(character) >> 8 for character in head)
    own = max((count for block, count in blocks.items() if block not in _SHARED), default=0)
    few = own + sum(blocks[block] for block in _SHARED) >= _ALIKE * len(head)
    return few and any(map(str.isspace, head)) and all(c.isprintable() or c.isspace() or c in _UNSEEN for c in head)


def _named(label: str | None) -> Encoding | None:
    """The encoding that browsers take a name for; None where they know none, or would show nothing."""
    if not label or not label.isascii():
        return None
    from webencodings import lookup

    encoding = lookup(label)
    return None if encoding is None or encoding.name == "replacement" else encoding


def _declared(data: bytes) -> Encoding | None:
    """The encoding that a page says it is in, for what the bytes that said it can be read in."""
    from webencodings import lookup

    match = _DECLARED.search(_COMMENT.sub(b"", data[:_SNIFFED]))
    encoding = _named(match[1].decode("ascii", "replace")) if match else None
    if encoding is not None and encoding.name.startswith("utf-16"):  # then that could not have been read
        return lookup("utf-8")
    return lookup("windows-1252") if encoding is not None and encoding.name == "x-user-defined" else encoding


def _decoded(data: bytes, target: str, encoding: Encoding | None, page: bool) -> str:
    if mark := _mark(data):
        try:
            return data.decode(mark)
        except UnicodeDecodeError as error:
            raise SourceError(f"{shown(target)} begins as {mark.upper()} text but is not.") from error
    if encoding is not None and not (_EIGHT_BIT(encoding.name) and _is_utf8(data)):
        try:
            return str(encoding.codec_info.decode(data, "strict")[0])
        except UnicodeDecodeError:
            pass
    if b"\0" in data and not page:
        raise SourceError(f"{shown(target)} is a binary file, not a text.")
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    text = data.decode(errors="replace")
    outside = sum(character > "\x7f" for character in text)
    if text.count("\ufffd") < _BROKEN * outside:
        return text
    if encoding is not None and encoding.name != "utf-8":
        return str(encoding.codec_info.decode(data, "replace")[0])
    return _guessed(data, target)


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 beyond ASCII: no text in an encoding of single bytes is that by chance."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


def _guessed(data: bytes, target: str) -> str:
    """The text of bytes that are not UTF-8 and of which nobody says what they are."""
    if sum(byte > 0x7F for byte in data) < _WESTERN * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # trafilatura's own dependency; slow to import

    best = from_bytes(data, cp_exclusion=["utf_7"]).best()
    if best is None:
        raise SourceError(f"{shown(target)} is in an encoding that could not be recognised; save it as UTF-8.")
    return _SURROGATE.sub("\ufffd", str(best))
