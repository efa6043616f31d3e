"""What a killed Reader costs: two writers to one library at a time, both killed in mid-write, time and again.

`python -m benchmarks.crashes --kills 200` prints what was kept, what was lost of it and whether the library is sound. A
correction counts as kept from when the call that keeps it has come back. Exit status 1 if one of those is lost.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from reader.library import Library, LibraryError
from reader.library.corrected.corrections import Place, Rename
from reader.story import Actor, Analysis, Article, Mention

TEXT = "Mayor Jane Doe closed the bridge of Hallund on Monday."
ARTICLE = Article("bridge.txt", None, None, None, TEXT, ())
PLACE = (Place(6, 14, "Jane Doe"),)
SHORTEST, LONGEST = 0.0, 0.1
"""Seconds from a writer's first word to its end."""


def analysis(number: int) -> Analysis:
    """An analysis of some size, so that its writing takes time."""
    mentions = tuple(Mention(6, 14, "name") for _ in range(200))
    actors = tuple(Actor(f"a{i}", f"{number} {random.random()}", "person", 1.0, mentions) for i in range(20))
    return Analysis((), actors, (), ())


def write(folder: Path, writer: str) -> None:
    """Writes until it is killed, and says each number on standard output once it is kept."""
    library = Library(folder, folder, most_bytes=2_000_000)
    for number in count():
        try:
            library.add(ARTICLE, Rename(PLACE, f"{writer} {number}"))
            print(number, flush=True)
            library.keep(ARTICLE, f"{writer} {number % 50}", analysis(number))
        except LibraryError as error:
            print(f"refused: {error}", file=sys.stderr, flush=True)


class Writer:
    """A writer's process."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        command = [sys.executable, "-m", "benchmarks.crashes", "--write", name, str(folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait(self) -> str:
        """Its first word."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode()

    def end(self, first: str) -> tuple[list[str], int]:
        """Kills it: the names it says it has kept, and how often it was refused."""
        self._process.send_signal(signal.SIGKILL)
        out, errors = self._process.communicate()
        numbers = (first.encode() + out).split(b"\n")[:-1]  # a number without its line's end was not said whole
        return [f"{self.name} {int(number)}" for number in numbers], errors.count(b"refused")


def sound(path: Path) -> str:
    """What SQLite says of a file: "ok"."""
    with sqlite3.connect(path) as database:
        return str(database.execute("PRAGMA integrity_check").fetchone()[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=2, metavar=("NAME", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        name, folder = options.write
        write(Path(folder), name)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), options.kills, chance)


def measure(folder: Path, kills: int, chance: random.Random) -> int:
    kept: list[str] = []
    refused = 0
    names = (f"w{number}" for number in count())
    began = time.monotonic()
    for _ in range(kills // 2):
        pair = [Writer(folder, next(names)), Writer(folder, next(names))]
        words = [writer.wait() for writer in pair]
        for writer, word in zip(pair, words, strict=True):
            time.sleep(chance.uniform(SHORTEST, LONGEST))
            said, refusals = writer.end(word)
            kept += said
            refused += refusals
    corrections = Library(folder, folder).corrections(ARTICLE)
    there = {correction.name for correction in corrections if isinstance(correction, Rename)}
    lost = [name for name in kept if name not in there]
    files = {path.name: sound(path) for path in sorted(folder.glob("*.db"))}
    aside = [path.name for path in folder.glob("*.damaged*")]
    print(f"writers killed in mid-write   {kills // 2 * 2} (in {time.monotonic() - began:.0f} s)")
    print(f"corrections kept              {len(kept)}")
    print(f"of these lost                 {len(lost)}")
    print(f"there, their writer unheard   {len(there - set(kept))}")
    print(f"times refused (locked)        {refused}")
    print(f"files put aside               {len(aside)}")
    for name, verdict in files.items():
        print(f"integrity of {name:<17}{verdict}")
    return 1 if lost or aside or set(files.values()) != {"ok"} else 0


if __name__ == "__main__":
    sys.exit(main())
