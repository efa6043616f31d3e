"""Bytes → text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from reader.sources.targets import SourceError, shown

MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "an office document or an archive",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x1f\x8b": "a compressed file",
}
"""How files that people take for texts begin."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_SNIFFED = 4096
"""Bytes in which a page must have shown itself."""
_WESTERN = 0.1
"""With fewer bytes than this part of them outside ASCII, an 8-bit text is taken for Western European."""


def decode(data: bytes, target: str) -> str:
    """The text that `data` holds, its newlines as `\\n`.

    UTF-8, UTF-16 and UTF-32 with a byte order mark, then UTF-8, then Windows-1252 for a text with few letters outside
    ASCII, then whatever charset-normalizer finds. Raises `SourceError` if it is empty or not a text.
    """
    for magic, name in MAGIC.items():
        if data.startswith(magic):
            raise SourceError(f"{shown(target)} is {name}, not a plain text or a web page.")
    text = _decoded(data, target).replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise SourceError(f"{shown(target)} is a binary file, not a text.")
    if not text.strip():
        raise SourceError(f"{shown(target)} is empty.")
    return text


def is_html(data: bytes) -> bool:
    """Whether `data` begins as a web page does."""
    return _HTML.match(data.removeprefix(codecs.BOM_UTF8)[:_SNIFFED]) is not None


def _decoded(data: bytes, target: str) -> str:
    mark = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if mark is None and b"\0" in data:
        raise SourceError(f"{shown(target)} is a binary file, not a text.")
    try:
        return data.decode(mark or "utf-8")
    except UnicodeDecodeError as error:
        if mark:
            raise SourceError(f"{shown(target)} begins as {mark.upper()} text but is not.") from error
    if sum(byte > 0x7F for byte in data) < _WESTERN * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes  # trafilatura's own dependency; slow to import

    best = from_bytes(data).best()
    if best is None:
        raise SourceError(f"{shown(target)} is in an encoding that could not be recognised; save it as UTF-8.")
    return str(best)
