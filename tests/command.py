"""The `reader` command in this process, where a test looks at what it makes and not at how a process starts or ends.

A process of its own takes a second of the processor until it has the language libraries.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple
from unittest.mock import patch

from reader import cli, pipeline

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
        # What a command tells the processes it starts, by its environment, is not for the tests after it.
        with (
            _streams(files),
            chdir(cwd or Path.cwd()),
            patch.dict(os.environ),
            patch.object(pipeline, "load", _load),
        ):
            status = cli.run(args)
        for file in files:
            file.seek(0)
        return Ran(status, files[1].read(), files[2].read())


_read = pipeline.load


def _load(name: str | None = None, *, threads: int = 0) -> Language:
    """The pipeline that ships is read once for all commands, for it is the same for all."""
    return _shipped(threads) if name is None and not os.environ.get(pipeline.MODEL) else _read(name, threads=threads)


@cache
def _shipped(threads: int) -> Language:
    return _read(threads=threads)


@contextmanager
def _streams(files: list[IO[bytes]]) -> Iterator[None]:
    """The three standard streams and their descriptors are these files meanwhile."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    kept = [os.dup(descriptor) for descriptor in range(3)]
    try:
        for descriptor, file in enumerate(files):
            os.dup2(file.fileno(), descriptor)
        given, out, errors = (
            io.TextIOWrapper(
                os.fdopen(descriptor, mode, closefd=False), encoding="utf-8", newline="", write_through=True
            )
            for descriptor, mode in enumerate(("rb", "wb", "wb"))
        )
        with patch.object(sys, "stdin", given), redirect_stdout(out), redirect_stderr(errors):
            yield
        for stream in (out, errors):
            stream.flush()
    finally:
        for descriptor, copy in enumerate(kept):
            os.dup2(copy, descriptor)
            os.close(copy)
