"""Places to come back to: the way back through leaps, and the places marked with letters."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from reader.story import Extent

MOST: Final = 200
"""So many leaps can be taken back."""


class Place(Struct, frozen=True):
    """Where someone was reading, as exactly as the screen showed it."""

    article: int
    """The article's number in the list."""
    extent: Extent
    """What the cursor stood on; empty where it stood on no more than a place."""
    row: int = 0
    """How many rows below the pane's top that was."""


class Jumps:
    """The places that were left by a leap, behind and ahead of the present one, as in a browser's history."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._passing = False

    def __bool__(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._behind)

    def leave(self, place: Place, *, passing: bool = False) -> None:
        """A leap away from `place`; one of a row of `passing` leaps, as over a panel's rows, counts with the first."""
        if not (passing and self._passing) and self._behind[-1:] != [place]:
            self._behind = [*self._behind, place][-MOST:]
            self._ahead.clear()
        self._passing = passing

    def step(self, here: Place, direction: int) -> Place | None:
        """The place before (with 1, after) the leap that led `here`; None where there is none."""
        source, other = (self._behind, self._ahead) if direction < 0 else (self._ahead, self._behind)
        self._passing = False
        while source and source[-1] == here:
            source.pop()
        if not source:
            return None
        other.append(here)
        return source.pop()


class Bookmarks:
    """Places under letters: a small letter is one article's own, a capital one is all articles'."""

    def __init__(self) -> None:
        self._places: dict[tuple[int | None, str], Place] = {}

    def put(self, letter: str, place: Place) -> None:
        self._places[self._key(letter, place.article), letter] = place

    def get(self, letter: str, article: int) -> Place | None:
        return self._places.get((self._key(letter, article), letter))

    def of(self, article: int) -> dict[str, Place]:
        """The letters that lead somewhere from an article, in order."""
        letters = (letter for key, letter in self._places if key in (None, article))
        return {letter: self._places[self._key(letter, article), letter] for letter in sorted(letters)}

    @staticmethod
    def _key(letter: str, article: int) -> int | None:
        return None if letter.isupper() else article
