"""Reads hundreds of articles in one sitting and looks at what memory the app and its engine hold (Linux).

    python -m benchmarks.sitting [--articles 500] [--seed 1] [--most 1.2]

Each article has a headline of its own over paragraphs of the samples in an order of its own; each is opened in the app
by the key that leads to the next, and left when its analysis is complete. Prints a Markdown table. Exit status 1 if the
app or the engine holds more at the end than `--most` times what it held after a tenth of the articles.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.documents import documents
from reader.app.screens.reading import Reading
from reader.app.settings.stored import Settings
from reader.engine.client import Engine
from reader.library import Library

SAMPLES = Path(__file__).parent.parent / "samples"
LENGTHS = (3, 12)
"""Paragraphs of an article, at least and at most."""
PATIENCE = 120.0
"""Seconds for one article."""


def articles(count: int, chance: random.Random) -> list[str]:
    """Texts, no two alike."""
    samples = [path.read_text(encoding="utf8") for path in sorted(SAMPLES.glob("*.txt"))]
    paragraphs = [piece for text in samples for piece in text.split("\n\n")[2:]]
    made = []
    for number in range(1, count + 1):
        body = chance.sample(paragraphs, chance.randint(*LENGTHS))
        made.append("\n\n".join([f"Council hears report number {number} on the old harbour", *body]))
    return made


def memory(process: int) -> float:
    """What a process holds, in MiB."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    found = re.search(r"Rss:\s+(\d+)", rollup)
    return int(found[1]) / 1024 if found else 0.0


async def sit(texts: list[str], folder: Path) -> list[tuple[int, float, float, float]]:
    """How many were read, seconds since the first, and the MiB of app and engine, ten times in a sitting."""
    paths = [folder / f"{number}.txt" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf8")
    engine = Engine()
    app = ReaderApp(documents(map(str, paths)), engine, settings=Settings(), library=Library(folder, folder))
    app.animation_level = "none"
    found = []
    async with app.run_test(size=(120, 40)) as pilot:
        began = time.monotonic()
        for number in range(1, len(texts) + 1):
            await complete(app, number - 1)
            await pilot.pause()
            if number % max(1, len(texts) // 10) == 0:
                gc.collect()
                found.append((number, time.monotonic() - began, memory(os.getpid()), memory(engine.process_id or 0)))
                print("| {:,} | {:.0f} | {:.0f} | {:.0f} |".format(*found[-1]), flush=True)
            await pilot.press("]")
    return found


async def complete(app: ReaderApp, number: int) -> None:
    """Waits until an article is on the screen with its analysis."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        screen = app.screen
        if isinstance(screen, Reading) and screen.number == number:
            document = screen.document
            if problem := document.error or document.failure:
                sys.exit(f"{document.target}: {problem}")
            if document.complete and screen.linking.document is document:
                return
        await asyncio.sleep(0.01)
    sys.exit(f"Article {number + 1} was not read within {PATIENCE:g} seconds.")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=float, default=1.2)
    options = parser.parse_args()
    print("| articles | s | app, MiB | engine, MiB |\n|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(sit(articles(options.articles, random.Random(options.seed)), Path(folder)))
    (_, _, app, engine), (_, _, app_then, engine_then) = found[0], found[-1]
    print(f"\nat the end, of what it was after a tenth: app {app_then / app:.2f}, engine {engine_then / engine:.2f}")
    return 1 if max(app_then / app, engine_then / engine) > options.most else 0


if __name__ == "__main__":
    sys.exit(main())
