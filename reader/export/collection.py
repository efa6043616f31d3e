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
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 80
"""Characters of a source that its file is called by."""


class _Made(msgspec.Struct):
    """What of a file tells how it came about."""

    schema: str
    article: msgspec.Raw
    pipeline: msgspec.Raw


class Collection:
    """The files of a folder, which is made if it is not there. Raises OSError.

    A file is called after its source, with a number where several articles are of the same one.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._seen: Counter[str] = Counter()

    def path(self, article: Article) -> Path:
        """Where the story of an article goes; asked once for each article, in the order in which they come."""
        self._seen[article.source] += 1
        number = self._seen[article.source]
        return self._folder / f"{name(article.source)}{f'-{number}' if number > 1 else ''}{ENDING}"


def name(source: str) -> str:
    """What the file for a source is called, without ending: its last words to be found by, a hash to be its own."""
    words = _UNFIT.sub("-", source)[-_LONGEST:].strip("-.") or "article"
    return f"{words}-{sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def is_made(path: Path, article: Article, pipeline: Pipeline) -> bool:
    """Whether the story of this very article, by this pipeline, is in a file as a whole."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=_Made)
    except (OSError, ValueError, msgspec.DecodeError):
        return False
    wanted = msgspec.json.decode(encode(Story(article, Analysis(), pipeline)), type=_Made)
    return (found.schema, bytes(found.article), bytes(found.pipeline)) == (
        wanted.schema,
        bytes(wanted.article),
        bytes(wanted.pipeline),
    )


def write(path: Path, data: bytes) -> None:
    """Writes a file as a whole or not at all. Raises OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
