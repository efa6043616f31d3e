"""An archive (zip, tar, or a compressed tar) → its members, one after another, without unpacking it to disk.

Archives may be far larger than what is read of a file; the limit of a file holds for each member. Whatever the whole
unpacks to is bounded by its size on disk, so that a small file cannot keep a machine busy for days.
"""

from __future__ import annotations

import os
import stat
import tarfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo

from reader.sources import files, signs
from reader.sources.lists import names
from reader.sources.packed import compressed
from reader.sources.targets import SourceError, shown, within

MOST_TIMES = 200
"""An archive holds at most so many times its own size; texts are packed to a fifth, and many alike to a fiftieth."""
SMALL = 5 * files.LARGEST
"""Bytes that any archive may hold."""
LINK, SPECIAL, ENCRYPTED, OUTSIDE = "linked elsewhere", "no plain file", "encrypted", "with a name outside of it"
"""Why a member is not opened."""
_AT_ONCE = 2 * files.LARGEST
_STEP = 1 << 16
_ENCRYPTED = 0x1
_OTHERS = frozenset({"META-INF/container.xml", "[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
"""Names in a zip that is a book, a document or a program, and no archive of articles."""
_BROKEN = (tarfile.TarError, BadZipFile, EOFError, KeyError, NotImplementedError, *compressed.DAMAGES)


class Member(NamedTuple):
    """A file in an archive. `read` works until the next one is asked for, and raises `SourceError`."""

    name: str
    read: Callable[[], bytes]


class ArchiveError(SourceError):
    """Nothing more can be had of an archive."""


class TooMuch(Exception):
    """More comes out of an archive than one of its size can hold in earnest."""


class Archive:
    """What `opened` gives: the members that can be read; `refused` counts the others by what they are."""

    def __init__(self, file: BinaryIO, target: str) -> None:
        self.refused: Counter[str] = Counter()
        self._file = file
        self._target = target
        self._most = max(SMALL, MOST_TIMES * file.seek(0, os.SEEK_END))
        file.seek(0)

    def members(self) -> Iterator[Member]:
        """In the archive's order. Raises `SourceError` where it turns out to be damaged or a bomb."""
        head = _head(self._file)
        try:
            yield from self._of_zip() if head.startswith(signs.ZIP) else self._of_tar(head)
        except TooMuch:
            raise self._bomb() from None
        except _BROKEN as error:
            raise self._damaged() from error

    def _of_zip(self) -> Iterator[Member]:
        left = self._most

        def read(info: ZipInfo) -> bytes:
            nonlocal left
            data = self._read(lambda: archive.open(info), info.filename)
            left -= len(data)
            if left < 0:
                raise self._bomb()
            return data

        with ZipFile(self._file) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    continue
                if info.flag_bits & _ENCRYPTED:
                    self.refused[ENCRYPTED] += 1
                elif stat.S_ISLNK(info.external_attr >> 16):
                    self.refused[LINK] += 1
                elif self._is_safe(info.filename):
                    yield Member(info.filename, lambda info=info: read(info))  # type: ignore[misc]

    def _of_tar(self, head: bytes) -> Iterator[Member]:
        source = _Onwards(compressed.stream(self._file, head), self._most)
        with tarfile.open(fileobj=source, mode="r:", errors="surrogateescape") as archive:  # type: ignore[call-overload]
            for info in archive:
                archive.members.clear()  # it would keep all that it has seen
                if info.isdir():
                    continue
                if not info.isreg() or info.issparse():
                    self.refused[LINK if info.issym() or info.islnk() else SPECIAL] += 1
                elif self._is_safe(info.name):
                    yield Member(info.name.removeprefix("./"), lambda info=info: self._of_tar_read(archive, info))  # type: ignore[misc]
        if any(source.last):  # after the last member come zeros
            raise tarfile.ReadError
        while source.read(_STEP):  # at its end a compressed file tells whether it is whole
            pass

    def _of_tar_read(self, archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
        data = self._read(lambda: archive.extractfile(info), info.name)
        if len(data) < info.size:
            raise self._damaged()
        return data

    def _read(self, opened: Callable[[], object], name: str) -> bytes:
        try:
            with opened() as file:  # type: ignore[attr-defined]
                data: bytes = file.read(files.limit() + 1)
        except TooMuch:
            raise self._bomb() from None
        except (*_BROKEN, RuntimeError) as error:
            raise SourceError(f"{shown(within(self._target, name))} is damaged.") from error
        return files.within_limit(data, within(self._target, name))

    def _is_safe(self, name: str) -> bool:
        safe = names.is_within(name)
        if not safe:
            self.refused[OUTSIDE] += 1
        return safe

    def _bomb(self) -> ArchiveError:
        return ArchiveError(f"{shown(self._target)} unpacks to more than an archive of its size holds in earnest.")

    def _damaged(self) -> ArchiveError:
        return ArchiveError(f"{shown(self._target)} is an archive that is damaged or incomplete.")


class _Onwards:
    """A file that is only read onwards, and of which no more than `most` bytes may come."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self.last = b""
        """What was read last."""
        self._file = file
        self._at = 0
        self._most = most

    def read(self, size: int = -1) -> bytes:
        if not 0 <= size <= _AT_ONCE:  # the length of a name, say, which is a lie
            raise OSError("No part of an archive is so large.")
        data = self._file.read(size)
        self._at += len(data)
        if self._at > self._most:
            raise TooMuch
        self.last = data or self.last
        return data

    def seek(self, position: int) -> None:
        if position < self._at:
            raise OSError("An archive is not read backwards.")
        while self._at < position and self.read(min(_STEP, position - self._at)):
            pass

    def tell(self) -> int:
        return self._at


@contextmanager
def opened(target: str, data: bytes | None = None) -> Iterator[Archive | None]:
    """The archive that is in a file or comes from standard input, or is `data`; None where there is none.

    Raises `SourceError`.
    """
    file = _file(target) if data is None else BytesIO(data)
    if file is None:
        yield None
        return
    with file:
        yield Archive(file, target) if signs.may_be_archive(_head(file)) and is_archive(file) else None


def _file(target: str) -> BinaryIO | None:
    """A file or standard input, to be read at any place; None where that cannot be."""
    number = files.descriptor(target)
    try:
        if number is not None:  # any other can be read only once
            return BytesIO(files.read(target)) if number == files.STANDARD_INPUT else None
        return open(target, "rb") if os.path.isfile(target) else None
    except (OSError, ValueError):  # whoever reads it says why it cannot be read
        return None


def is_archive(file: BinaryIO) -> bool:
    """Whether a file is an archive, be it broken; a book, or a document of an office, is none."""
    head = _head(file)
    if head.startswith(signs.ZIP):
        try:
            with ZipFile(file) as archive:
                return _OTHERS.isdisjoint(archive.NameToInfo)
        except _BROKEN:
            file.seek(0)
            beginning = file.read(files.limit())
            return not any(name.encode() in beginning for name in _OTHERS)
        finally:
            file.seek(0)
    try:
        block = compressed.stream(file, head).read(signs.BLOCK) if signs.is_compressed(head) else head
    except (EOFError, *compressed.DAMAGES):
        return False
    finally:
        file.seek(0)
    return signs.is_tar(block)


def holds_archive(data: bytes) -> bool:
    """Whether the bytes of a member are an archive themselves."""
    return signs.may_be_archive(data[: signs.BLOCK]) and is_archive(BytesIO(data))


def refusal(target: str, refused: Counter[str]) -> str:
    """A sentence on the members of an archive that are not opened; empty where there is none."""
    return f"In {shown(target)}, some members are not opened: {reasons(refused)}." if refused.total() else ""


def reasons(refused: Counter[str]) -> str:
    """How many members are not opened for what they are, by what that is; empty where there are none."""
    return ", ".join(f"{number:,} {reason}" for reason, number in sorted(refused.items()) if number)


def _head(file: BinaryIO) -> bytes:
    head = file.read(signs.BLOCK)
    file.seek(0)
    return head
