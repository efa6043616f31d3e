"""How a page has marked its blocks up, as numbers: what the text alone does not show.

The headlines of other articles are links, and those of one list are marked up alike, as the article's paragraphs are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.sources.furniture.kin import twins
from reader.sources.furniture.traits import Traits

ELEMENTS = {
    "p": "paragraph",
    **dict.fromkeys(("li", "dt", "dd", "ul", "ol", "dl"), "item"),
    **dict.fromkeys(("h1", "h2", "h3"), "heading"),
    **dict.fromkeys(("h4", "h5", "h6"), "low heading"),
    **dict.fromkeys(("figcaption", "figure"), "caption"),
    **dict.fromkeys(("aside", "nav", "footer", "header", "form", "button", "label", "legend", "fieldset"), "beside"),
    **dict.fromkeys(("blockquote", "pre"), "quotation"),
    **dict.fromkeys(("body", "article", "main", "td", "th", "center", "address"), "loose"),
}
"""The elements that count, and what each is; any other (`div`, `span`) says no more than what is around it."""
KINDS = tuple(dict.fromkeys(ELEMENTS.values()))


class Mark(NamedTuple):
    """How a block is marked up."""

    element: str
    """The nearest of `ELEMENTS` that holds it."""
    linked: float
    """The share of its letters that are in links, 0 to 1."""


_AROUND, _STRETCHES = (-2, -1, 1, 2), (4, 10)
"""Neighbours whose marks count one by one, and numbers of those on either side whose links count together."""
_REACH, _MANY = 12, 10
"""Blocks; one marked up alike that is further away tells nothing, and more than so many tell no more."""
LINK = 0.7
"""A block with so much of its letters in links is one."""
_NOWHERE = -0.2
"""What stands for a share or a chance of nothing."""


def marked(marks: Sequence[Mark | None], chances: Sequence[float], body: Sequence[bool]) -> list[Traits]:
    """For each block what its marks and those around it are, and the chances of those marked up as it is.

    `chances` are those of the blocks of being the article's, `body` says which are prose that likely is, and a mark is
    None where it is not known.
    """
    kinds = ["" if mark is None else ELEMENTS[mark.element] for mark in marks]
    linked = [0.0 if mark is None else mark.linked for mark in marks]
    looks = [(mark.element if mark else "", share >= LINK) for mark, share in zip(marks, linked, strict=True)]
    elements = [mark.element if mark else "" for mark in marks]
    of_body = Counter(element for element, sure in zip(elements, body, strict=True) if sure)
    others = sum(body)
    near = twins(looks, chances, _REACH, _MANY)
    found = []
    for i, (kind, share) in enumerate(zip(kinds, linked, strict=True)):
        row = {f"is {name}": float(kind == name) for name in KINDS}
        row["linked"] = share
        row["a link"] = float(share >= LINK)
        for by in _AROUND:
            there = 0 <= i + by < len(kinds)
            row[f"linked {by:+}"] = linked[i + by] if there else 0.0
            row[f"paragraph {by:+}"] = float(there and kinds[i + by] == "paragraph")
            row[f"same {by:+}"] = float(there and looks[i + by] == looks[i])
            row[f"item {by:+}"] = float(there and kinds[i + by] == "item")
            row[f"heading {by:+}"] = float(there and "heading" in kinds[i + by])
        for by in _STRETCHES:
            row[f"links above {by}"] = _mean(linked[max(i - by, 0) : i])
            row[f"links below {by}"] = _mean(linked[i + 1 : i + 1 + by])
        rest = others - body[i]
        row["of the body"] = (of_body[elements[i]] - body[i]) / rest if rest else _NOWHERE
        row["marked alike"], row["many marked alike"] = near[i]
        found.append(row)
    return found


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
