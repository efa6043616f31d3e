"""Many stories as files of a folder, a JSON object each: what is there already need not be made again."""

from __future__ import annotations

import os
import re
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from reader.export.json import encode
from reader.story import Analysis, Article, Pipeline, Story

ENDING = ".json"
MADE = ".made"
"""The file of a folder that names the files in it, by whom they were made in its first line."""
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80
"""Characters of a source that its file is called by."""


class _Made(msgspec.Struct):
    """What of a file tells how it came about."""

    schema: str
    article: msgspec.Raw


class Collection:
    """The files of a folder, which is made if it is not there. Raises OSError.

    A file is called after its source, with a number where several articles are of the same one.
    """

    def __init__(self, folder: Path, maker: str) -> None:
        """`maker` is a word for whoever makes the stories; what another has made is not taken for made."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._seen: Counter[str] = Counter()
        self._names = folder / MADE
        self._made = self._begun(maker)

    def path(self, article: Article) -> Path:
        """Where the story of an article goes; asked once for each article, in the order in which they come."""
        self._seen[article.source] += 1
        number = self._seen[article.source]
        return self._folder / f"{name(article.source)}{f'-{number}' if number > 1 else ''}{ENDING}"

    def has(self, path: Path, article: Article) -> bool:
        """Whether the story of this very article is in a file as a whole, and made by the same maker."""
        return path.name in self._made and is_whole(path, article)

    def write(self, path: Path, data: bytes) -> None:
        """Writes a file as a whole or not at all."""
        _write(path, data)
        if path.name not in self._made:
            with self._names.open("ab", buffering=0) as file:
                file.write(f"{path.name}\n".encode())
            self._made.add(path.name)

    def _begun(self, maker: str) -> set[str]:
        """The names of what this maker made; of what others made nothing is known from here on."""
        with suppress(FileNotFoundError), self._names.open(encoding="utf8", errors="replace") as file:
            if file.readline() == f"{maker}\n":
                return {line[:-1] for line in file if line.endswith("\n")}
        _write(self._names, f"{maker}\n".encode())
        return set()


def name(source: str) -> str:
    """What the file for a source is called, without ending: its last words to be found by, a hash to be its own."""
    words = _UNFIT.sub("-", source)[-_LONGEST:].strip("-.") or "article"
    return f"{words}-{sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def is_whole(path: Path, article: Article) -> bool:
    """Whether a story of this very article is in a file as a whole."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Made)
    except (OSError, ValueError, msgspec.DecodeError):
        return False
    wanted = msgspec.json.decode(encode(Story(article, Analysis(), Pipeline("", ""))), type=_Made)
    return (found.schema, bytes(found.article)) == (wanted.schema, bytes(wanted.article))


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
