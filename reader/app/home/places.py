"""Where one was in the lists that have a screen of their own: as long as the app runs, one comes back there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from msgspec import Struct
from textual.app import App

from reader.app.panel.rows import Row


class Place(Struct, frozen=True):
    """What one saw in a list, and where one stood."""

    words: str = ""
    """What was filtered by, or looked for."""
    row: str | None = None
    """The key of the row that the cursor stood on."""
    next: str | None = None
    """The key of the row after it."""


_PLACES: WeakKeyDictionary[App[Any], dict[str, Place]] = WeakKeyDictionary()


def place_in(app: App[Any], name: str) -> Place:
    """Where one was in a list, by its name; at its beginning where one was never there."""
    return _PLACES.get(app, {}).get(name, Place())


def leave_at(app: App[Any], name: str, place: Place) -> None:
    """Keeps where one is in a list."""
    _PLACES.setdefault(app, {})[name] = place


def standing(rows: Sequence[Row], row: Row | None) -> tuple[str | None, str | None]:
    """The key of a row that one stands on, and of the one after it."""
    if row is None:
        return None, None
    keys = [one.key for one in rows if one.stands]
    after = keys[keys.index(row.key) + 1 :]
    return row.key, after[0] if after else None


def back(rows: Sequence[Row], place: Place) -> str | None:
    """The key of the row to come back to: the one that was left, or, where that stands elsewhere by now, as an article
    does once it is read, the one after it."""
    keys = [row.key for row in rows if row.stands]
    if place.row in keys:
        follows = keys[keys.index(place.row) + 1 :][:1]
        if follows == [place.next] or place.next not in keys:
            return place.row
    return place.next if place.next in keys else None
