"""A book in EPUB → the article that its chapters make, in the order in which they are to be read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import dropwhile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from reader.sources import pieces
from reader.sources.dates import first_date
from reader.sources.packed.zipped import Archive
from reader.sources.pages import whole
from reader.sources.pages.flow import line
from reader.sources.pieces import Leads, Piece
from reader.sources.targets import SourceError, shown
from reader.sources.texts import decode
from reader.story import Article

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_OLD_CONTENTS = "application/x-dtbncx+xml"
_OPENING = 3
"""Blocks of a chapter among which its own heading is."""
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_OBSCURED = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""How fonts are made useless elsewhere; nothing that one reads is kept so."""
_WITHIN = "epub:"
"""What the links within a book are relative to: no page of the web, whatever a chapter says that it was taken from."""
_WRITERS = ("", "aut")
"""Roles of who wrote a book; others made it, or drew in it."""


def article(data: bytes, target: str) -> Article:
    """The whole book. Raises `SourceError`."""
    archive = Archive(data, target, "an EPUB book")
    at, package = _package(archive)
    locked = _locked(archive)
    names = _contents(archive, package, posixpath.dirname(at))
    found: list[tuple[Piece, Leads]] = []
    for name in _chapters(package, posixpath.dirname(at)):
        if name in locked:
            raise archive.locked()
        if name in archive:
            page = archive.read(name)
            chapter, links = whole.linked(decode.decode(page, target, page=True), _WITHIN) if page.strip() else ([], [])
            if chapter and name in names and not any(kind == "heading" for kind, _ in chapter[:_OPENING]):
                found.append((("heading", names[name]), ()))
            found += zip(chapter, links, strict=True)
    title = next(_said(package, "title"), "")
    if not any(kind != "heading" for (kind, _), _ in found):
        raise SourceError(f"{shown(target)} is an EPUB book without a text.")
    found = list(dropwhile(lambda told: told[0][1].casefold() == title.casefold(), found))
    if title:
        found.insert(0, (("title", title), ()))
    return pieces.article(
        [piece for piece, _ in found],
        target,
        title=title,
        byline=", ".join(_writers(package)),
        published=next(filter(None, map(first_date, _said(package, "date"))), None),
        raw=True,  # what is in a book is its own
        links=[leads for _, leads in found],
    )


def _package(archive: Archive) -> tuple[str, _Element]:
    """Where in the archive the book's parts are listed, and that list."""
    container = _xml(archive, _CONTAINER)
    at = next((root.get("full-path", "") for root in _all(container, "rootfile")), "")
    return at, _xml(archive, at)


def _xml(archive: Archive, name: str) -> _Element:
    from lxml import etree  # slow to import

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        raise archive.damaged() from error


def _all(tree: _Element, name: str) -> Iterator[_Element]:
    """The elements of a name, whatever it means where."""
    yield from tree.iter(f"{{*}}{name}")


def _chapters(package: _Element, folder: str) -> Iterator[str]:
    """The names in the archive of the pages to be read, in order, each once; the list of them is left out."""
    items = {item.get("id"): item for item in _all(package, "item")}
    met = set()
    for reference in _all(package, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in item.get("properties", "").split():
            continue
        name = _inside(folder, item.get("href", ""))
        if item.get("media-type") in _PAGES and name not in met:
            met.add(name)
            yield name


def _contents(archive: Archive, package: _Element, folder: str) -> dict[str, str]:
    """What the table of contents calls the pages, each by what is said first of it; empty where it is of no use."""
    for item in _all(package, "item"):
        is_nav = "nav" in item.get("properties", "").split()
        at = _inside(folder, item.get("href", ""))
        if not (is_nav or item.get("media-type") == _OLD_CONTENTS) or at not in archive:
            continue
        try:
            table = _xml(archive, at)
        except SourceError:  # a book can be read without
            continue
        found: dict[str, str] = {}
        for element in _all(table, "a" if is_nav else "navPoint"):
            content = element if is_nav else next(element.iterchildren("{*}content"), None)
            label = element if is_nav else next(element.iterchildren("{*}navLabel"), None)
            words = "" if label is None else line("".join(label.itertext()))
            if content is not None and words:
                found.setdefault(_inside(posixpath.dirname(at), content.get("href") or content.get("src") or ""), words)
        if found:
            return found
    return {}


def _inside(folder: str, reference: str) -> str:
    """A name in the archive, from how a file in a folder of it refers to it."""
    try:
        path = unquote(urlsplit(reference).path)
    except ValueError:
        return ""
    return posixpath.normpath(posixpath.join(folder, path))


def _locked(archive: Archive) -> frozenset[str]:
    """The names of what is encrypted."""
    if _ENCRYPTION not in archive:
        return frozenset()
    found: set[str] = set()
    for data in _all(_xml(archive, _ENCRYPTION), "EncryptedData"):
        methods = {method.get("Algorithm") for method in data.iterchildren("{*}EncryptionMethod")}
        if not methods <= _OBSCURED or not methods:
            found.update(_inside("", reference.get("URI", "")) for reference in _all(data, "CipherReference"))
    return frozenset(found)


def _said(package: _Element, name: str) -> Iterator[str]:
    """What the book's metadata has under a name of Dublin Core's."""
    for element in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"):
        if words := line("".join(element.itertext())):
            yield words


def _writers(package: _Element) -> list[str]:
    roles = {
        (meta.get("refines") or "").lstrip("#"): (meta.text or "").strip()
        for meta in _all(package, "meta")
        if meta.get("property") == "role"
    }
    found = []
    for element in package.iter("{http://purl.org/dc/elements/1.1/}creator"):
        role = element.get("{http://www.idpf.org/2007/opf}role") or roles.get(element.get("id", ""), "")
        name = line("".join(element.itertext()))
        if role in _WRITERS and name and name not in found:
            found.append(name)
    return found
