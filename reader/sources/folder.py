"""The files under a folder that may be read, by how their names end: to choose from, when nothing is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

ENDINGS = (
    ".txt", ".text", ".md", ".markdown", ".eml", ".html", ".htm", ".xhtml", ".epub", ".pdf", ".rss", ".atom", ".xml",
    ".json", ".opml", ".gz",
)  # fmt: skip
"""What Reader opens mostly is called so; whatever it is called, it can be named."""
DEEPEST = 4
"""Folders within folders that are looked at."""
MOST = 3_000
_LOOKED_AT = 60_000
"""Names that are looked at, so that this ends soon, whatever folder it is."""


def readable(folder: str) -> list[str]:
    """The names of files from the folder on, those nearest first; nothing hidden, no folder that is a link."""
    found = islice(_names(folder), _LOOKED_AT)
    return list(islice((name for name in found if name.lower().endswith(ENDINGS)), MOST))


def _names(folder: str) -> Iterator[str]:
    """Names of files, floor by floor; an ending-less one for each folder, so that those count, too."""
    floor = [""]
    for _ in range(DEEPEST + 1):
        below: list[str] = []
        for inside in floor:
            yield inside
            try:
                entries = sorted(os.scandir(os.path.join(folder, inside)), key=lambda entry: entry.name.casefold())
            except OSError:
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = os.path.join(inside, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    below.append(name)
                elif entry.is_file():
                    yield name
        floor = below
