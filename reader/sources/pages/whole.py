"""HTML that is an article and nothing else, as a chapter of a book and a feed's entry are → the pieces of all of it.

A page's article has to be found on it first: `reader.sources.pages.page`.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from reader.sources.pages.anchors import anchors, base_of
from reader.sources.pages.fit import fit
from reader.sources.pages.flow import pieces_of, with_tables
from reader.sources.pages.markup import prepare
from reader.sources.pages.places import places
from reader.sources.pieces import Piece
from reader.story import Hyperlink

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = ".//script | .//style | .//template | .//noscript | .//head | .//title | .//rt | .//rp | .//*[@hidden]"
_HIDDEN = ".//*[contains(translate(@style, ' ', ''), 'display:none')]"
"""As the lines are that mails have for lists of mails alone."""
_PAGE_BREAKS = ".//*[contains(@role, 'doc-pagebreak') or contains(@*[local-name()='type'], 'pagebreak')]"
"""Where a page of the printed book began; some hold its number."""
_DECLARATION = re.compile(r"\A\s*+<\?xml[^>]*+>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*+>", re.IGNORECASE)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,40});")
_OF_XML = frozenset({"lt", "gt", "amp", "quot", "apos"})


def pieces(html: str) -> list[Piece]:
    """All that is seen of a page or a part of one; empty where that is nothing."""
    return _read(html)[0]


def linked(html: str, base: str) -> tuple[list[Piece], list[list[Hyperlink]]]:
    """The same, and where each piece leads, with places in it; `base`: what addresses are relative to, if known."""
    found, tree = _read(html)
    if tree is None:
        return [], []
    strings = [string for _, string in found]
    base = base_of(tree, base or None)
    stand = places(tree, strings)
    return found, [[*anchors(s, place.hrefs, base)] if place else [] for s, place in zip(strings, stand, strict=True)]


def _read(html: str) -> tuple[list[Piece], HtmlElement | None]:
    """What is seen, and the tree that it was taken from."""
    tree = _tree(fit(html))
    if tree is None:
        return [], None
    for path in (_UNSEEN, _HIDDEN, _PAGE_BREAKS):
        for element in tree.xpath(path):
            if element.getparent() is not None:
                element.drop_tree()
    prepare(tree)
    found, _ = with_tables(list(pieces_of(tree, "paragraph")))
    return found, tree


def _tree(html: str) -> HtmlElement | None:
    """A page as XHTML if it is that, for HTML takes an empty `<title/>` to begin what never ends, or else as HTML."""
    from lxml import etree  # slow to import
    from lxml import html as lxml

    html = _DECLARATION.sub("", html)
    if "xmlns=" in html[:1000]:
        xml = spelt(_DOCTYPE.sub("", html, count=1))
        parser = lxml.XHTMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            tree = etree.fromstring(xml.encode(), parser)
        except etree.XMLSyntaxError:
            pass
        else:
            lxml.xhtml_to_html(tree)
            etree.strip_elements(tree, etree.Entity, with_tail=False)  # whatever they stand for
            return tree
    try:
        return lxml.document_fromstring(html) if html.strip() else None
    except etree.ParserError:  # nothing in it but comments
        return None


def spelt(text: str) -> str:
    """A text with the characters that HTML has names for and XML has not written out."""
    return _NAMED.sub(_spelt, text)


def _spelt(name: re.Match[str]) -> str:
    """A character that HTML has a name for and XML has not."""
    return name[0] if name[1] in _OF_XML else html5.get(f"{name[1]};", name[0])
