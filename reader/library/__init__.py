"""What is kept between sittings: the analyses of articles, so that the second opening is instant, what the user
corrected in them, and the articles that were read, with what the user made of them.

Analyses can be made again: they lie in the platform's folder for caches, and the oldest go when there are too many.
Corrections and articles cannot: they lie in the folder for data, and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.files.database import LibraryError

if TYPE_CHECKING:
    from reader.library.store import Library, Private

__all__ = ["Library", "LibraryError", "Private"]


def __getattr__(name: str) -> object:
    """The library itself is imported when it is first asked for: a text is read without it."""
    if name in ("Library", "Private"):
        from reader.library import store

        return getattr(store, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
