"""What the user names: an address or a path, how to show it in a message, and the error that says it is of no use."""

from __future__ import annotations

import os
import re

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class SourceError(Exception):
    """A text that cannot be read; its message is one sentence for the user."""


def is_address(target: str) -> bool:
    """Whether `target` is an http or https address."""
    return re.match(r"https?://", target, re.IGNORECASE) is not None


def shown(target: str) -> str:
    """What the user named, fit to be printed: no control characters, no undecodable bytes."""
    if target == "-":
        return "standard input"
    return _UNPRINTABLE.sub("\ufffd", os.fsencode(target).decode("utf-8", "replace"))
