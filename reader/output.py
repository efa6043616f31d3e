"""Standard output and standard error: what is written there, and what becomes of it when it cannot be."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from reader.printable import safe


class OutputError(Exception):
    """Standard output cannot be written; says why in a sentence for the user."""


def occupy() -> None:
    """Gives each standard stream that is closed to nobody, so that no file that is opened later is taken for it."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            mode = os.O_RDONLY if descriptor == 0 else os.O_WRONLY
            _become(os.open(os.devnull, mode), descriptor)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream, which may be closed or missing, is a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def check() -> None:
    """Raises `OutputError` where standard output is closed: nothing needs to be begun."""
    if sys.stdout is None or sys.stdout.closed:
        raise OutputError("Standard output is closed: there is nowhere to write to.")


def write(data: bytes) -> None:
    """Writes bytes to standard output, all at once. `BrokenPipeError` if nobody reads on, else `OutputError`."""
    check()
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise failed(error) from error


def line(text: str) -> None:
    """Writes a line of text from anywhere to standard output, as `write` does; nothing in it acts on a terminal."""
    write(f"{safe(text)}\n".encode())


def failed(error: OSError) -> Exception:
    """What to raise for an error in writing to standard output. What waits to be written is given up."""
    mute(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return error
    return OutputError(f"Standard output cannot be written: {(error.strerror or str(error)).lower()}.")


def say(sentence: str) -> None:
    """Says something to the user on standard error, if anybody listens; nothing in it acts on a terminal."""
    if sys.stderr is None or sys.stderr.closed:
        return
    try:
        sys.stderr.write(safe(sentence).encode(sys.stderr.encoding, "replace").decode(sys.stderr.encoding) + "\n")
        sys.stderr.flush()
    except OSError:
        mute(sys.stderr)


def mute(stream: TextIO | None) -> None:
    """Nothing is written to a stream any more, not even at exit, where an error could not be caught."""
    with suppress(OSError, ValueError, AttributeError):
        _become(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def _become(source: int, descriptor: int) -> None:
    """Makes one descriptor stand for what another one does, which is given up."""
    if source != descriptor:
        os.dup2(source, descriptor)
        os.close(source)
