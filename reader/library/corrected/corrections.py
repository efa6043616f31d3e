"""What a user can say against an analysis.

A correction knows what it is about by places in the text, never by ids, so that it holds for whatever analysis of the
same text comes later: an actor is the one that most of the places are mentions of, an event the one whose trigger
stands there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from reader.story import Actor, Extent

LONGEST_NAME: Final = 200
"""Characters of a name that a user gives."""
MOST_PLACES: Final = 12
"""So many mentions are enough to know an actor by."""

Kind = Literal["actor", "event", "quote", "entity"]

_JOINERS: Final = "\u200c\u200d"
"""They shape the letters around them, which some scripts need; other invisible characters of a name do harm."""


class Place(Struct, frozen=True):
    """A stretch of the text, and the words that stand there."""

    start: int
    end: int
    words: str


Anchor: TypeAlias = tuple[Place, ...]
"""The places that one thing is known by: an actor's mentions, the triggers of an event's tellings, a quote's pieces."""


class Rename(Struct, frozen=True, tag=True):
    """The actor is called so."""

    actor: Anchor
    name: str


class Merge(Struct, frozen=True, tag=True):
    """The actor is the same as another one, whose name stays."""

    actor: Anchor
    into: Anchor


class Split(Struct, frozen=True, tag=True):
    """One mention is not of this actor but of another one; without `into`, of one that is mentioned nowhere else."""

    mention: Place
    into: Anchor | None = None


class Retype(Struct, frozen=True, tag=True):
    """An actor is of another kind, an event of another type, a name that is no actor's has another label."""

    what: Kind
    anchor: Anchor
    to: str


class Dismiss(Struct, frozen=True, tag=True):
    """There is no such actor, event, quote or name."""

    what: Kind
    anchor: Anchor


class Attribute(Struct, frozen=True, tag=True):
    """A quote is somebody's: an actor's, or nobody's who is named."""

    quote: Anchor
    speaker: Anchor | None


class Accept(Struct, frozen=True, tag=True):
    """A quote is its speaker's, an event is one, or an actor's mentions are the actor's: it is as it was found."""

    what: Kind
    anchor: Anchor


Correction: TypeAlias = Rename | Merge | Split | Retype | Dismiss | Attribute | Accept


def of_extents(text: str, extents: Iterable[Extent]) -> Anchor:
    """Stretches of a text as places."""
    return tuple(Place(start, end, text[start:end]) for start, end in extents)


def of_actor(text: str, actor: Actor) -> Anchor:
    """The mentions to know an actor by: names, else descriptions, else pronouns."""
    for form in ("name", "nominal", "pronoun"):
        if extents := [(m.start, m.end) for m in actor.mentions if m.form == form]:
            return of_extents(text, extents[:MOST_PLACES])
    return ()


def tidy(name: str) -> str:
    """A name as it is kept: on one line, nothing invisible in it, not too long; empty where nothing is left."""
    kinds = [(character, unicodedata.category(character)) for character in name]
    seen = (" " if kind in ("Cc", "Zl", "Zp") else c for c, kind in kinds if kind not in ("Cf", "Cs") or c in _JOINERS)
    return " ".join("".join(seen).split())[:LONGEST_NAME].rstrip()


def places(correction: Correction) -> Iterator[Place]:
    """Every place that a correction names."""
    match correction:
        case Rename(actor=anchor) | Retype(anchor=anchor) | Dismiss(anchor=anchor) | Accept(anchor=anchor):
            yield from anchor
        case Merge(actor=one, into=other):
            yield from (*one, *other)
        case Split(mention=mention, into=anchor):
            yield from (mention, *(anchor or ()))
        case Attribute(quote=one, speaker=anchor):
            yield from (*one, *(anchor or ()))


def fits(correction: Correction, text: str) -> bool:
    """Whether every place of the correction is in the text, with its words there."""
    return all(0 <= place.start < place.end and text[place.start : place.end] == place.words
               for place in places(correction))  # fmt: skip
