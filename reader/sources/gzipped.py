"""A compressed file (`.gz`) → what it holds, never more than Reader reads of any file."""

from __future__ import annotations

import zlib
from gzip import BadGzipFile, GzipFile
from io import BytesIO

from reader.sources.files import LARGEST
from reader.sources.targets import SourceError, shown


def gunzipped(data: bytes, target: str) -> bytes:
    """What is in a gzip file, of all the parts that it may have. Raises `SourceError`."""
    try:
        with GzipFile(fileobj=BytesIO(data)) as file:
            found = file.read(LARGEST + 1)
    except EOFError as error:
        raise SourceError(f"{shown(target)} is a compressed file that is cut short.") from error
    except (BadGzipFile, zlib.error, OSError) as error:
        raise SourceError(f"{shown(target)} is a compressed file that is damaged.") from error
    if len(found) > LARGEST:
        raise SourceError(f"{shown(target)} is larger than {LARGEST // 1_000_000} MB when it is unpacked.")
    return found
