"""Files that are nobody else's: what one reads, and how one likes to read it."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

FOLDER = 0o700
FILE = 0o600


def folder(path: Path) -> None:
    """Makes a folder for its owner alone, with those it lies in where they are missing. Raises OSError."""
    path.parent.mkdir(mode=FOLDER, parents=True, exist_ok=True)
    path.mkdir(mode=FOLDER, exist_ok=True)
    restrict(path, FOLDER)


def file(path: Path) -> None:
    """Makes an empty file for its owner alone, unless it is there: then it is not even opened, as closing it would
    take the locks that SQLite has on it in this process. Raises OSError."""
    with suppress(FileExistsError):
        os.close(os.open(os.path.realpath(path), os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE))
    restrict(path, FILE)


def restrict(path: Path, mode: int = FILE) -> None:
    """Takes from a file or folder what others may do with it, if there is one and it is the user's to say."""
    with suppress(OSError):
        if os.stat(path).st_mode & 0o777 & ~mode:
            os.chmod(path, mode)


def replaceable(path: Path) -> Path:
    """The path, where a new file may take the place of what is there. Raises OSError for a device, a pipe, a folder."""
    if path.exists() and not path.is_file():
        raise OSError(errno.ENOTSUP, "it is no file")
    return path


def write(path: Path, text: str) -> None:
    """Writes a file as a whole or not at all, for its owner alone; makes its folder. Raises OSError."""
    folder(path.parent)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # with FILE's mode
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
