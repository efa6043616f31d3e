"""Names that the user has an eye on: which of them is an article about?"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from reader.library.across.names import full_name, own_name
from reader.library.corrected.corrections import tidy
from reader.library.files.database import Database, LibraryError
from reader.library.files.packing import told, whole
from reader.library.reading.kept import main_actors
from reader.story import Actor, ActorKind, Story

WATCHED: Final = (
    """CREATE TABLE IF NOT EXISTS watched (
        kind TEXT NOT NULL, full TEXT NOT NULL, name TEXT NOT NULL, since REAL NOT NULL, PRIMARY KEY (kind, full)
    )""",
)
_KINDS: Final[tuple[ActorKind, ...]] = ("person", "organization", "place", "group")


class Watched(Struct, frozen=True):
    """A name on the list; `since` in Unix seconds."""

    name: str
    kind: ActorKind
    since: float


class WatchList:
    """Does its work at once, in any thread, and raises LibraryError where it cannot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, kind: ActorKind, now: float | None = None) -> None:
        """From now on there is an eye on somebody. Raises LibraryError also where the name is no full one."""
        name = tidy(whole(name))
        full = full_name(name, kind)
        if full is None:
            raise LibraryError(f"{name or 'That'} is no full name; only by that somebody is known in other articles.")
        with self._database.writing() as database:
            row = kind, full, name, time.time() if now is None else now
            database.execute("INSERT OR IGNORE INTO watched VALUES (?, ?, ?, ?)", row)

    def remove(self, name: str, kind: ActorKind) -> None:
        """No more eye on somebody."""
        with self._database.writing() as database:
            row = kind, full_name(whole(name), kind)
            database.execute("DELETE FROM watched WHERE kind = ? AND full = ?", row)

    def names(self) -> tuple[Watched, ...]:
        """The list, in the order of the alphabet."""
        with self._database.reading() as database:
            if database is None:
                return ()
            rows = database.execute("SELECT name, kind, since FROM watched ORDER BY full, kind").fetchall()
        known: dict[str, ActorKind] = {kind: kind for kind in _KINDS}
        return tuple(
            Watched(told(name), known[told(kind)], float(since))
            for name, kind, since in rows
            if told(kind) in known and isinstance(since, float | int)
        )

    def watched(self, story: Story) -> tuple[Actor, ...]:
        """The main actors of an article who are on the list; not those who are merely named in it."""
        return among(story, self.names())


def among(story: Story, names: Iterable[Watched]) -> tuple[Actor, ...]:
    """The main actors of an article who are among these."""
    wanted = {(one.kind, full) for one in names if (full := full_name(one.name, one.kind))}
    text = story.article.text
    return tuple(actor for actor in main_actors(story.analysis) if (actor.kind, own_name(text, actor)) in wanted)
