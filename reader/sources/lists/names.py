"""Names of files in folders and archives: which are worth opening, and which lead elsewhere."""

from __future__ import annotations

import os
import re

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tar.bz2", ".tar.xz", ".tgz", ".tbz2", ".txz")
ENDINGS = (
    ".txt", ".text", ".md", ".markdown", ".eml", ".html", ".htm", ".xhtml", ".epub", ".pdf", ".rss", ".atom", ".xml",
    ".json", ".opml", ".gz", ".bz2", ".xz", ".zip", ".tar", ".tgz", ".tbz2", ".txz",
)  # fmt: skip
"""What Reader opens mostly is called so; whatever it is called, it can be named."""

_ELSEWHERE = re.compile(r"[/\\]|[A-Za-z]:")
_PARTS = re.compile(r"[/\\]")
_LITTER = "__MACOSX"


def ends_readably(name: str) -> bool:
    """Whether a name ends as those of readable files do."""
    return name.lower().endswith(ENDINGS)


def is_worth_opening(name: str) -> bool:
    """Whether a file among many is likely to be an article: collections of texts often number them, without ending."""
    ending = os.path.splitext(name)[1]
    return ends_readably(name) or not ending or ending[1:].isdigit()


def is_json(name: str) -> bool:
    return name.lower().endswith(".json")


def is_hidden(name: str) -> bool:
    """Whether a name, or that of a folder it is in, is one that is not shown."""
    return any(part.startswith(".") or part == _LITTER for part in _PARTS.split(name.removeprefix("./")))


def is_within(name: str) -> bool:
    """Whether a name leads to somewhere within what it is a name in."""
    return bool(name) and "\0" not in name and not _ELSEWHERE.match(name) and ".." not in _PARTS.split(name)
