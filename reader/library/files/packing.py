"""Values as they lie in the library's files: packed, written, and read again whatever became of them."""

from __future__ import annotations

import zlib
from types import UnionType
from typing import Any, Final, TypeVar, overload

import msgspec

T = TypeVar("T")

UNREADABLE: Final = (msgspec.MsgspecError, zlib.error, TypeError, ValueError, RecursionError, OverflowError)
"""What comes of a value that is not what it should be."""
_LEVEL: Final = 1
"""Of packing: the fastest."""


def packed(value: object) -> bytes:
    """A value, small. Raises UnicodeEncodeError for half characters."""
    return zlib.compress(msgspec.msgpack.encode(value), _LEVEL)


def unpacked(row: Any, kind: type[T]) -> T | None:
    """What was packed; None where it is damaged, or not of this kind."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(row), type=kind)
    except UNREADABLE:
        return None


def written(value: object) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()


@overload
def read(row: Any, kind: type[T]) -> T | None: ...
@overload
def read(row: Any, kind: UnionType) -> Any: ...
def read(row: Any, kind: Any) -> Any:
    """What was written; None where it is damaged, or not of this kind."""
    try:
        return msgspec.json.decode(row, type=kind)
    except UNREADABLE:
        return None


def whole(text: str) -> str:
    """A text without half characters, which no file can hold: a question mark for each, so that places stay."""
    return text.encode("utf-8", "replace").decode()


def told(value: Any) -> str:
    """A text out of a database, whatever its bytes are."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")
