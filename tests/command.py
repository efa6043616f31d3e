"""The `reader` command in this process, where a test looks at what it makes and not at how a process starts or ends.

A process of its own takes a second of the processor until it has the language libraries.
"""

from __future__ import annotations

import io
import os
import pty
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from reader import cli, pipeline
from reader.engine import batch

if TYPE_CHECKING:
    from spacy.language import Language


class Ran(NamedTuple):
    """What came of a command, named as `subprocess` does."""

    returncode: int
    stdout: bytes
    stderr: bytes


def here(*args: str, data: bytes = b"", cwd: Path | None = None) -> Ran:
    """Runs `reader` on these arguments, with `data` on standard input; what its own processes write is in it too."""
    with ExitStack() as stack:
        files = [stack.enter_context(TemporaryFile()) for _ in range(3)]
        files[0].write(data)
        files[0].seek(0)
        status = among([file.fileno() for file in files], *args, cwd=cwd)
        for file in files:
            file.seek(0)
        return Ran(status, files[1].read(), files[2].read())


def among(descriptors: list[int], *args: str, cwd: Path | None = None) -> int:
    """Runs `reader` with these as its three standard streams; the exit status."""
    # What a command tells the processes it starts, by its environment, is not for the tests after it.
    with (
        _streams(descriptors),
        chdir(cwd or Path.cwd()),
        patch.dict(os.environ),
        patch.object(pipeline, "load", load),
        patch.object(batch, "load", load),
    ):
        return cli.run(args)


def on_terminal(*args: str, status: int) -> str:
    """What comes out on a new pseudo-terminal, which is all three of the standard streams, of a run that so ends."""
    ours, theirs = pty.openpty()
    with ThreadPoolExecutor() as beside:
        seen = beside.submit(all_of, ours)
        try:
            ended = among([theirs] * 3, *args)
        finally:
            os.close(theirs)
        out = seen.result().decode()
    os.close(ours)
    assert ended == status, out
    return out


def all_of(terminal: int) -> bytes:
    """What is written to a pseudo-terminal, until nobody holds its other end."""
    seen = b""
    try:
        while piece := os.read(terminal, 65536):
            seen += piece
    except OSError:  # how Linux says that the other end has closed
        pass
    return seen


_read = pipeline.load


def load(name: str | None = None, *, threads: int = 0) -> Language:
    """The pipeline that ships is read once for all commands, for it is the same for all."""
    return _shipped(threads) if name is None and not os.environ.get(pipeline.MODEL) else _read(name, threads=threads)


@cache
def _shipped(threads: int) -> Language:
    return _read(threads=threads)


@contextmanager
def _streams(descriptors: list[int]) -> Iterator[None]:
    """The three standard streams and their descriptors are these meanwhile."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    kept = [os.dup(descriptor) for descriptor in range(3)]
    try:
        for descriptor, given in enumerate(descriptors):
            os.dup2(given, descriptor)
        read, out, errors = (
            io.TextIOWrapper(
                os.fdopen(descriptor, mode, closefd=False), encoding="utf-8", newline="", write_through=True
            )
            for descriptor, mode in enumerate(("rb", "wb", "wb"))
        )
        with patch.object(sys, "stdin", read), redirect_stdout(out), redirect_stderr(errors):
            yield
        for stream in (out, errors):
            stream.flush()
    finally:
        for descriptor, copy in enumerate(kept):
            os.dup2(copy, descriptor)
            os.close(copy)
