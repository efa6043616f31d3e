"""What the user names: an address or a path, how to show it in a message, and the error that says it is of no use."""

from __future__ import annotations

import os
import re

from reader.printable import safe

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class SourceError(Exception):
    """A text that cannot be read; its message is one sentence for the user."""


def is_address(target: str) -> bool:
    """Whether `target` is an http or https address."""
    return _ADDRESS.match(target) is not None


def shown(target: str) -> str:
    """What the user named, fit to be printed: no control characters, no undecodable bytes."""
    if target == "-":
        return "standard input"
    return safe(os.fsencode(target).decode("utf-8", "replace"))


def within(target: str, name: str) -> str:
    """What a member of an archive, or a file of a folder, is called as a source."""
    return name if target == "." else os.path.join(target, name)
