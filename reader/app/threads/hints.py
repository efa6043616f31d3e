"""Hints: short labels over the names and links in sight, to be typed in order to open what they lie on."""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from typing import Final

from msgspec import Struct

from reader.app.threads import hyperlinks
from reader.app.threads.links import Links
from reader.patterns import late
from reader.story import Article, Extent

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnm"
"""The letters of labels, those under the fingers first."""
LETTERS_OF_LINK: Final = 2
"""So many characters before its end a link that is a name has its letters."""

_WORD: Final = late(r"\w+")


class Target(Struct, frozen=True):
    """Something in the text that can be opened."""

    extent: Extent
    actor: str | None = None
    """The actor that is named there."""
    address: str | None = None
    """The web address that it leads to; the letters lie on it where no name is."""


def labels(count: int, letters: str = LETTERS) -> list[str]:
    """So many labels, as short as can be; none is the beginning of another."""
    made = [""]
    first = 0
    while not first or len(made) - first < count:
        made += [made[first] + letter for letter in letters]
        first += 1
    return made[first : first + count]


def targets(
    article: Article, links: Links, extent: Extent, hidden: Container[str] = (), *, folded: bool = False
) -> list[Target]:
    """What can be opened in a stretch of the text, in order, no two at one place and no two names overlapping.

    No names of `hidden` labels, and with `folded` nothing that leads on from the page's furniture.
    """
    found: list[Target] = []
    for entity in links.analysis.entities:
        if entity.label not in hidden:
            actor = links.actor_at(entity.start)
            found.append(Target((entity.start, entity.end), entity.actor or (actor.id if actor else None)))
    for actor in links.analysis.actors:
        found += (Target((m.start, m.end), actor.id) for m in actor.mentions if m.form == "nominal")
    leading = hyperlinks.within(article, extent, folded=folded)
    written = {(one.start, one.end) for one in leading if article.text[one.start : one.end] == one.address}
    names = [t for t in found if extent[0] <= t.extent[0] < extent[1] and not _overlaps(t.extent, written)]
    names = _apart(sorted(names, key=lambda target: target.extent))
    taken = [name.extent for name in names]
    for one in leading:
        stretch = max(one.start, extent[0]), min(one.end, extent[1])
        if (place := _free(article.text, stretch, taken)) is not None:
            names.append(Target((place, one.end), address=one.address))
    return sorted(names, key=lambda target: target.extent)


def _free(text: str, stretch: Extent, names: Sequence[Extent]) -> int | None:
    """Where the letters of a link can lie: on its first word that is no name's, or else on its end."""
    words = (word.start() for word in _WORD.finditer(text, *stretch))
    free = (place for place in words if not _overlaps((place, place + 1), names))
    last = max(stretch[0], stretch[1] - LETTERS_OF_LINK)
    place = next(free, last)
    return None if any(start == place for start, _ in names) else place


def _overlaps(extent: Extent, others: Collection[Extent]) -> bool:
    return any(start < extent[1] and extent[0] < end for start, end in others)


def _apart(ordered: Sequence[Target]) -> list[Target]:
    kept: list[Target] = []
    for target in ordered:
        if not kept or target.extent[0] >= kept[-1].extent[1]:
            kept.append(target)
    return kept
