"""What tells analyses that are made in one way from those made in another, without loading what makes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from reader.version import version

PARTS = ("story.py", "sources/texts/blocks.py", "pipeline", "analysis", "export/json.py", "export/original.py")
"""The parts of Reader that an analysis comes from, and the form in which it is written."""

CHECKSUMS = "checksums.json"
"""The file of a pipeline's folder that tells what is in all the others."""

MODEL = "READER_MODEL"
"""The environment variable that `reader.pipeline.load` knows by this name."""


def maker(pipeline: str | None = None) -> str:
    """A key for the analyses by the shipped pipeline or by the named one, as it is installed now.

    It changes with Reader's version and with what is in the files of the shipped pipeline and of the analysis; with the
    sizes and times of those of another pipeline. It takes some hundred looks at the disk.
    """
    root = Path(__file__).parents[1]
    seen = [version(), pipeline or "", *(line for part in PARTS for line in _contents(root / part, part))]
    if pipeline is not None:
        seen += _files(Path(pipeline)) if os.path.isdir(pipeline) else [_installed(pipeline)]
    elif folder := os.environ.get(MODEL):
        seen += _files(Path(folder))
    return sha256("\n".join(seen).encode("utf-8", "surrogateescape")).hexdigest()


def _contents(path: Path, name: str) -> Iterator[str]:
    """What is in files, wherever Reader is installed and whenever that was."""
    if path.is_file():
        yield f"{name} {sha256(path.read_bytes()).hexdigest()}"
    elif (path / CHECKSUMS).is_file():
        yield from _contents(path / CHECKSUMS, f"{name}/{CHECKSUMS}")
    elif path.is_dir():
        for inner in _inside(path):
            yield from _contents(inner, f"{name}/{inner.name}")


def _files(path: Path) -> Iterator[str]:
    if path.is_file():
        found = path.stat()
        yield f"{path} {found.st_size} {found.st_mtime_ns}"
    elif path.is_dir():
        for inner in _inside(path):
            yield from _files(inner)


def _inside(path: Path) -> list[Path]:
    return sorted(inner for inner in path.iterdir() if inner.name != "__pycache__")


def _installed(name: str) -> str:
    from importlib import metadata  # slow, and seldom wanted

    try:
        return metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        return ""
