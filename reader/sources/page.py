"""A web page → the article on it, by trafilatura.

The article's text is composed of the page's blocks with blank lines between them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import copy, deepcopy
from itertools import groupby
from typing import TYPE_CHECKING

from reader.sources.blocks import paragraphs
from reader.sources.bylines import OPENING, fullest, linked_authors
from reader.sources.fit import UNFIT, fit
from reader.sources.linked import drop_updates, is_live, show_article
from reader.sources.markup import prepare
from reader.sources.moments import begins_with_time
from reader.sources.pieces import Piece
from reader.sources.pieces import article as compose
from reader.sources.tables import GAP, aligned
from reader.sources.targets import SourceError, is_address, shown
from reader.sources.traits import is_prose
from reader.sources.visible import visible
from reader.story import Article, BlockKind

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

SHORT = 250
"""Characters; trafilatura looks further when it has found fewer."""
MOST_OF_SHORT = 2_000
"""Characters of what it may find then."""

_KINDS: dict[str, BlockKind] = {"head": "heading", "quote": "quotation", "item": "item", "p": "paragraph"}
"""Trafilatura's element → the kind of the text right inside it; any other element's text is of its parent's kind."""
_LINES = re.compile(r"[^\n]+")
_SPACE = re.compile(r"\s+")
_BETWEEN_WORDS = re.compile(r"\W+")


def article(html: str, target: str) -> Article:
    """The article on a page. Raises `SourceError` if none is found on it."""
    import trafilatura  # slow to import, so not before it is needed
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is said by SourceError
    address = target if is_address(target) else None
    tree = load_html(fit(html))
    if tree is None:
        raise SourceError(f"No article was found in {shown(target)}.")
    live = is_live(tree)
    drop_updates(tree)
    known = trafilatura.extract_metadata(tree, address, {"original_date": True, "extensive_search": False})
    authors = linked_authors(tree)
    show_article(tree)
    prepare(tree, live=live)
    pieces, rows = _with_tables(_extracted(tree, address))
    if not any(kind == "paragraph" for kind, _ in pieces):
        raise SourceError(f"No article was found in {shown(target)}.")
    title = _line(known.title or "")
    if title and pieces[0][0] == "heading" and (_same(pieces[0][1], title) or _same(title, pieces[0][1])):
        title = pieces.pop(0)[1]
    pieces = [piece for piece in pieces if not (piece[0] == "heading" and _same(piece[1], title))]
    if title:
        pieces.insert(0, ("title", title))
    return compose(
        pieces,
        target,
        title=title,
        byline=fullest(_line(known.author or ""), authors, [string for _, string in pieces[:OPENING]]),
        published=known.date,
        kept=rows | {string for kind, string in pieces if kind == "heading" and begins_with_time(string)},
    )


def _extracted(tree: HtmlElement, address: str | None) -> list[Piece]:
    """The blocks of a page's article.

    Where trafilatura finds little it takes all that is near, run together in one paragraph; the paragraphs are then
    taken as they stand if no prose is lost by that.
    """
    whole = _extraction(copy(tree), address, SHORT)
    if sum(len(string) for _, string in whole) > MOST_OF_SHORT:
        return whole
    found = " ".join(string for _, string in whole)
    prose = [words for p in tree.iter("p") if is_prose(words := _line(p.text_content())) and words in found]
    if all(any(words == string for _, string in whole) for words in prose):
        return whole
    parted = _extraction(copy(tree), address, 1)
    kept = " ".join(string for _, string in parted)
    return parted if all(words in kept for words in prose) else whole


def _extraction(tree: HtmlElement, address: str | None, shortest: int) -> list[Piece]:
    """What trafilatura finds; `shortest` characters are enough for it not to look further."""
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG, Document

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(shortest)
    found = trafilatura.bare_extraction(tree, url=address, include_comments=False, include_tables=False, config=config)
    return list(_pieces(found.body, "paragraph")) if isinstance(found, Document) else []


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


def _with_tables(pieces: list[Piece]) -> tuple[list[Piece], set[str]]:
    """The pieces, those that are rows of a table as lines of it; and those lines."""
    found: list[Piece] = []
    rows: set[str] = set()
    for is_row, run in groupby(pieces, lambda piece: GAP in piece[1]):
        these = list(run)
        if is_row:
            these = [("item", line) for line in aligned([string for _, string in these])]
            rows.update(line for _, line in these)
        found += these
    return found, rows


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
    return _SPACE.sub(" ", UNFIT.sub("", text or ""))


def _divided(text: str, kind: BlockKind) -> Iterator[Piece]:
    """One piece a paragraph: authors use line breaks for those, too."""
    for start, end in paragraphs(text):
        yield kind, _line(text[start:end])


def _line(text: str) -> str:
    return " ".join(visible(UNFIT.sub("", text)).split())


def _same(heading: str, title: str) -> bool:
    """Whether a heading is a page's title, which may have the site's name after it."""
    a, b = (_BETWEEN_WORDS.sub(" ", s).strip().casefold() for s in (heading, title))
    return bool(a) and (a == b or (len(a) > 15 and b.startswith(a)))
