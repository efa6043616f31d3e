"""`reader serve`: the app behind a real server, as a browser speaks to it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import aiohttp
import pytest

from reader.cli import run
from tests.pipeline.model import needs_model

TEXT = "Weir reopens\n\nElla Frost, who keeps the weir, reopened it on Monday.\n"
PATIENCE = 600.0
"""Seconds: the engine gives way to all else that the machine does."""
LOWEST, HIGHEST = 20_000, 30_000
"""Ports that no system gives to those who ask for any: who is given one meanwhile could be just there."""
_ports = count(LOWEST + os.getpid() * 97 % (HIGHEST - LOWEST))
ESCAPES = re.compile(rb"\x1b\[[0-9;?<=>]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def free_port() -> int:
    for number in _ports:
        port = LOWEST + number % (HIGHEST - LOWEST)
        with socket.socket() as found, suppress(OSError):
            found.bind(("127.0.0.1", port))
            return port
    raise AssertionError("they are never all taken")


@contextmanager
def served(*arguments: str) -> Iterator[str]:
    """The address that it says it is at."""
    command = [sys.executable, "-m", "reader", "serve", "--port", str(free_port()), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.fullmatch(r"Reader is at (http://127\.0\.0\.1:\d+/[\w-]+/) until Ctrl\+C\.\n", said)
        assert found, said
        yield found[1]
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0


async def see(line: aiohttp.ClientWebSocketResponse, words: str) -> None:
    raw = b""
    async with asyncio.timeout(PATIENCE):
        while words.encode() not in ESCAPES.sub(b"", raw):
            message = await line.receive()
            assert message.type is aiohttp.WSMsgType.BINARY, (words, message, raw[-500:])
            raw += message.data


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "weir; echo $(id) 'x'.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@needs_model
async def test_a_browser_gets_the_article_and_what_it_types_is_done(text: Path) -> None:
    with served("--private", str(text)) as address:
        async with aiohttp.ClientSession() as session:
            async with session.get(address) as page:
                assert page.status == 200
                html = await page.text()
                policy = page.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "frame-ancestors 'none'" in policy
            (line,) = re.findall(r'data-session-websocket-url="([^"]+)"', html)
            assert line == address.replace("http:", "ws:") + "ws"
            for script in re.findall(r'<script src="([^"]+)"', html):
                assert (await session.get(script)).status == 200
            async with session.ws_connect(f"{line}?width=100&height=30") as terminal:
                await terminal.send_json(["resize", {"width": 100, "height": 30}])
                await see(terminal, "Ella Frost, who keeps the weir")
                await see(terminal, "People ")  # it is analysed
                await terminal.send_json(["stdin", "ny"])
                await see(terminal, "OSC 52")  # the browser's clipboard, whatever tools are here
                await terminal.send_json(["stdin", "q"])
                async with asyncio.timeout(PATIENCE):
                    async for _ in terminal:  # until it is left
                        pass


async def test_without_the_secret_there_is_nothing(text: Path) -> None:
    with served(str(text)) as address:
        root = address[: address.index("/", 8)]
        async with aiohttp.ClientSession() as session:
            for place in ("/", "/ws", "/static/js/textual.js", "/x/ws?command=id", "/download/1"):
                async with session.get(root + place) as answer:
                    assert answer.status == 404
            async with session.get(f"{address}?command=id&delay=1") as answer:
                assert "command=id" not in await answer.text()


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["none.txt"], 1, "reader: There is no file none.txt."),
        (["-"], 2, "reader: Standard input is there once, a browser can come again: give a file or an address."),
        (["--host", "0.0.0.0"], 2, "0.0.0.0 is not one address"),
        (["--host", "example.org"], 2, "example.org is not an IP address."),
        (["--host", "192.0.2.1"], 1, "reader: Reader cannot be served at port 8000 of 192.0.2.1: "),
    ],
)
def test_what_cannot_be_is_told(
    arguments: list[str], status: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", *arguments]) == status
    said = capsys.readouterr().err.splitlines()
    assert sentence in said[-1]


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run(["serve", "--port", str(port)]) == 1
    said = f"reader: Reader cannot be served at port {port} of 127.0.0.1: address already in use.\n"
    assert capsys.readouterr().err == said


def test_the_extra_is_named_where_it_is_absent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    monkeypatch.delitem(sys.modules, "reader.cli.serving", raising=False)
    assert run(["serve"]) == 1
    assert "pip install 'reader-news[serve]'" in capsys.readouterr().err
