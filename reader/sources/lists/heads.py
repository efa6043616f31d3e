"""The first line of a file that is listed: what a list shows beside a name like `07.txt`, which says little.

Only the beginning of a file is read, and nothing is made of it: the article's title is known once that is opened.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from html import unescape
from time import perf_counter

from msgspec.structs import replace

from reader.sources.listing import Entry
from reader.sources.visible import visible

BEGINNING = 8_192
"""Bytes of a file that are looked at."""
LONGEST = 200
"""Characters of a line that are shown."""
SECONDS = 0.3
"""What all files together may take: on a slow disk the last ones have their names alone."""

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ""})
_TITLE = re.compile(r"<title[^<>]*>([^<>]+)</title", re.I)
_FIELD = re.compile(r"(?:title|headline)\s*+[:=]\s*+(\S.*)", re.I)
_FENCES = ("---", "+++")
"""Around the front matter of a text in Markdown."""
_MARKS = "#*_ \t\"'"
"""Around a heading in Markdown, or a title in its front matter."""


def with_heads(folder: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The files of a folder, those of a kind that shows it at once with the line they begin with as their summary."""
    until = perf_counter() + SECONDS
    return tuple(
        replace(entry, summary=head(os.path.join(folder, entry.member))) if perf_counter() < until else entry
        for entry in entries
    )


def head(path: str) -> str:
    """The line that a file begins with, or its page's title; empty where that is not to be told without more ado."""
    ending = os.path.splitext(path)[1].lower()
    numbered = ending[1:].isdigit()
    if not (ending in _PAGES or ending in _TEXTS or numbered) or not os.path.isfile(path):
        return ""
    try:
        with open(path, "rb") as file:
            data = file.read(BEGINNING)
    except OSError:
        return ""
    if len(data) == BEGINNING:
        data = data[: data.rfind(b"\n") + 1]  # the last line is cut, perhaps amid a character
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""  # which encoding it is takes the whole text to tell
    if "\0" in text:
        return ""
    if ending in _PAGES:
        found = _TITLE.search(text)
        return _shown(unescape(found[1])) if found else ""
    return _shown(_first(text))


def _first(text: str) -> str:
    """The title that the front matter has, or else the first line with words in it; an address is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and lines[0] in _FENCES and lines[0] in lines[1:]:
        end = lines.index(lines[0], 1)
        if field := next(filter(None, map(_FIELD.fullmatch, lines[1:end])), None):
            return field[1].strip(_MARKS)
        lines = lines[end + 1 :]
    words = (line.replace("**", "").strip(_MARKS) for line in lines)
    return next((line for line in words if any(map(str.isalnum, line)) and not _is_address(line)), "")


def _is_address(line: str) -> bool:
    return "://" in line and " " not in line


def _shown(line: str) -> str:
    return " ".join(visible(line).split())[:LONGEST]
