"""What was pasted, dropped on the window, or typed where words are looked for, as something to open: terminals paste
the path of a file that is dropped, as it is, quoted as for a shell, or as a file's address."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.sources.targets import is_address, path_of

NOT_ONE = "What was pasted is neither a path nor an address; reader --clipboard reads a text."
LONGEST = 4_096
"""Characters of a path or an address."""
MOST = 500
"""So many that were dropped together are opened."""
SCHEMES = ("http://", "https://")


def targets(text: str) -> list[str]:
    """The existing paths and the addresses that a text is, a line each or quoted as for a shell; none where any of it
    is neither."""
    if (one := target(text)) is not None:
        return [one]
    lines = [line for line in text[: MOST * LONGEST].splitlines() if line.strip()]
    if len(lines) == 1:
        try:
            lines = shlex.split(lines[0])
        except ValueError:  # a quotation mark without its other
            return []
    found = [target(line) for line in lines[: MOST + 1]]
    known = [one for one in found if one is not None]
    return list(dict.fromkeys(known)) if len(known) == len(found) <= MOST else []


def target(text: str) -> str | None:
    """The existing path, or the http(s) address, that a text of one line is; None where it is neither."""
    lines = text[: LONGEST + 3].strip().splitlines()
    if len(lines) != 1 or len(lines[0]) > LONGEST:
        return None
    if is_address(lines[0]):
        return None if " " in lines[0] else lines[0]
    return next((path for path in _paths(lines[0]) if _exists(path)), None)


def meant(typed: str) -> str | None:
    """The path, or the address, that is typed where words can be typed, too; None where it is words.

    A word is one though a file is called so; what has a folder before it, or an ending behind it, is a path.
    """
    found = target(typed)
    if found is None or is_address(found):
        return found if found is not None and _has_host(found) else None
    return found if os.sep in found or os.path.splitext(found)[1] else None


def is_begun(typed: str) -> bool:
    """Whether what is typed can become an address, and has no meaning as words."""
    begun = typed.strip().casefold()
    return ":" in begun and any(scheme.startswith(begun) for scheme in SCHEMES)


def _has_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _paths(line: str) -> Iterator[str]:
    yield line
    yield os.path.expanduser(line)
    if (path := path_of(line)) != line:
        yield path
        return
    try:
        words = shlex.split(line)
    except ValueError:  # a quotation mark without its other
        return
    if len(words) == 1:
        yield words[0]


def _exists(path: str) -> bool:
    try:
        return os.path.exists(path)
    except (OSError, ValueError):  # what no file can be called
        return False
