"""What the user names: an address or a path, how to show it in a message, and the error that says it is of no use."""

from __future__ import annotations

import os
import re
from itertools import islice
from typing import Final

from reader.nearest import near
from reader.printable import safe

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
MOST_NAMES: Final = 1000
"""So many names of a folder at most are compared with one that is not in it."""
_BEGINS = "begins with https:// or http://"


class SourceError(Exception):
    """A text that cannot be read; its message is one sentence for the user."""


def is_address(target: str) -> bool:
    """Whether `target` is an http or https address."""
    return _ADDRESS.match(target) is not None


def path_of(target: str) -> str:
    """The path on this machine that a file's address (`file:///…`) leads to; anything else as it is."""
    if target[:7].casefold() != "file://":
        return target
    from urllib.parse import unquote_to_bytes, urlsplit

    try:
        place = urlsplit(target)
    except ValueError:
        return target
    return os.fsdecode(unquote_to_bytes(place.path)) if place.netloc in ("", "localhost") and place.path else target


def missing(target: str) -> str:
    """What is said of a path that leads nowhere: a sentence, which offers what is called nearly so, or tells how an
    address is written if it may be one."""
    if not target.strip():
        return "An empty name leads to no file."
    scheme, address, _ = target.partition(":/")
    if address and len(scheme) > 1 and scheme.isascii() and scheme.isalnum():  # of another kind, or mistyped
        return f"{shown(target)} is no address that can be opened; one {_BEGINS}."
    if (meant := mistyped(target)) is not None:
        return f"There is no file {shown(target)}; did you mean {shown(meant)}?"
    first, slash, _ = target.partition("/")
    host, port, _ = first.partition(":")
    if "." in host.strip(".") and host[0] != "." and (slash or port or host.startswith("www.")):
        return f"There is no file {shown(target)}; an address of the web {_BEGINS}."
    return f"There is no file {shown(target)}."


def mistyped(path: str) -> str | None:
    """The path there is that is written nearly like one that leads nowhere; None where there is none."""
    found = os.sep if os.path.isabs(path) else ""
    try:
        for part in path.split(os.sep):
            if part and not os.path.lexists(step := os.path.join(found, part)):
                if (name := _meant(part, _names(found or os.curdir, hidden=part[0] == "."))) is None:
                    return None
                step = os.path.join(found, name)
            found = step if part else found
    except (OSError, ValueError):  # a folder that may not be read, or what no file can be called
        return None
    return found


def _meant(part: str, names: list[str]) -> str | None:
    """The nearest of the names that are near without their endings, too: many that mean nothing alike end in .txt."""
    stem = os.path.splitext(part)[0]
    return near(part, [name for name in names if near(stem, [os.path.splitext(name)[0]])])


def _names(folder: str, *, hidden: bool) -> list[str]:
    """What is in a folder; of a very large one some of it."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in islice(entries, MOST_NAMES)]
    return sorted(name for name in names if hidden or name[0] != ".")


def shown(target: str) -> str:
    """What the user named, fit to be printed: no control characters, no undecodable bytes."""
    if target == "-":
        return "standard input"
    return safe(os.fsencode(target).decode("utf-8", "replace"))


def within(target: str, name: str) -> str:
    """What a member of an archive, or a file of a folder, is called as a source."""
    return name if target == "." else os.path.join(target, name)
