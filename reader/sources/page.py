"""A web page → the article on it, by trafilatura.

The article's text is composed of the page's blocks with blank lines between them.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from reader.sources.blocks import paragraphs
from reader.sources.furniture import furniture
from reader.sources.targets import SourceError, is_address, shown
from reader.sources.visible import visible
from reader.story import Article, Block, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element

Piece = tuple[BlockKind, str]

_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quotation", "item": "item", "p": "paragraph"}
"""Trafilatura's element → the kind of the text right inside it; any other element's text is of its parent's kind."""
_LINES = re.compile(r"[^\n]+")
_SPACE = re.compile(r"\s+")
_BETWEEN_WORDS = re.compile(r"\W+")
_UNFIT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither XML nor a terminal can take."""
_SPACES = str.maketrans("\v\f", "  ")
"""Spaces that XML does not take."""
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?")


def article(html: str, target: str) -> Article:
    """The article on a page. Raises `SourceError` if none is found on it."""
    import trafilatura  # slow to import, so not before it is needed
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is said by SourceError
    found = trafilatura.bare_extraction(
        _fit(html),
        url=target if is_address(target) else None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    pieces = list(_pieces(found.body, "paragraph")) if isinstance(found, Document) else []
    if not isinstance(found, Document) or not any(kind == "paragraph" for kind, _ in pieces):
        raise SourceError(f"No article was found in {shown(target)}.")
    title = _line(found.title or "")
    if title and pieces[0][0] == "heading" and (_same(pieces[0][1], title) or _same(title, pieces[0][1])):
        title = pieces.pop(0)[1]
    pieces = [piece for piece in pieces if not (piece[0] == "heading" and _same(piece[1], title))]
    if title:
        pieces.insert(0, ("title", title))
    chrome = furniture([string for _, string in pieces])
    blocks: list[Block] = []
    at = 0
    for (kind, string), outside in zip(pieces, chrome, strict=True):
        blocks.append(Block("furniture" if outside and kind != "title" else kind, at, at + len(string)))
        at += len(string) + 2
    return Article(
        source=target,
        title=title or None,
        byline=_line(found.author or "").replace(";", ",") or None,
        published=found.date or None,
        text="\n\n".join(string for _, string in pieces),
        blocks=tuple(blocks),
    )


def _fit(html: str) -> str:
    """A page without the characters that lxml refuses, be they written out or as references."""
    return _REFERENCE.sub(_referred, _UNFIT.sub("", html).translate(_SPACES))


def _referred(match: re.Match[str]) -> str:
    """A reference to a character, or what browsers show in its place where lxml cannot take it."""
    digits = (match[1] or match[2]).lstrip("0") or "0"
    code = int(digits, 16 if match[1] else 10) if len(digits) < 8 else sys.maxunicode + 1
    shown = _UNFIT.sub("", unescape(f"&#{code};")).translate(_SPACES)
    return match[0] if code <= sys.maxunicode and shown == chr(code) else shown


def _pieces(element: _Element, kind: BlockKind) -> Iterator[Piece]:
    """The blocks of an element of trafilatura's tree, in order."""
    strings: list[str] = []
    for child in _flow(element):
        if isinstance(child, str):
            strings.append(child)
            continue
        yield from _divided("".join(strings), kind)
        strings = []
        inner = _KINDS.get(child.tag, kind)
        yield from _pieces(child, kind if inner == "paragraph" and kind in ("quotation", "item") else inner)
    yield from _divided("".join(strings), kind)


def _flow(element: _Element) -> Iterator[str | _Element]:
    """An element's text and its block children; inline children count as text, line breaks as newlines."""
    yield _spaced(element.text)
    for child in element:
        if not isinstance(child.tag, str):  # a comment
            pass
        elif child.tag == "lb":
            yield "\n"
        elif child.tag in _KINDS or child.tag == "list":
            yield child
        else:
            yield from _flow(child)
        yield _spaced(child.tail)


def _spaced(text: str | None) -> str:
    """Text without the line ends of the page's source, which mean nothing."""
    return _SPACE.sub(" ", _UNFIT.sub("", text or ""))


def _divided(text: str, kind: BlockKind) -> Iterator[Piece]:
    """One piece a paragraph: authors use line breaks for those, too."""
    for start, end in paragraphs(text):
        yield kind, _line(text[start:end])


def _line(text: str) -> str:
    return " ".join(visible(_UNFIT.sub("", text)).split())


def _same(heading: str, title: str) -> bool:
    """Whether a heading is a page's title, which may have the site's name after it."""
    a, b = (_BETWEEN_WORDS.sub(" ", s).strip().casefold() for s in (heading, title))
    return bool(a) and (a == b or (len(a) > 15 and b.startswith(a)))
