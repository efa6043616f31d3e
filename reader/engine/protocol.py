"""What the terminal process and the engine process say to each other.

A frame is the length of its body (four bytes, big endian) and the body: one message as JSON. Requests go
to the engine's standard input, replies come from its standard output. The engine works on one request at
a time; a new one makes the one before stale, and nothing more is heard of it.
"""

from __future__ import annotations

import struct
from typing import TypeAlias

import msgspec
from msgspec import Struct

from reader.story import Analysis, Article, Extent, Pipeline, Story

HEADER = struct.Struct(">I")


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
    """A request, or with id 0 the engine's start, came to nothing; `message` is a sentence for the user."""

    id: int
    message: str


class Restarted(Struct, frozen=True, tag=True):
    """The engine died and was started anew; the request goes on. Made by the client."""

    id: int
    message: str


Reply: TypeAlias = Ready | Progress | Partial | Done | Failed | Restarted

_requests: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
_replies: msgspec.json.Decoder[Reply] = msgspec.json.Decoder(Reply)


def frame(message: Request | Reply) -> bytes:
    """A message as it goes over the pipe."""
    body = msgspec.json.encode(message)
    return HEADER.pack(len(body)) + body


def request(body: bytes) -> Request:
    """The request in a frame's body. Raises `msgspec.MsgspecError` for anything else."""
    return _requests.decode(body)


def reply(body: bytes) -> Reply:
    """The reply in a frame's body. Raises `msgspec.MsgspecError` for anything else."""
    return _replies.decode(body)
