"""A compressed file (`.gz`, `.bz2`, `.xz`) → what it holds, never more than Reader reads of any file."""

from __future__ import annotations

import zlib
from bz2 import BZ2File
from collections.abc import Callable
from gzip import GzipFile
from io import BytesIO
from lzma import LZMAError, LZMAFile
from typing import BinaryIO, cast

from reader.sources import signs
from reader.sources.files import limit, too_large
from reader.sources.targets import SourceError, shown

DAMAGES = (zlib.error, LZMAError, OSError, ValueError, MemoryError)
"""What is raised while a stream is read whose data is not compressed as it says, beside EOFError where it is cut."""

_OPENERS: dict[bytes, Callable[[BinaryIO], object]] = {
    signs.GZIP: lambda file: GzipFile(fileobj=file),
    signs.BZIP2: BZ2File,
    signs.XZ: LZMAFile,
}


def stream(file: BinaryIO, head: bytes) -> BinaryIO:
    """What a compressed file that begins with `head` holds, as a file to be read onwards; else the file itself."""
    opener = next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)
    return file if opener is None else cast(BinaryIO, opener(file))


def unpacked(data: bytes, target: str) -> bytes:
    """What is in a compressed file, of all the parts that it may have. Raises `SourceError`."""
    try:
        with stream(BytesIO(data), data) as file:
            found = file.read(limit() + 1)
    except EOFError as error:
        raise SourceError(f"{shown(target)} is a compressed file that is cut short.") from error
    except DAMAGES as error:
        raise SourceError(f"{shown(target)} is a compressed file that is damaged.") from error
    if len(found) > (most := limit()):
        raise too_large(shown(target), most, unpacked=True)
    return found
