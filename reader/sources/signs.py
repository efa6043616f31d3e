"""How what was opened shows what it is, without what reads it: that is slow to import."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

GZIP = b"\x1f\x8b"
BZIP2 = b"BZh"
XZ = b"\xfd7zXZ\0"
BLOCK = 512
"""Bytes in which an archive shows what it is."""
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PDF = b"%PDF-"
_BZIP2_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")
"""What follows the mark of bzip2, which alone could begin a text."""
_HEAD = 120
"""Bytes in which a file that is no text shows itself: blank lines or the name of its first part may be before that."""
_MIMETYPE = b"mimetypeapplication/epub+zip"
_CONTAINER = b"META-INF/container.xml"
_SNIFFED = 10_000
"""Characters in which XML must have shown what it is."""
_ROOT = re.compile(  # possessive, so that it fails in one go
    r"\A\s*+(?:(?:<\?[^>]*+>|<!--(?>.*?-->)|<!DOCTYPE\b[^>\[]*+(?:\[[^\]]*+\]\s*+)?+>)\s*+)*+<(?:\w++:)?+(?P<name>[\w-]++)",
    re.I | re.S,
)
_JSON_FEED = "https://jsonfeed.org/version/"


def is_compressed(data: bytes) -> bool:
    """Whether bytes are one compressed file, be it broken."""
    return data.startswith((GZIP, XZ)) or (data.startswith(BZIP2) and data[4:10] in _BZIP2_BLOCKS)


def is_tar(data: bytes) -> bool:
    """Whether bytes begin as a tar archive does, be it broken."""
    return data[257:262] == b"ustar" or (len(data) >= BLOCK and b"\0" in data[:BLOCK] and _has_checksum(data))


def _has_checksum(data: bytes) -> bool:
    """Whether the first block is a tar's of the old kind, which is known by its checksum alone."""
    import tarfile

    try:
        tarfile.TarInfo.frombuf(data[:BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


def may_be_archive(data: bytes) -> bool:
    """Whether the first bytes of a file may be those of a zip or a tar, be it compressed."""
    return data.startswith(ZIP) or is_compressed(data) or is_tar(data)


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF document, be it broken."""
    return data[:_HEAD].removeprefix(BOM_UTF8).lstrip().startswith(PDF)


def is_book(data: bytes) -> bool:
    """Whether bytes are an EPUB, be it broken."""
    return data.startswith(b"PK") and (_MIMETYPE in data[:_HEAD] or _CONTAINER in data)


def is_xml(data: bytes) -> bool:
    """Whether bytes say that they are XML, and so in which encoding they are."""
    return data.lstrip().startswith(b"<?xml")


def is_feed(text: str) -> bool:
    """Whether a text is RSS, Atom or a JSON feed, be it broken."""
    return _root(text) in ("rss", "rdf", "feed") or is_json_feed(text)


def is_json_feed(text: str) -> bool:
    return text[:_HEAD].lstrip("\ufeff \t\n").startswith("{") and _JSON_FEED in text.replace("\\/", "/")


def is_outline(text: str) -> bool:
    """Whether a text is OPML, in which readers keep lists of feeds."""
    return _root(text) == "opml"


def _root(text: str) -> str:
    """The name of the element that a text begins with, without its prefix; empty if it begins with none."""
    root = _ROOT.match(text[:_SNIFFED].lstrip("\ufeff"))
    return root["name"].casefold() if root else ""
