"""What the terminal process and the engine process say to each other.

A frame is the length of its body (four bytes, big endian) and the body: one message as JSON. Requests go
to the engine's standard input, replies come from its standard output. The engine works on one request at
a time; a new one makes the one before stale, and nothing more is heard of it.

A body that is no message costs that message; after a length that no message has, nothing can be understood any more.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import Final, TypeAlias, TypeVar

import msgspec
from msgspec import Struct

from reader.story import Analysis, Article, Extent, Pipeline, Story

HEADER = struct.Struct(">I")

LARGEST: Final = 1 << 28
"""Bytes of a body; the whole analysis of the largest text there may be is well below."""


class ProtocolError(ValueError):
    """The body of a frame is no message."""


class LengthError(ValueError):
    """No body has the length that a header says: where the next frame begins is lost."""


class Analyse(Struct, frozen=True, tag=True):
    """Analyse an article. `visible` is the extent on the screen, which a long text's answer begins with."""

    id: int
    article: Article
    visible: Extent | None = None


class Cancel(Struct, frozen=True, tag=True):
    """Nobody waits for this request any more."""

    id: int


Request: TypeAlias = Analyse | Cancel


class Ready(Struct, frozen=True, tag=True):
    """The pipeline is loaded and warm."""

    pipeline: Pipeline


class Beat(Struct, frozen=True, tag=True):
    """The engine has moved since the last beat: it loads, or it works on the request. Nothing comes of it but time."""

    spent: float = 0.0
    """Seconds of the processors that it has taken so far."""


class Progress(Struct, frozen=True, tag=True):
    """`done` of `total` windows of the text have been through the encoder."""

    id: int
    done: int
    total: int


class Partial(Struct, frozen=True, tag=True):
    """The analysis of the visible part of a long text; `Done` replaces it, actors' ids included."""

    id: int
    analysis: Analysis


class Done(Struct, frozen=True, tag=True):
    """The whole article, analysed."""

    id: int
    story: Story


class Failed(Struct, frozen=True, tag=True):
    """A request came to nothing; `message` is a sentence for the user.

    With id 0, before `Ready`, it is the engine's start, and later a request whose number cannot be told.
    """

    id: int
    message: str


class Restarted(Struct, frozen=True, tag=True):
    """The engine died and was started anew; the request goes on. Made by the client."""

    id: int
    message: str


Reply: TypeAlias = Ready | Beat | Progress | Partial | Done | Failed | Restarted

M = TypeVar("M")


# A decoder takes milliseconds to make: each process makes the one that it needs, once something is there to decode.


@cache
def _requests() -> msgspec.json.Decoder[Request]:
    return msgspec.json.Decoder(Request)


@cache
def _replies() -> msgspec.json.Decoder[Reply]:
    return msgspec.json.Decoder(Reply)


def frame(message: Request | Reply) -> bytes:
    """A message as it goes over the pipe."""
    body = msgspec.json.encode(message)
    return HEADER.pack(len(body)) + body


def length(header: bytes) -> int:
    """The bytes of the body that a header announces. Raises `LengthError` for what no message has."""
    size: int = HEADER.unpack(header)[0]
    if not 0 < size <= LARGEST:
        raise LengthError(f"A message of {size:,} bytes was announced.")
    return size


def request(body: bytes) -> Request:
    """The request in a frame's body. Raises `ProtocolError` for anything else."""
    return _decoded(_requests(), body)


def reply(body: bytes) -> Reply:
    """The reply in a frame's body. Raises `ProtocolError` for anything else."""
    return _decoded(_replies(), body)


def _decoded(decoder: msgspec.json.Decoder[M], body: bytes) -> M:
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ProtocolError(str(error)) from error
