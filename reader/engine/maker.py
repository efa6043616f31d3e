"""What tells analyses that are made in one way from those made in another, without loading what makes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from reader.version import version

PARTS = ("story.py", "analysis", "pipeline")
"""The parts of Reader that an analysis comes from."""

MODEL = "READER_MODEL"
"""The environment variable that `reader.pipeline.load` knows by this name."""


def maker(pipeline: str | None = None) -> str:
    """A key for the analyses by the shipped pipeline or by the named one, as it is installed now.

    It changes with Reader's version and whenever a file of the pipeline or of the analysis does (by size and time of
    change: some hundred looks at the disk).
    """
    root = Path(__file__).parents[1]
    seen = [version(), pipeline or "", *(line for part in PARTS for line in _files(root / part))]
    if pipeline is not None:
        seen += _files(Path(pipeline)) if os.path.isdir(pipeline) else [_installed(pipeline)]
    elif folder := os.environ.get(MODEL):
        seen += _files(Path(folder))
    return sha256("\n".join(seen).encode("utf-8", "surrogateescape")).hexdigest()


def _files(path: Path) -> Iterator[str]:
    if path.is_file():
        found = path.stat()
        yield f"{path} {found.st_size} {found.st_mtime_ns}"
    elif path.is_dir():
        for inner in sorted(path.iterdir()):
            if inner.name != "__pycache__":
                yield from _files(inner)


def _installed(name: str) -> str:
    from importlib import metadata  # slow, and seldom wanted

    try:
        return metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        return ""
