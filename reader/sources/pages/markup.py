"""A page's tree, made ready for the extraction: what a reader sees as one line is one, what stands apart stands apart.

Trafilatura takes `<q>` for a block, drops every table, every `<time>` and the text right in a section, and lets an
element that it does not know run together with the words before it; this is set right in the tree before it looks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.sources.pages.broken import set_paragraphs
from reader.sources.pages.entries import set_entries
from reader.sources.pages.moments import set_moments
from reader.sources.pages.numbers import set_numbers
from reader.sources.pages.tables import set_tables
from reader.sources.texts.rows import STANDING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_INLINE = (
    "abbr acronym b bdi bdo big cite data dfn em font i ins kbd mark nobr q rb ruby samp small strong sub sup tt u var"
    " wbr"
).split()
"""Elements of running text that say nothing of where a block begins or ends."""
_RUNNING = "p li dd dt td th h1 h2 h3 h4 h5 h6 blockquote figcaption caption span".split()
"""Elements in which running text stands."""
_MARKS = (("“", "”"), ("‘", "’"))
"""Around a quotation, and around one within it."""
_QUOTATION_MARKS = "\"'“”‘’«»„‹›「『"
_DIALOGS = ".//dialog | .//*[@role='dialog' or @role='alertdialog' or @aria-modal='true']"
_ADVERTISEMENTS = ".//amp-ad | .//amp-embed | .//amp-sticky-ad | .//amp-auto-ads | .//ins[contains(@class, 'adsby')]"
_BESIDE_TEXT = frozenset("button aside figure iframe video audio object form nav".split())
"""Elements that stand within a paragraph without being part of its sentences."""
_BLOCKS = (
    "address article blockquote details div dl figcaption fieldset footer h1 h2 h3 h4 h5 h6 header hr main ol p pre"
    " section summary table ul"
).split()
"""Elements whose beginning and end are those of a line."""
MOST_LINES = 2_000
"""In one block of text that is shown as it stands; with more it is no part of an article that one would miss."""
_COLUMNS = re.compile(r"(?<=\S) {3,}(?=\S)")
_SENTENCE_ENDED = re.compile(r"[.!?…]['\"”’»)]?$")


def prepare(tree: HtmlElement, *, live: bool = False) -> None:
    """Sets the elements of a page right, in place, for its text to be extracted; `live`: it says it is a live blog."""
    _without(tree, _DIALOGS)
    _without(tree, _ADVERTISEMENTS)
    for quotation in tree.iter("q"):
        _mark(quotation)
    set_entries(tree, live=live)
    for moment in list(tree.iter("time")):
        if _runs_in_text(moment):
            moment.tag = "data"
    set_moments(tree, live=live)
    for element in list(tree.iter()):
        tag = element.tag
        if isinstance(tag, str) and (tag in _BESIDE_TEXT or _of_page(tag)) and _follows_sentence(element):
            _set_apart(element)
    _strip(tree, _INLINE)
    _set_standing(tree)
    set_numbers(tree)
    set_tables(tree)
    for section in tree.iter("section"):
        if (section.text or "").strip():
            section.tag = "div"
    for element in list(tree.iter(*_BLOCKS)):
        _set_apart(element)
    set_paragraphs(tree)


def _without(tree: HtmlElement, path: str) -> None:
    """Removes what stands over the page or beside it, unless the page's article is in it."""
    for element in tree.xpath(path):
        if element.getparent() is not None and next(element.iter("main", "article", "h1"), None) is None:
            element.drop_tree()


def _strip(tree: HtmlElement, tags: list[str]) -> None:
    """Takes tags away and leaves what is in them where it is."""
    from lxml.etree import strip_tags  # slow to import

    strip_tags(tree, *tags)
    for element in tree.iter():
        # What stood apart is a node each; the extraction takes long over many in a row.
        element.text, element.tail = element.text or None, element.tail or None


def _mark(quotation: HtmlElement) -> None:
    """Puts the quotation marks that a browser draws into the text, where the author has not."""
    words = quotation.text_content().strip()
    if not words or words[0] in _QUOTATION_MARKS or _before(quotation)[-1:] in tuple(_QUOTATION_MARKS):
        return
    opening, closing = _MARKS[sum(1 for _ in quotation.iterancestors("q")) % 2]
    quotation.text = opening + (quotation.text or "").lstrip()
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "").rstrip() + closing
    else:
        quotation.text = quotation.text.rstrip() + closing


def _before(element: HtmlElement) -> str:
    """The text right before an element, within its parent."""
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or ""
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def _runs_in_text(element: HtmlElement) -> bool:
    """Whether words of the same sentence stand around an element."""
    parent = element.getparent()
    before, after = (any(c.isalnum() for c in text) for text in (_before(element), element.tail or ""))
    runs = parent is not None and parent.tag in (*_RUNNING, *_INLINE, "a")
    return (before or after) if runs else (before and after)


def _of_page(tag: str) -> bool:
    """Whether an element is one that the page's own script defines."""
    return "-" in tag


def _follows_sentence(element: HtmlElement) -> bool:
    """Whether an element begins, without a space, where a sentence has ended: it is no part of that."""
    return _SENTENCE_ENDED.search(_before(element)[-3:]) is not None and not (element.text or "")[:1].isspace()


def _set_standing(tree: HtmlElement) -> None:
    """Sets what is shown as it stands. Where that is most of a page it is its article, as archives of mail and some
    agencies have theirs, and no quotation."""
    standing = list(tree.iter("pre"))
    for block in standing:
        _set_lines(block)
    most = max(standing, key=lambda block: len(block.text_content()), default=None)
    if most is not None:
        shown = sum(map(len, tree.xpath(".//text()[not(ancestor::script or ancestor::style)]")))
        if 2 * len(most.text_content()) > shown:
            most.tag = "div"


def _set_lines(block: HtmlElement) -> None:
    """Writes line breaks where lines end in text that is shown as it stands; any other text's line ends mean nothing.

    Those that only fit prose to a width are told from these later, as in every text.
    """
    from lxml.html import Element  # slow to import

    if sum(string.count("\n") for string in block.itertext()) > MOST_LINES:
        return
    for element in list(block.iter()):
        element.tail = _columned(element.tail) if element is not block else element.tail
        element.text = _columned(element.text) if isinstance(element.tag, str) else element.text
        parent = element.getparent() if element is not block else None
        if parent is not None and "\n" in (element.tail or ""):
            element.tail, *lines = element.tail.split("\n")
            for at, line in enumerate(lines, start=parent.index(element) + 1):
                parent.insert(at, line_end := Element("br"))
                line_end.tail = line or " "  # an empty line is lost otherwise
        if isinstance(element.tag, str) and "\n" in (element.text or ""):
            element.text, *lines = element.text.split("\n")
            for at, line in enumerate(lines):
                element.insert(at, line_end := Element("br"))
                line_end.tail = line or " "  # an empty line is lost otherwise


def _columned(text: str | None) -> str | None:
    """Text as it stands, with the blanks between its columns marked, which are lost otherwise."""
    return text and _COLUMNS.sub(lambda blanks: STANDING * len(blanks[0]), text.expandtabs())


def _set_apart(element: HtmlElement) -> None:
    """Breaks the line before and after an element if text stands there."""
    from lxml.html import Element  # slow to import

    if element.getparent() is None:
        return
    if _before(element).strip():
        element.addprevious(Element("br"))
    tail = element.tail
    if tail and tail.strip():
        line_end = Element("br")
        element.tail = None
        element.addnext(line_end)
        line_end.tail = tail
