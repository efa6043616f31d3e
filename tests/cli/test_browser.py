"""`reader serve` in a real browser, headless, spoken to by its own protocol; skipped where there is none."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from tests.cli.test_serve import PATIENCE, served
from tests.pipeline.model import needs_model

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
TEXT = "Weir reopens\n\nElla Frost, who keeps the weir, reopened it on Monday. “It was time,” Frost said.\n"
_PIECES = re.compile(r"\x1b\[([0-9;?<=>]*)([A-Za-z@])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|\r|\n|[^\x1b\r\n]+")


class Page:
    """A page of the browser, and the terminal on it as its bytes say."""

    def __init__(self, line: aiohttp.ClientWebSocketResponse) -> None:
        self._line = line
        self._number = 0
        self.answered: list[str] = []
        """Addresses that something came from."""
        self.size = (0, 0)
        self.rows: dict[int, dict[int, str]] = {}
        self._at = (1, 1)

    async def ask(self, method: str, **given: Any) -> dict[str, Any]:
        self._number += 1
        await self._line.send_json({"id": self._number, "method": method, "params": given})
        while True:
            said = await self._hear()
            if said.get("id") == self._number:
                assert "error" not in said, said
                return dict(said["result"])

    async def value(self, expression: str) -> Any:
        found = await self.ask("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        return found["result"].get("value")

    async def find(self, words: str) -> tuple[int, int]:
        """Waits for words on the screen; their row and column, from 1."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for row, cells in sorted(self.rows.items()):
                    line = "".join(cells.get(column, " ") for column in range(1, self.size[0] + 1))
                    if (at := line.find(words)) >= 0:
                        return row, at + 1
                await self._hear()

    async def _hear(self) -> dict[str, Any]:
        said: dict[str, Any] = await self._line.receive_json(timeout=PATIENCE)
        given = said.get("params", {})
        match said.get("method"):
            case "Network.responseReceived":
                self.answered.append(given["response"]["url"])
            case "Network.webSocketFrameSent":
                kind, *data = json.loads(given["response"]["payloadData"])
                if kind == "resize":
                    self.size = (data[0]["width"], data[0]["height"])
            case "Network.webSocketFrameReceived" if given["response"]["opcode"] == 2:
                self._draw(base64.b64decode(given["response"]["payloadData"]).decode("utf-8", "replace"))
        return said

    def _draw(self, data: str) -> None:
        row, column = self._at
        for piece in _PIECES.finditer(data):
            if piece[2] == "H":
                row, column = (int(x or 1) for x in (piece[1] or "1;1").split(";"))
            elif piece[2] == "C":
                column += int(piece[1] or 1)
            elif piece[0] == "\r":
                column = 1
            elif piece[0] == "\n":
                row, column = row + 1, 1
            elif piece[0][0] != "\x1b":
                for letter in piece[0]:
                    self.rows.setdefault(row, {})[column] = letter
                    column += 1
        self._at = row, column


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Page]:
    assert BROWSER
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--window-size=1200,700"]
    command = [BROWSER, *flags, "--remote-debugging-port=0", f"--user-data-dir={folder}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        there = folder / "DevToolsActivePort"
        async with asyncio.timeout(PATIENCE):
            while not there.exists() or not there.read_text().strip():
                await asyncio.sleep(0.05)
        port = there.read_text().split()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [page for page in await answer.json(content_type=None) if page["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as line:
                yield Page(line)
                await line.send_json({"id": 0, "method": "Browser.close"})
    finally:
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium here")
@needs_model
async def test_an_actor_is_clicked_marked_and_copied(tmp_path: Path) -> None:
    file = tmp_path / "weir.txt"
    file.write_text(TEXT, encoding="utf-8")
    with served("--private", str(file)) as address:
        async with browser(tmp_path / "browser") as page:
            await page.ask("Network.enable")
            await page.ask("Emulation.setFocusEmulationEnabled", enabled=True)
            await page.ask("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
            await page.ask("Page.navigate", url=address)
            await page.find("People ")  # it is analysed
            row, column = await page.find("Ella Frost, who keeps")
            box = await page.value(
                "(() => { const b = document.querySelector('.xterm-screen').getBoundingClientRect();"
                " return [b.left, b.top, b.width, b.height]; })()"
            )
            place = {
                "x": box[0] + (column + 1.5) * box[2] / page.size[0],
                "y": box[1] + (row - 0.5) * box[3] / page.size[1],
            }
            for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
                await page.ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)
            await page.find("Ella Frost 1/")  # the thread is that actor's, whose mentions are marked
            await page.ask("Input.dispatchKeyEvent", type="char", text="y")
            await page.find("OSC 52")
            async with asyncio.timeout(PATIENCE):
                while not (copied := await page.value("navigator.clipboard.readText()")):
                    await asyncio.sleep(0.05)
            assert copied in TEXT
            assert {urlsplit(one).netloc for one in page.answered} <= {urlsplit(address).netloc, ""}  # nobody else
