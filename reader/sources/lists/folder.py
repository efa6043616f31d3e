"""The files under a folder that may be read: the nearest to choose from, when nothing is named; or all, to be read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

from reader.sources.lists import names

DEEPEST = 4
"""Folders within folders that are looked at."""
MOST = 3_000
_LOOKED_AT = 60_000
"""Names that are looked at, so that this ends soon, whatever folder it is."""


def readable(folder: str) -> list[str]:
    """The names of files from the folder on, those nearest first; nothing hidden, no folder that is a link."""
    found = islice(_names(folder), _LOOKED_AT)
    return list(islice((name for name in found if names.ends_readably(name)), MOST))


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


def walk(folder: str) -> Iterator[str]:
    """The names of all files from the folder on, in sorted order; nothing hidden, no folder that is a link.

    A folder that may not be looked into is given as if it were a file: reading it says why not.
    """
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        path = os.path.join(folder, inside)
        try:
            if inside and not os.path.isdir(path):
                yield inside
                continue
            if inside and os.path.islink(path):
                continue
            found = sorted((name for name in os.listdir(path) if not names.is_hidden(name)), reverse=True)
        except OSError:
            yield inside
            continue
        waiting += [os.path.join(inside, name) for name in found]
