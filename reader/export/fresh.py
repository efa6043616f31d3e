"""New files, in the place of none that is there."""

from __future__ import annotations

from itertools import count
from pathlib import Path


def write(data: bytes, folder: Path, name: str, suffix: str) -> Path:
    """Writes a new file in a folder, with a number behind its name where that is taken; gives its path.

    Raises `OSError`.
    """
    for number in count(1):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}{suffix}"
        try:
            with path.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        return path
    raise AssertionError("there is always another number")
