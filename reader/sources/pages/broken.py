"""Paragraphs that are parted by line breaks alone, as in `<div>One.<br><br>Two.</div>`, become elements each.

Browsers show both alike; an extraction that looks for paragraphs' elements loses the text, or runs it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.sources.furniture.traits import ends_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HOLDERS = ("div", "td", "section", "article", "main", "center")
"""Elements in which text may stand without a paragraph's element."""
_WITHIN = frozenset("a span data font label img picture br".split())
"""Elements that a paragraph may hold by the time this is called."""


def set_paragraphs(tree: HtmlElement) -> None:
    """Gives each paragraph that ends a sentence, and that line breaks part from others, an element; in place."""
    for holder in list(tree.iter(*_HOLDERS)):
        if any(child.tag == "br" for child in holder):
            _set(holder)


def _set(holder: HtmlElement) -> None:
    """Takes an element's content apart and puts it together again."""
    run: list[str | HtmlElement] = [holder.text or ""]
    parts: list[list[str | HtmlElement]] = []
    for child in list(holder):
        tail, child.tail = child.tail or "", None
        holder.remove(child)
        if child.tag not in _WITHIN:
            parts += [run, [child]]
            run = []
        elif child.tag == "br" and _ends_in_break(run):
            parts.append([*run, child])
            run = []
        else:
            run.append(child)
        run.append(tail)
    holder.text = None
    for part in (*parts, run):
        _put(holder, part)


def _ends_in_break(run: list[str | HtmlElement]) -> bool:
    """Whether nothing that is seen stands after the last line break of a run."""
    for node in reversed(run):
        if not isinstance(node, str):
            return bool(node.tag == "br")
        if node.strip():
            return False
    return False


def _put(holder: HtmlElement, part: list[str | HtmlElement]) -> None:
    """Appends a part, as a paragraph's element if it ends a sentence."""
    from lxml.html import Element  # slow to import

    words = "".join(node if isinstance(node, str) else node.text_content() for node in part)
    if not all(isinstance(node, str) or node.tag in _WITHIN for node in part) or not ends_sentence(words.strip()):
        _append(holder, part)
        return
    paragraph = Element("p")
    _append(paragraph, part)
    holder.append(paragraph)


def _append(element: HtmlElement, part: list[str | HtmlElement]) -> None:
    """Appends text and elements."""
    for node in part:
        if not isinstance(node, str):
            element.append(node)
        elif node and len(element):
            element[-1].tail = (element[-1].tail or "") + node
        elif node:
            element.text = (element.text or "") + node
