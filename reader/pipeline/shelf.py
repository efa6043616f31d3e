"""Where the windows' answers lie until those of the whole document are put together of them.

The windows of a long text come in no order, so that until the last has come nothing can be made of them, and together
they take more memory than all else. Those of such a text lie in files without a name, which go with the process, as
long as the disk has room; what it has no room for stays in memory.
"""

from __future__ import annotations

import math
import mmap
import tempfile
import weakref
from collections.abc import Iterator
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray


class Shelf:
    """One head's answers, arrays that differ in their first dimension alone, by their windows' numbers."""

    def __init__(self, windows: int, *, aside: bool) -> None:
        """`aside` for arrays that are to lie in a file."""
        self._kept: dict[int, NDArray[Any]] = {}
        self._file = _unnamed() if aside else None
        if self._file is not None:
            weakref.finalize(self, self._file.close)
        self._starts = np.zeros(windows if aside else 0, np.int64)
        self._rows = np.zeros(windows if aside else 0, np.int32)
        self._form: NDArray[Any] | None = None

    def put(self, window: int, values: NDArray[Any]) -> None:
        """Lays down what was found in a window."""
        if self._file is not None:
            try:
                self._starts[window] = self._file.seek(0, 2)
                _write(self._file, values)
            except OSError:  # no room
                pass
            else:
                self._rows[window], self._form = len(values), values[:0].copy()
                return
        self._kept[window] = values

    def look(self, window: int) -> NDArray[Any]:
        """What was found in a window."""
        if self._file is None or self._form is None or window in self._kept:
            return self._kept[window]
        self._file.seek(self._starts[window])
        return _read(self._file, self._form, int(self._rows[window]))

    def take(self, window: int) -> NDArray[Any]:
        """The same, which the shelf need not hold any more."""
        found = self.look(window)
        self._kept.pop(window, None)
        return found

    def join(self, parts: Iterator[NDArray[Any]]) -> NDArray[Any]:
        """The parts, one after another; where the shelf is a file, they are in another, looked at as if in memory."""
        if self._file is None or (file := _unnamed()) is None:
            return np.concatenate(list(parts))
        rows = 0
        with file:
            for part in parts:
                try:
                    _write(file, part)
                except OSError:
                    file.seek(0)
                    return np.concatenate([_read(file, part[:0], rows), part, *parts])
                rows += len(part)
                form = part[:0]
            if not rows:
                return form.copy()
            seen = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # it stays there while it is looked at
        return np.frombuffer(seen, form.dtype, rows * math.prod(form.shape[1:])).reshape(rows, *form.shape[1:])


def forget(values: NDArray[Any]) -> None:
    """Has memory be free of what was looked at of an array that `Shelf.join` made, until it is looked at again."""
    base: Any = values
    while isinstance(base, np.ndarray):
        base = base.base
    if isinstance(base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        base.madvise(mmap.MADV_DONTNEED)


def _unnamed() -> IO[bytes] | None:
    try:
        return tempfile.TemporaryFile(buffering=0)
    except OSError:
        return None


def _write(file: IO[bytes], values: NDArray[Any]) -> None:
    """Raises OSError where not all of it could be written."""
    data = _bytes(np.ascontiguousarray(values))
    while data:
        data = data[file.write(data) :]


def _read(file: IO[bytes], form: NDArray[Any], rows: int) -> NDArray[Any]:
    """So many rows of that form from where the file stands."""
    found = np.empty((rows, *form.shape[1:]), form.dtype)
    data = _bytes(found)
    while data:
        data = data[file.readinto(data) :]  # type: ignore[attr-defined]
    return found


def _bytes(values: NDArray[Any]) -> memoryview:
    return values.data.cast("B") if values.size else memoryview(b"")
