"""A web page → the article on it, by trafilatura.

The article's text is composed of the page's blocks with blank lines between them.
"""

from __future__ import annotations

import logging
import re
from copy import copy, deepcopy
from typing import TYPE_CHECKING

from reader.sources.bylines import OPENING, fullest, linked_authors
from reader.sources.furniture.traits import ends_sentence
from reader.sources.pages.anchors import anchors, base_of
from reader.sources.pages.chunks import joined
from reader.sources.pages.fit import fit
from reader.sources.pages.flow import line, pieces_of, with_tables
from reader.sources.pages.linked import drop_updates, is_live, show_article
from reader.sources.pages.links import only_leads_on
from reader.sources.pages.markup import prepare
from reader.sources.pages.moments import begins_with_time
from reader.sources.pages.places import places
from reader.sources.pages.teasers import only_teases
from reader.sources.pieces import Piece
from reader.sources.pieces import article as compose
from reader.sources.targets import SourceError, is_address, shown
from reader.sources.texts import plain
from reader.sources.texts.lists import LEVEL
from reader.story import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SHORT = 250
"""Characters; trafilatura looks further when it has found fewer."""
MOST_OF_SHORT = 2_000
"""Characters of what it may find then."""

_BETWEEN_WORDS = re.compile(r"\W+")


def article(html: str, target: str, *, address: str | None = None, links: bool = False) -> Article:
    """The article on a page. Raises `SourceError` if there is none.

    `address` is the page's own, where another one led to it. With `links`, what only leads to others is one, too.
    """
    import trafilatura  # slow to import, so not before it is needed
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what goes wrong is said by SourceError
    address = address or (target if is_address(target) else None)
    tree = load_html(fit(html))
    if tree is None:
        raise SourceError(f"No article was found in {shown(target)}.")
    base = base_of(tree, address)
    live = is_live(tree)
    drop_updates(tree)
    known = trafilatura.extract_metadata(tree, address, {"original_date": True, "extensive_search": False})
    authors = linked_authors(tree)
    show_article(tree)
    prepare(tree, live=live)
    found = _extracted(tree, address)
    if joined(tree, " ".join(string for _, string in found)):
        found = _extracted(tree, address)
    pieces, rows = with_tables(found)
    told = any(kind == "paragraph" or (kind == "item" and ends_sentence(string)) for kind, string in pieces)
    text = " ".join(string for _, string in found)
    if not told or (not links and (only_leads_on(tree, text) or (not live and only_teases(tree, text)))):
        raise SourceError(f"No article was found in {shown(target)}.")
    title = line(known.title or "")
    if title and pieces[0][0] == "heading" and (_same(pieces[0][1], title) or _same(title, pieces[0][1])):
        title = pieces.pop(0)[1]
    pieces = [piece for piece in pieces if not (piece[0] == "heading" and _same(piece[1], title))]
    if title:
        pieces.insert(0, ("title", title))
    stand = places(tree, [string for _, string in pieces])
    return compose(
        pieces,
        target,
        title=title,
        byline=fullest(line(known.author or ""), authors, [string for _, string in pieces[:OPENING]]),
        published=known.date or plain.published(pieces),
        kept=rows | {string for kind, string in pieces if kind == "heading" and begins_with_time(string)},
        marks=[place and place.mark for place in stand],
        links=[
            [*anchors(string, place.hrefs, base)] if place else []
            for (_, string), place in zip(pieces, stand, strict=True)
        ],
    )


def _extracted(tree: HtmlElement, address: str | None) -> list[Piece]:
    """The blocks of a page's article.

    Where trafilatura finds little it takes all that is near, run together in one paragraph; the paragraphs are then
    taken as they stand if no sentence is lost by that.
    """
    whole = _extraction(copy(tree), address, SHORT)
    if sum(len(string) for _, string in whole) > MOST_OF_SHORT:
        return whole
    found = " ".join(string for _, string in whole)
    told = [words for p in tree.iter("p") if ends_sentence(words := line(p.text_content())) and words in found]
    if all(any(words == string.lstrip(LEVEL) for _, string in whole) for words in told):
        return whole
    parted = _extraction(copy(tree), address, 1)
    kept = " ".join(string for _, string in parted)
    return parted if all(words in kept for words in told) else whole


def _extraction(tree: HtmlElement, address: str | None, shortest: int) -> list[Piece]:
    """What trafilatura finds; `shortest` characters are enough for it not to look further."""
    import trafilatura
    from trafilatura.settings import DEFAULT_CONFIG, Document

    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(shortest)
    found = trafilatura.bare_extraction(tree, url=address, include_comments=False, include_tables=False, config=config)
    return list(pieces_of(found.body, "paragraph")) if isinstance(found, Document) else []


def _same(heading: str, title: str) -> bool:
    """Whether a heading is a page's title, which may have the site's name after it."""
    a, b = (_BETWEEN_WORDS.sub(" ", s).strip().casefold() for s in (heading, title))
    return bool(a) and (a == b or (len(a) > 15 and b.startswith(a)))
