"""Files and standard input → bytes."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

from reader.sources.targets import SourceError, shown

LARGEST = 20_000_000
"""Bytes of a file or page that are read at most."""


def standard_input() -> bytes:
    """All of standard input. Read once and kept: the app reads its keys from the terminal afterwards."""
    return _within_limit(_standard_input(), "-")


@functools.cache
def _standard_input() -> bytes:
    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""


def size(target: str) -> int:
    """Bytes of a file or of standard input; 0 where that cannot be told."""
    if target == "-":
        return len(_standard_input())
    try:
        return Path(target).stat().st_size
    except (OSError, ValueError):
        return 0


def read_file(target: str) -> bytes:
    """The bytes of a file. Raises `SourceError` with the reason if it cannot be read."""
    try:
        with Path(target).open("rb") as file:
            return _within_limit(file.read(LARGEST + 1), target)
    except FileNotFoundError:
        reason = f"There is no file {shown(target)}."
    except IsADirectoryError:
        reason = f"{shown(target)} is a folder; give a file."
    except PermissionError:
        reason = f"{shown(target)} may not be read: permission denied."
    except ValueError:  # a NUL in the name
        reason = f"{shown(target)} is not a file name."
    except OSError as error:
        reason = f"{shown(target)} could not be read: {error.strerror or error}."
    raise SourceError(reason)


def _within_limit(data: bytes, target: str) -> bytes:
    if len(data) > LARGEST:
        raise SourceError(f"{shown(target)} is larger than {LARGEST // 1_000_000} MB.")
    return data
