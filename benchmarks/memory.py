"""The most memory that the engine takes for the whole analysis of a long text, and in which part of it (Linux).

    python -m benchmarks.memory [--megabytes 1] [FILE...]

The text is the files (the samples, if none is named) joined, from the first again until it is so long. The engine is
the process that the app starts, with its niceness and its way of giving memory back. Prints a Markdown table, resident
MiB at the end of each part and at most within it, and a checksum of the analysis, by which one version's can be told
from another's. The parts are: the pipeline being loaded, the visible part of the text, the network at work on all of
it, a quarter at a time, and what is made of its answers.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import time
from collections.abc import Sequence
from hashlib import sha256
from itertools import cycle
from pathlib import Path

import msgspec

from reader.engine.client import Engine
from reader.engine.protocol import Done, Failed, Partial, Progress, Restarted
from reader.sources import given
from reader.story import Article

SAMPLES = Path(__file__).parent.parent / "samples"
QUARTERS = 4


class Meter:
    """What a process holds, part by part."""

    def __init__(self, process: int) -> None:
        self._folder = Path(f"/proc/{process}")
        self.most = 0
        self._began = time.monotonic()

    def tell(self, part: str) -> None:
        """Prints a row for the part that has ended; the next begins."""
        status = (self._folder / "status").read_text()
        now, most = (int(re.findall(rf"{name}:\s+(\d+)", status)[0]) // 1024 for name in ("VmRSS", "VmHWM"))
        self.most = max(self.most, most)
        fields = (self._folder / "stat").read_text().rpartition(")")[2].split()
        spent = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        print(f"| {part} | {now} | {most} | {time.monotonic() - self._began:.0f} | {spent:.0f} |", flush=True)
        (self._folder / "clear_refs").write_text("5")  # the most it has held is what it holds


def text(paths: Sequence[Path], megabytes: float) -> str:
    """The files' texts, one after the other, until there are so many characters."""
    parts: list[str] = []
    left = round(megabytes * 1e6)
    for path in cycle(paths):
        if left <= 0:
            return "".join(parts)
        parts.append(path.read_text(encoding="utf8")[:left].rstrip() + "\n\n")
        left -= len(parts[-1])
    return ""


async def measure(article: Article) -> str:
    """Prints the table; the checksum of the analysis."""
    engine = Engine()
    await engine.start()
    meter = Meter(engine.process_id or 0)
    try:
        print("| | MiB at its end | at most | s | of the processors |\n|---|---:|---:|---:|---:|", flush=True)
        meter.tell("loaded")
        quarter, begun = 1, False
        async for reply in engine.analyse(article):
            if isinstance(reply, Partial):
                meter.tell("the visible part")
                begun = True
            elif isinstance(reply, Progress) and (begun or len(article.text) < 30_000):
                while quarter <= QUARTERS * reply.done / reply.total:
                    meter.tell(f"the network, {quarter} of {QUARTERS}")
                    quarter += 1
            elif isinstance(reply, Failed | Restarted):
                sys.exit(reply.message)
            elif isinstance(reply, Done):
                meter.tell("what is made of it, and sent")
                print(f"\nat most {meter.most} MiB")
                return sha256(msgspec.json.encode(reply.story.analysis)).hexdigest()
    finally:
        await engine.stop()
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--megabytes", type=float, default=1.0)
    options = parser.parse_args()
    made = text(options.files or sorted(SAMPLES.glob("*.txt")), options.megabytes)
    print("analysis", asyncio.run(measure(given(made, "long.txt"))))


if __name__ == "__main__":
    main()
