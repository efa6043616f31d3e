"""Compressed bytes as they come → what they hold, a bounded step at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

CODINGS = ("gzip", "deflate")
"""The codings of HTTP that `unpacked` knows; a server is asked for no other."""
STEP = 1 << 16
"""Bytes given at a time, however many a compressed byte stands for."""

_EITHER = zlib.MAX_WBITS | 32
_BARE = -zlib.MAX_WBITS


def unpacked(pieces: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """What gzip or deflate pieces hold, in steps of at most `STEP` bytes, so that who counts them can stop in time.

    What follows the end of the compressed data is not looked at; where that end is missing, what came is given. Raises
    `zlib.error` for data that is not compressed so.
    """
    unpacker = zlib.decompressobj(_EITHER)
    begun = False
    for piece in pieces:
        rest, step = piece, b""
        while (rest or len(step) == STEP) and not unpacker.eof:
            try:
                step = unpacker.decompress(rest, STEP)
            except zlib.error:
                if begun or coding != "deflate":
                    raise
                unpacker, step = zlib.decompressobj(_BARE), b""  # many servers leave deflate's header out
            else:
                rest = unpacker.unconsumed_tail
            begun = True
            if step:
                yield step
        if unpacker.eof:
            return
