"""Which actor do these words refer to?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reader.story import Actor


class ActorIndex:
    """Finds the actor that a stretch of text refers to, from the actors' mentions."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._mentions = sorted((m.start, m.end, actor.id) for actor in actors for m in actor.mentions)
        self._starts = [start for start, _, _ in self._mentions]
        self._longest = max((end - start for start, end, _ in self._mentions), default=0)

    def at(self, start: int, end: int) -> str | None:
        """The actor whose mention shares the most characters with [start, end), if that is most of either.

        Give the head noun's extent rather than a long phrase's: "the lawyer of Jane Doe" is not Jane Doe.
        """
        return self._best(start, end, within=True)

    def named(self, start: int, end: int) -> str | None:
        """The same for a name's extent: a phrase that it is but a part of is somebody else's ("the mayor of Turku")."""
        return self._best(start, end, within=False)

    def _best(self, start: int, end: int, *, within: bool) -> str | None:
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_right(self._starts, end)
        best: tuple[int, int, str] | None = None
        for s, e, actor in self._mentions[low:high]:
            shared = min(e, end) - max(s, start)
            if shared > 0 and (2 * shared >= e - s or (within and 2 * shared >= end - start)):
                found = (shared, -(e - s), actor)
                best = max(best, found) if best else found
        return best[2] if best else None
