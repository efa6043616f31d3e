"""Articles that a page has in several parts, as advertisements stand between them: the extraction takes one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.furniture.traits import is_prose
from reader.sources.pages.links import letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 2
"""Paragraphs of an article's part that was taken; a comment or a teaser has fewer."""
_OTHERS = ".//h1 | .//h2//a | .//h3//a | .//time | .//form | self::article"
"""What only parts have that are articles, comments or teasers by themselves."""


def joined(tree: HtmlElement, found: str) -> bool:
    """Puts parts like the one in which `found` stands, and beside it, in one, in place; whether there are any."""
    told: dict[HtmlElement, list[str]] = {}
    for paragraph in tree.iter("p"):
        words = " ".join(paragraph.text_content().split())
        if is_prose(words) and (part := paragraph.getparent()) is not None:
            told.setdefault(part, []).append(letters(words))
    taken = letters(found)
    for parts in _alike(list(told)):
        of_article = [part for part in parts if any(words in taken for words in told[part])]
        if of_article and len(of_article) < len(parts) and all(len(told[part]) >= FEWEST for part in of_article):
            for part in parts[1:]:
                parts[0].extend(list(part))
            return True
    return False


def _alike(parts: list[HtmlElement]) -> list[list[HtmlElement]]:
    """Parts with the same marks that stand beside one another, themselves or what is around each."""
    groups: dict[tuple[object, ...], list[HtmlElement]] = {}
    for part in parts:
        for outer in (part, part.getparent()):
            above = None if outer is None else outer.getparent()
            if above is not None and part.get("class") and not outer.xpath(_OTHERS):
                marks = (part.tag, part.get("class"), outer.tag, outer.get("class"))
                groups.setdefault((above, outer is part, *marks), []).append(part)
    return [group for group in groups.values() if len(group) > 1]
