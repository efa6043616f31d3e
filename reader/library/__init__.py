"""What is kept between sittings: the analyses of articles, so that the second opening is instant, what the user
corrected in them, and the articles that were read, with what the user made of them.

Analyses can be made again: they lie in the platform's folder for caches, and the oldest go when there are too many.
Corrections and articles cannot: they lie in the folder for data, and stay.
"""

from __future__ import annotations

from reader.library.files.database import LibraryError
from reader.library.store import Library, Private

__all__ = ["Library", "LibraryError", "Private"]
