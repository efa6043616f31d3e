"""Draws the README's picture: the app on the sample article, analysed by the pipeline that ships.

python benchmarks/screenshot.py [--size 120x40] [--press KEY]... [--theme ink] [--out FILE] [ARTICLE]
"""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from reader.app.app import ReaderApp
from reader.app.documents import documents
from reader.app.settings.stored import Settings
from reader.engine.client import Engine

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "us-air-strikes.txt"
PATIENCE = 120
"""Seconds that the analysis may take."""


async def draw(article: str, size: tuple[int, int], keys: list[str], theme: str) -> str:
    """The screen as SVG after these keys, once the analysis is there."""
    opened = documents([article])
    app = ReaderApp(opened, Engine(), settings=Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        async with asyncio.timeout(PATIENCE):
            while not opened[0].complete:
                await pilot.pause(0.1)
        await pilot.press(*keys)
        await pilot.pause(0.5)
        return app.export_screenshot(title="reader")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", default=str(SAMPLE))
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--press", action="append", default=[])
    parser.add_argument("--theme", default="ink")
    parser.add_argument("--out", type=Path, default=HERE / "screenshot.svg")
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    options.out.write_text(
        asyncio.run(draw(options.article, (columns, lines), options.press, options.theme)), encoding="utf8"
    )


if __name__ == "__main__":
    main()
