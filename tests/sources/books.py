"""Books in EPUB to test with."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>The Ferry &amp; the Bridge</dc:title><dc:creator id="w">Maud Broekstra</dc:creator>
<dc:creator id="i">Ole Dahl</dc:creator><dc:creator opf:role="edt">Somebody Else</dc:creator>
<meta refines="#i" property="role">ill</meta><meta property="dcterms:modified">2025-01-01T00:00:00Z</meta>
<dc:date>2023-11-05T00:00:00Z</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="two" href="two%20more.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one.xhtml#top" media-type="application/xhtml+xml"/>
<item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/>
<item id="lost" href="lost.xhtml" media-type="application/xhtml+xml"/>
<item id="font" href="f.otf" media-type="font/otf"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/><itemref idref="lost"/><itemref idref="none"/>
<itemref idref="notes" linear="no"/></spine></package>"""
ONE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/>
<style>p { margin: 0 }</style></head><body><section><h1>The old bridge</h1>
<p>The bridge&nbsp;of Hallund was <i>old</i>; its<span epub:type="pagebreak" id="p7">7</span> planks
were older.</p><blockquote><p>“It holds,” said the mayor.</p></blockquote>
<ul><li>the planks</li><li>the rope</li></ul></section></body></html>"""
TWO = '<html xmlns="http://www.w3.org/1999/xhtml"><body><h2>The ferry</h2><p>Nobody took it.<br/></p></body></html>'
NAV = '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li>The old bridge</li></ol></nav></body></html>'

FILES = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/two more.xhtml": TWO,
    "OEBPS/text/one.xhtml": ONE,
    "OEBPS/notes.xhtml": NAV.replace("The old bridge", "A note"),
}


def book(changed: Mapping[str, str | bytes | None] = {}) -> bytes:
    """A book with some files changed, or left out."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        for name, text in {**FILES, **changed}.items():
            if text is not None:
                archive.writestr(name, text)
    return out.getvalue()


def encrypted(*names: str, method: str = "http://www.w3.org/2001/04/xmlenc#aes256-cbc") -> str:
    """What tells that files of a book are encrypted."""
    data = "".join(
        f'<e:EncryptedData><e:EncryptionMethod Algorithm="{method}"/><e:CipherData><e:CipherReference URI="{name}"/>'
        "</e:CipherData></e:EncryptedData>"
        for name in names
    )
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        f'xmlns:e="http://www.w3.org/2001/04/xmlenc#">{data}</encryption>'
    )
