"""Opens texts of every shape that is hard to lay out, at several sizes, and presses keys; prints a Markdown table.

python -m benchmarks.opening [--megabytes 1,5,20] [--kinds NAME,…] [--limit 120]

Each text is opened in a process of its own, in the app without an engine. Seconds until it is on the screen, or until a
sentence says why not; longest blocking of the event loop until then, and while keys are pressed; seconds that each key
takes until the cursor moves; peak memory of the process in MiB.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parent.parent / "samples" / "us-air-strikes.txt"
KINDS = {
    "article": "",
    "lines of two letters": "ab\n",
    "blank lines": "A word.\n\n\n \n\n\n\n",
    "wrapped lines": "The mayor of the old town said on Monday that the bridge would be\nclosed. ",
    "one word": "a",
    "one line of words": "a ",
    "dots": ".",
    "quotes": "“",
    "joiners": "\u200d",
    "combining marks": "\u0301",
    "family pictures": "👩‍👩‍👧‍👦",
    "ideographs": "東京都の橋を閉鎖",
    "tabs": "a\t\t",
    "spaces": " ",
    "path": "Home > a",
    "at": "at ",
    "markup": "[b]x[/b]",
    "CRLF": "The bridge was closed.\r\n",
    "right to left": "أغلق الجسر القديم ",
}
"""What is repeated to make a text, behind a first word."""
KEYS = ("j", "space", "G", "g")
TICK = 0.005
PATIENCE = 90.0
"""Seconds after which a key has no answer."""


class NoEngine:
    """An engine that never answers."""

    maker = "none"

    async def start(self) -> object:
        return None

    async def stop(self) -> None:
        pass

    async def analyse(self, article: object, visible: object = None) -> AsyncIterator[object]:
        await asyncio.Event().wait()
        yield None


class Watch:
    """How long the event loop was not to be had, at most, since one looked last."""

    def __init__(self) -> None:
        self._longest = 0.0

    async def watch(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(TICK)
            self._longest = max(self._longest, time.perf_counter() - before - TICK)

    def look(self) -> float:
        longest, self._longest = self._longest, 0.0
        return longest


async def measure(path: str) -> dict[str, Any]:
    """Opens a file in the app and presses the keys."""
    from reader.app.app import ReaderApp
    from reader.app.documents import documents
    from reader.app.screens.reading import Reading

    begun = time.perf_counter()
    opened = documents([path])
    if opened[0].is_quick:
        opened[0].load()
    app = ReaderApp(opened, NoEngine())  # type: ignore[arg-type]
    app.animation_level = "none"
    watch = Watch()
    found: dict[str, Any] = {"before": time.perf_counter() - begun}
    async with app.run_test(size=(120, 40)) as pilot:
        watching = asyncio.create_task(watch.watch())
        while not opened[0].error:
            screen = app.screen
            if isinstance(screen, Reading) and opened[0].article and screen.view.visible_extent()[1]:
                break
            await asyncio.sleep(TICK)
        await pilot.pause()
        found["open"] = time.perf_counter() - begun
        found["blocked"] = max(watch.look(), found["before"])
        found["error"] = opened[0].error
        for key in () if opened[0].error else KEYS:
            found[key] = await answer(pilot, screen.view, key)
        found["blocked by keys"] = watch.look()
        watching.cancel()
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


async def answer(pilot: Any, view: Any, key: str) -> float:
    """Seconds from a key until the cursor or the page has moved."""
    before = view.cursor, view.scroll_offset.y
    begun = time.perf_counter()
    pressing = asyncio.create_task(pilot.press(key))
    while (view.cursor, view.scroll_offset.y) == before and time.perf_counter() - begun < PATIENCE:
        await asyncio.sleep(TICK / 5)
    taken = time.perf_counter() - begun
    await pressing
    await pilot.pause()
    return taken


def text(kind: str, size: int) -> bytes:
    """About `size` bytes of a kind."""
    pump = (KINDS[kind] or SAMPLE.read_text("utf-8") + "\n\n").encode()
    return b"Words " + pump * ((size - len(b"Words ")) // len(pump))


def row(kind: str, megabytes: float, limit: float) -> str:
    """A line of the table."""
    with tempfile.NamedTemporaryFile(suffix=".txt") as file:
        file.write(text(kind, int(megabytes * 1e6)))
        file.flush()
        try:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.opening", "--open", file.name],
                capture_output=True, text=True, timeout=limit, check=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"| {kind} | {megabytes:g} | more than {limit:g} |"
        except subprocess.CalledProcessError as error:
            return f"| {kind} | {megabytes:g} | {(error.stderr.strip().splitlines() or ['failed'])[-1]} |"
    found = json.loads(done.stdout)
    numbers = [found["open"], found["blocked"], *(found.get(key) for key in KEYS), found["blocked by keys"]]
    cells = ["–" if number is None else f"{number:.2f}" for number in numbers]
    note = (found["error"] or "").replace(file.name, "The file")
    return f"| {kind} | {megabytes:g} | {' | '.join(cells)} | {found['memory']} | {note} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", default="1,5,20")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--limit", type=float, default=120.0, help="seconds for one text")
    parser.add_argument("--open", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.open:
        print(json.dumps(asyncio.run(measure(options.open))))
        return
    print(f"| text | MB | open | blocked | {' | '.join(KEYS)} | blocked by keys | MiB | |")
    print("|---" * 11 + "|")
    for kind in options.kinds.split(","):
        for megabytes in options.megabytes.split(","):
            print(row(kind, float(megabytes), options.limit), flush=True)


if __name__ == "__main__":
    main()
