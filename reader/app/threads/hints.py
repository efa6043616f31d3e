"""Hints: short labels over the names and links in sight, to be typed in order to open what they lie on."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from msgspec import Struct

from reader.app.threads.links import Links
from reader.patterns import late
from reader.story import Extent

LETTERS: Final = "asdfghjklqwertyuiopzxcvbnm"
"""The letters of labels, those under the fingers first."""

_ADDRESS: Final = late(r"https?://[^\s<>\"“”‘’«»]+", re.IGNORECASE)
_AFTER: Final = ".,;:!?…'\")]}*_"
"""What ends a sentence rather than an address."""


class Target(Struct, frozen=True):
    """Something in the text that can be opened."""

    extent: Extent
    actor: str | None = None
    """The actor that is named there."""
    address: str | None = None
    """The web address that is written there."""


def labels(count: int, letters: str = LETTERS) -> list[str]:
    """So many labels, as short as can be; none is the beginning of another."""
    made = [""]
    first = 0
    while not first or len(made) - first < count:
        made += [made[first] + letter for letter in letters]
        first += 1
    return made[first : first + count]


def addresses(text: str, extent: Extent) -> Iterator[Extent]:
    """Where web addresses are written."""
    for found in _ADDRESS.finditer(text, *extent):
        written = found.group().rstrip(_AFTER)
        if written.count("(") > written.count(")") and text.startswith(")", found.start() + len(written)):
            written += ")"
        if len(written) > len("https://"):
            yield found.start(), found.start() + len(written)


def targets(text: str, links: Links, extent: Extent, hidden: Container[str] = ()) -> list[Target]:
    """What can be opened in a stretch of the text, in order and without overlaps; no names of `hidden` labels."""
    found = [Target(place, address=text[slice(*place)]) for place in addresses(text, extent)]
    for entity in links.analysis.entities:
        if entity.label not in hidden:
            actor = links.actor_at(entity.start)
            found.append(Target((entity.start, entity.end), entity.actor or (actor.id if actor else None)))
    for actor in links.analysis.actors:
        found += (Target((m.start, m.end), actor.id) for m in actor.mentions if m.form == "nominal")
    return _apart(sorted((t for t in found if extent[0] <= t.extent[0] < extent[1]), key=lambda t: t.extent))


def _apart(ordered: Sequence[Target]) -> list[Target]:
    kept: list[Target] = []
    for target in ordered:
        if not kept or target.extent[0] >= kept[-1].extent[1]:
            kept.append(target)
    return kept
