"""Servers that no reader should meet, each with what Reader is to say of it.

They answer a request on a bare socket, so that they can send what no HTTP library would.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import chain, cycle, repeat

DRIP = 0.02
"""Seconds between two bytes of those that drip."""
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"
ZEROS = bytes(1 << 20)


@dataclass(frozen=True)
class Server:
    """What is sent in answer to a request for a path, piece after piece, and words of what is to be said of it."""

    name: str
    send: Callable[[bytes], Iterable[bytes]]
    said: str
    exceeds: str = ""
    """The limit of time that it alone exceeds."""


def dripping(data: Iterable[int]) -> Iterator[bytes]:
    for byte in data:
        time.sleep(DRIP)
        yield bytes([byte])


@cache
def bomb(times: int) -> bytes:
    """Sixty megabytes of nothing, packed once or again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    packed = b"".join(packer.compress(ZEROS) for _ in range(60)) + packer.flush()
    for _ in range(times - 1):
        packed = gzip.compress(packed)
    return packed


def packed(coding: str, data: bytes) -> list[bytes]:
    return [OK, f"Content-Encoding: {coding}\r\nContent-Length: {len(data)}\r\n\r\n".encode(), data]


def endless(piece: bytes, first: bytes = b"") -> Iterator[bytes]:
    return chain([first], repeat(piece))


def slow_redirects(path: bytes) -> Iterator[bytes]:
    """Each takes twice as long as the one before, so that there are not too many of them before all take too long."""
    times = int(path[1:] or b"0")
    time.sleep(0.1 * 2**times)
    yield b"HTTP/1.1 302 Found\r\nLocation: /%d\r\nContent-Length: 0\r\n\r\n" % (times + 1)


def redirect_with_a_bomb(path: bytes) -> list[bytes]:
    if path == b"/there":
        return [OK, b"Content-Length: 5\r\n\r\nThere"]
    return [
        b"HTTP/1.1 302 Found\r\nLocation: /there\r\nContent-Encoding: gzip\r\n",
        b"Content-Length: %d\r\n\r\n" % len(bomb(1)),
        bomb(1),
    ]


def silent(path: bytes) -> Iterator[bytes]:
    time.sleep(600)
    yield b""


SERVERS = [
    Server("silent", silent, "did not answer in time", "silence"),
    Server("dripped headers", lambda _: dripping(cycle(b"X-A: b\r\n")), "took longer than", "whole"),
    Server("dripped text", lambda _: chain([OK, b"\r\n"], dripping(repeat(65))), "took longer than",
           "whole"),
    Server("102 without end", lambda _: endless(b"HTTP/1.1 102 Processing\r\n\r\n" * 500),
           "is larger than"),
    Server("slow redirects", slow_redirects, "took longer than", "whole"),
    Server("redirects without end", lambda _: [b"HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"],
           "redirects without end"),
    Server("redirect with a bomb", redirect_with_a_bomb, ""),
    Server("redirect to a file", lambda _: [b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\n\r\n"],
           "redirects to a file: address, not to a web page"),
    Server("headers without end", lambda _: endless(b"X-A: " + b"b" * 1000 + b"\r\n", OK), "does not keep to HTTP"),
    Server("text without end", lambda _: endless(b"a" * 50_000, OK + b"\r\n"), "is larger than"),
    Server("large", lambda _: [OK, b"Content-Length: 900000000\r\n\r\n", *[b"a" * 50_000] * 1000], "is larger than"),
    Server("bomb", lambda _: packed("gzip", bomb(1)), "is larger than"),
    Server("bomb in a bomb", lambda _: packed("gzip, gzip", bomb(2)), "comes packed as gzip, gzip"),
    Server("bombs in two lines", lambda _: [OK, b"Content-Encoding: gzip\r\n", *packed("gzip", bomb(2))[1:]],
           "comes packed as gzip, gzip"),
    Server("empty blocks", lambda _: endless(b"\0\0\0\xff\xff" * 5000, OK + b"Content-Encoding: deflate\r\n\r\n"),
           "is larger than"),
    Server("packed as br", lambda _: packed("br", b"\x0b\x02\x80hello\x03"), "comes packed as br"),
    Server("not packed", lambda _: packed("gzip", b"not gzip"), "is not packed as the server says"),
    Server("broken off", lambda _: [OK, b"Content-Length: 100\r\n\r\nabc"], "broke off"),
    Server("no HTTP", lambda _: [b"SSH-2.0-OpenSSH_9.6\r\n"], "does not keep to HTTP"),
    Server("nothing", lambda _: [], "broke off"),
]  # fmt: skip


def answer(line: socket.socket, server: Server) -> None:
    with line, suppress(OSError):
        request = b""
        while b"\r\n\r\n" not in request:
            piece = line.recv(4096)
            if not piece:
                return
            request += piece
        for piece in server.send(request.split(b" ")[1]):
            line.sendall(piece)


@contextmanager
def serving(server: Server, host: str = "127.0.0.1") -> Iterator[str]:
    """Runs a server; gives its address."""

    def accept(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                threading.Thread(target=answer, args=(line, server), daemon=True).start()

    with socket.create_server((host, 0)) as listener:
        threading.Thread(target=accept, args=(listener,), daemon=True).start()
        yield f"http://{host}:{listener.getsockname()[1]}/"
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
