"""Files, and what is open already (standard input, `<(command)`), → bytes."""

from __future__ import annotations

import functools
import os
import re
import stat
import sys

from reader.sources.targets import SourceError, missing, shown

LARGEST = 20_000_000
"""Bytes of a file or page that are read at most, unless `RAISED` says otherwise."""
RAISED = "READER_MAX_SIZE"
"""The variable of the environment that says so: processes that this one starts keep to it too."""
STANDARD_INPUT = 0

_DESCRIPTOR = re.compile(r"(?P<input>-|/dev/stdin)|/(?:dev|proc/self)/fd/(?P<number>\d{1,6})", re.ASCII)
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def limit() -> int:
    """Bytes of a file or page that are read at most."""
    said = os.environ.get(RAISED, "")
    return int(said) if said.isascii() and said.isdigit() else LARGEST


def too_large(name: str, most: int, *, unpacked: bool = False) -> SourceError:
    """What is said of something, by its name as it is shown, that is more than `most` bytes."""
    how = " when it is unpacked" if unpacked else ""
    raised = "; --max-size lets more in" if most == limit() else ""
    return SourceError(f"{name} is larger than {most / 1_000_000:g} MB{how}{raised}.")


def descriptor(target: str) -> int | None:
    """The number of the open file that `-`, /dev/stdin or /dev/fd/… stand for; None for a path of its own."""
    match = _DESCRIPTOR.fullmatch(target)
    return None if match is None else int(match["number"] or STANDARD_INPUT)


def read(target: str) -> bytes:
    """The bytes of a file, or all that comes from one that is open. Raises `SourceError` if it cannot be read."""
    number = descriptor(target)
    return standard_input() if number == STANDARD_INPUT else within_limit(_read(target, number), target)


def standard_input() -> bytes:
    """All of standard input. Read once and kept: the app reads its keys from the terminal afterwards."""
    return within_limit(_standard_input(), "-")


@functools.cache
def _standard_input() -> bytes:
    return _read("-", STANDARD_INPUT) if sys.stdin is not None else b""


def size(target: str) -> int:
    """Bytes of a file or of standard input; 0 where that cannot be told."""
    try:
        if descriptor(target) == STANDARD_INPUT:
            return len(_standard_input())
        return os.stat(target).st_size
    except (OSError, ValueError, SourceError):
        return 0


def head(target: str, size: int = 512) -> bytes:
    """The first bytes of a file, or of standard input; none where they cannot be read, or only once."""
    number = descriptor(target)
    try:
        if number is not None:
            return _standard_input()[:size] if number == STANDARD_INPUT else b""
        if os.path.isfile(target):
            with open(target, "rb") as file:
                return file.read(size)
    except (OSError, ValueError, SourceError):
        pass  # who reads it all says why it cannot be read
    return b""


def _read(target: str, number: int | None) -> bytes:
    """At most one byte more than the limit."""
    try:
        with open(target if number is None else os.dup(number), "rb", opener=_open) as file:
            if number is None:
                _refuse_streams(target, os.fstat(file.fileno()).st_mode)
            os.set_blocking(file.fileno(), True)
            return file.read(limit() + 1)
    except FileNotFoundError:
        reason = missing(target)
    except IsADirectoryError:
        reason = f"{shown(target)} is a folder; give a file."
    except PermissionError:
        reason = f"{shown(target)} may not be read: permission denied."
    except ValueError:  # a NUL in the name
        reason = f"{shown(target)} is not a file name."
    except OSError as error:
        reason = f"{shown(target)} could not be read: {(error.strerror or str(error)).lower()}."
    raise SourceError(reason)


def _open(path: str, flags: int) -> int:
    """Opens without waiting for who may write into it, as a pipe does."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _refuse_streams(target: str, mode: int) -> None:
    """A name that leads to something that may never end, or is nothing to read, is refused."""
    for is_kind, kind in _KINDS:
        if is_kind(mode):
            raise SourceError(f"{shown(target)} is {kind}, not a file; what comes from there, give as standard input.")


def within_limit(data: bytes, target: str) -> bytes:
    """`data`, unless it is more than is read. Raises `SourceError`."""
    if len(data) > (most := limit()):
        raise too_large(shown(target), most)
    return data
