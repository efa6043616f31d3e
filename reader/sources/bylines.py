"""Who wrote an article: by its byline, and by the links to its authors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.patterns import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement

OPENING = 6
"""Blocks among which a byline or a date line stands."""
LONGEST_BYLINE = 120
LONGEST_NAME = 60

_WORD = r"[A-Z\u00c0-\u00de\u0100-\u024f][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|di|dos|du|del|la|van|von|der|den|bin|al|el|y)){{1,5}}"
_BYLINE = late(
    rf"(?:(?:[Ss]tory|[Ww]ords|[Ww]ritten|[Rr]eported|[Tt]ext) )?(?:[Bb]y|BY):? "
    rf"(?P<names>{_NAME}(?:(?:, (?:and )?| and | & |; ){_NAME})*)(?:(?:,| in | for | at | ?[|•·–—/(-]).*)?"
)
_BETWEEN_NAMES = late(r", and | and | & |, |; ")
_LINKS = (
    "//*[(self::a and contains(concat(' ', normalize-space(@rel), ' '), ' author '))"
    " or ((self::a or self::span) and (@itemprop='author' or @class='author'))]"
    "[not(ancestor::aside or ancestor::footer or ancestor::nav)]"
)
"""Elements that hold an author's name."""
_LINES = "p div ul ol address header section article".split()
"""Elements that hold a whole byline."""


def signed(block: str) -> str | None:
    """The names in a block that is a byline, as it puts them; None if it is none."""
    may_be = len(block) <= LONGEST_BYLINE and "by" in block.lower()  # it takes longer to compile than to read a text
    match = _BYLINE.fullmatch(block) if may_be else None
    return match["names"].rstrip(".") if match else None


def linked_authors(tree: HtmlElement) -> list[str]:
    """The authors to whom the first line of a page that links to any does."""
    links = tree.xpath(_LINKS)
    line = next(links[0].iterancestors(*_LINES), None) if links else None
    names = [" ".join(link.text_content().split()) for link in links if line in link.iterancestors(*_LINES)]
    return list(dict.fromkeys(name for name in names if " " in name and len(name) <= LONGEST_NAME))


def fullest(known: str | None, linked: Sequence[str], opening: Sequence[str]) -> str | None:
    """The authors, commas between them: as the page's data has them unless its links or a byline at its top name more.

    `known` has semicolons between the names.
    """
    names = [name for part in (known or "").split(";") if (name := part.strip())]
    written = next(filter(None, map(signed, opening)), "") or ""
    for others in (linked, [name for part in _BETWEEN_NAMES.split(written) if (name := part.strip())]):
        if len(others) > len(names) and set(names) <= set(others):
            names = list(others)
    return ", ".join(names) or None
