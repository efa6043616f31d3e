"""What a page tells machines about its article, as JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING

from reader.sources.furniture.judge import furniture
from reader.sources.furniture.traits import ends_sentence, is_prose
from reader.sources.pages.fit import fit
from reader.sources.pages.flow import pieces_of
from reader.sources.texts.blocks import paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OPENING = 60
"""Characters of a paragraph by which it is found on the page."""
COMPARED = 200
"""Paragraphs that are looked for."""
SHORT = 200
"""Characters; what is shorter may be a summary."""

_DATA = ".//script[@type='application/ld+json']"
_SEEN = ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]"
_LIVE = "LiveBlogPosting"
_UPDATES = "liveBlogUpdate"
_BODY = "articleBody"
_TAG = re.compile(r"<(?:p|br|div|h[1-6]|li)\b", re.IGNORECASE)
_PARTS = "p div h2 h3 ul ol section".split()
_ESCAPED = re.compile(r"&lt;(?:p|br|div)\b", re.IGNORECASE)
_NO_WORD = re.compile(r"\W+")
_RUN_TOGETHER = re.compile(r"(?<=[^\W\d_][.!?][”\"’])(?=[^\W\d_])|(?<=[a-zß-ÿ][.!?])(?=[A-ZÀ-Þ“\"‘])")
"""Where one paragraph's last sentence and the next one's first stand together without a space."""


def is_live(tree: HtmlElement) -> bool:
    """Whether a page says that it is a live blog."""
    said = any(_LIVE in (script.text or "") for script in tree.iterfind(_DATA))
    return said or any(_LIVE in element.get("itemtype", "") for element in tree.xpath("//*[@itemtype]"))


def drop_updates(tree: HtmlElement) -> None:
    """Takes the entries out of what a page says of its live blog, in place: their headlines are not the page's."""
    _taken(tree, _UPDATES)


def show_article(tree: HtmlElement) -> None:
    """Writes the article that only the page's data has into the page, in paragraphs, in place."""
    told = [text for text in _taken(tree, _BODY) if isinstance(text, str) and text.strip()]
    body = tree.find("body")
    if body is None or not told:
        return
    article = _article(max(told, key=len))
    if len(words := article.text_content().strip()) < SHORT and not (ends_sentence(words) and _tells_less(body, words)):
        return
    pieces = [words for p in article[:COMPARED] if (words := _plain(p.text_content()))]
    shown = _plain(" ".join(body.xpath(_SEEN)))
    missing = [words for words in pieces if words[:OPENING] not in shown]
    if 2 * sum(map(len, missing)) <= sum(map(len, pieces)):
        return
    whole = _plain(article.text_content())
    for teaser in list(body.iter("p"))[:COMPARED]:
        if (words := _plain(teaser.text_content())) and words[:OPENING] in whole:
            teaser.drop_tree()
    body.insert(0, article)


def _tells_less(body: HtmlElement, words: str) -> bool:
    """Whether a page shows less that may be its article than these words: they are no summary of it then."""
    shown = [string for _, string in pieces_of(body, "paragraph")]
    prose = (p for p, outside in zip(shown, furniture(shown), strict=True) if not outside and is_prose(p))
    return sum(map(len, prose)) < len(words)


def _taken(tree: HtmlElement, key: str) -> list[object]:
    """What the page's data has under a key, taken out of it."""
    found: list[object] = []
    for script in tree.iterfind(_DATA):
        if key not in (script.text or ""):
            continue
        data = _decoded(script.text)
        values = [node.pop(key) for node in _nodes(data) if key in node]
        if values:
            script.text = json.dumps(data)
        found += values
    return found


def _decoded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """The objects at the top of the data, and those of its graph."""
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _article(body: str) -> HtmlElement:
    """An article that is given as HTML, escaped or not, or as text."""
    from lxml.html import Element, fragment_fromstring  # slow to import

    body = fit(unescape(body) if _ESCAPED.search(body) else body)
    if _TAG.search(body):
        article = fragment_fromstring(body, create_parent="article")
        if next(article.iterchildren(*_PARTS), None) is not None:
            return article
        for line_end in article.iter("br"):
            line_end.tail = f"\n\n{line_end.tail or ''}"
        text = article.text_content()
    else:
        text = fit(unescape(body))
    pieces = [text[start:end] for start, end in paragraphs(text)]
    article = Element("article")
    for piece in _RUN_TOGETHER.split(text) if len(pieces) == 1 else pieces:
        paragraph = Element("p")
        paragraph.text = piece
        article.append(paragraph)
    return article


def _plain(text: str) -> str:
    """A text's words alone, for two to be compared."""
    return _NO_WORD.sub(" ", text).strip().casefold()
