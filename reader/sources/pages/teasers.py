"""Whether a page is an index, a section's front or a search's results: what it tells are teasers of articles elsewhere.

A teaser is a headline that is a link, with a sentence or two right below it that belong to no longer text. Each stands
in a part of the page by itself or under a heading, for lines between the paragraphs of an article lead elsewhere, too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.sources.furniture.lines import kind_of_line
from reader.sources.furniture.traits import ends_sentence
from reader.sources.pages.links import Block, blocks, is_told, letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FEWEST = 3
"""Teasers, each of another page, that make an index."""
LINKED = 0.75
"""The part of a headline's letters that is in its link, at the least; a time or a number may stand before it."""
HEADLINE = 3
"""Words of a headline, at the least."""
MOST, LONGEST = 2, 450
"""Blocks of text under a headline, and their characters together, at the most; what is longer is an article."""
CUT = 8
"""Words of what is text though no sentence ends in it, as it is cut off."""
WELCOME = 0.5
"""An index may introduce itself in one block, of this part of the length of its teasers at the most."""

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 dt".split())
_KIND = "string(.//meta[@property='og:type']/@content)"
_POINTS = " \t:;|·•–—-"
"""What may stand between a headline and the sentence in its line."""


class _Teaser(NamedTuple):
    headline: HtmlElement
    told: list[Block]
    """The text under its headline, or beside it in one line."""


def only_teases(tree: HtmlElement, found: str) -> bool:
    """Whether `found`, the text taken from a page, is of its teasers but for a welcome."""
    if tree.xpath(_KIND).strip().lower() == "article":
        return False
    teasers, others = _parted(tree)
    taken = letters(found)
    if len({_address(teaser.headline) for teaser in teasers}) < FEWEST:
        return False
    beside = sum(len(block.words) for teaser in teasers for block in teaser.told if letters(block.words) in taken)
    own = [len(block.words) for block in others if letters(block.words) in taken]
    return beside > 0 and len(own) <= 1 and sum(own) <= WELCOME * beside


def _parted(tree: HtmlElement) -> tuple[list[_Teaser], list[Block]]:
    """The teasers of a page, and what it tells beside them."""
    title = letters(tree.findtext(".//title") or "")
    teasers: list[_Teaser] = []
    others: list[Block] = []
    told = others
    for block in blocks(tree):
        if _is_headline(block):
            own = letters(block.words) in title  # a single article's may lead to itself
            told = others if own else []
            if not own:
                teasers.append(_Teaser(block.element, told))
        elif block.element.tag in _HEADINGS:
            told = others
        elif _has_headline(block):
            told = []
            teasers.append(_Teaser(block.element, [block]))
        elif is_told(block) and _is_text(block.words):
            told.append(block)
    parts = [_part(teaser) for teaser in teasers]
    several = Counter(parts)
    found = []
    for teaser, part in zip(teasers, parts, strict=True):
        apart = teaser.headline.tag in _HEADINGS or several[part] == 1
        if teaser.told and apart and len(teaser.told) <= MOST and sum(len(b.words) for b in teaser.told) <= LONGEST:
            found.append(teaser)
        else:
            others += teaser.told
    return found, others


def is_teaser(part: HtmlElement) -> bool:
    """Whether a part of a page is a teaser as a whole."""
    teasers, others = _parted(part)
    return len(teasers) == 1 and not others


def _is_headline(block: Block) -> bool:
    """Whether a block is a link of several words."""
    return len(block.words.split()) >= HEADLINE and block.linked >= LINKED * len(letters(block.words))


def _has_headline(block: Block) -> bool:
    """Whether a block begins with a headline that is a link, after which a sentence begins."""
    rest = block.words[len(block.lead) :].lstrip(_POINTS)
    begins = len(block.lead.split()) > HEADLINE and not ends_sentence(block.lead) and rest[:1].isupper()
    return begins and _is_text(rest)


def _is_text(words: str) -> bool:
    return (ends_sentence(words) or len(words.split()) >= CUT) and kind_of_line(words) is None


def _part(teaser: _Teaser) -> HtmlElement | None:
    """The nearest part of the page that has the headline and the text under it."""
    if not teaser.told or teaser.told[0].element is teaser.headline:
        return teaser.headline
    above = set(teaser.told[0].element.iterancestors())
    return next((part for part in (teaser.headline, *teaser.headline.iterancestors()) if part in above), None)


def _address(headline: HtmlElement) -> str:
    """Where a headline leads to, whichever place on that page."""
    links = (*headline.iter("a"), *headline.iterancestors("a"))
    return next((link.get("href", "") for link in links), "").partition("#")[0]
