"""Changes the terminal's size a thousand times while an article is read, and looks whether it stands where it did.

    python -m benchmarks.resizing [--times 1000] [--seed 1] [FILE]

The app runs on a pseudo-terminal whose size goes from 1x1 to 300x100 and back by chance, each change with its SIGWINCH,
mostly before the one before was drawn (Linux). At the end the size is the first one again: the word that was searched
for must be in sight, and `g` must show the same screen as at first.
Prints a Markdown table. Exit status 1 if something is not as it was.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import random
import re
import struct
import sys
import tempfile
import termios
import time
from collections import Counter
from pathlib import Path

from rich.cells import get_character_cell_size

from benchmarks.terminal import SAMPLE, Terminal

SIZE = (120, 40)
SIZES = [(1, 1), (1, 60), (200, 1), (2, 2), (20, 5), (80, 24), (60, 20), (300, 100), SIZE]
PAUSES = [0.0, 0.0, 0.0, 0.002, 0.02]
"""Seconds between two changes."""
_PIECE = re.compile(
    rb"\x1b\[(?P<numbers>[0-9;]*)(?P<final>[HJKf])|\x1b\[[0-9;?<=>:$]*[ -/]*[@-~]"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b."
    rb"|(?P<control>[\r\n\b])|(?P<text>[^\x1b\x00-\x1f]+)"
)


class Screen:
    """What a terminal of a size shows of what is written to it: as much of one as Reader's output asks for."""

    def __init__(self, columns: int, lines: int) -> None:
        self._cells = [[" "] * columns for _ in range(lines)]
        self._row = self._column = 0

    @property
    def lines(self) -> list[str]:
        return ["".join(row).rstrip() for row in self._cells]

    def write(self, data: bytes) -> None:
        for piece in _PIECE.finditer(data):
            if piece["final"] in (b"H", b"f"):
                numbers = [int(number or 1) for number in (piece["numbers"] or b"1;1").split(b";")]
                self._row, self._column = numbers[0] - 1, (numbers[1:] or [1])[0] - 1
            elif piece["final"] == b"J":
                self._cells = [[" "] * len(row) for row in self._cells]
            elif piece["final"] == b"K" and self._row < len(self._cells):
                row = self._cells[self._row]
                row[self._column :] = [" "] * len(row[self._column :])
            elif piece["control"] == b"\n":
                self._row += 1
            elif piece["control"] == b"\r":
                self._column = 0
            elif piece["text"]:
                self._put(piece["text"].decode(errors="replace"))

    def _put(self, text: str) -> None:
        for character in text:
            if self._row < len(self._cells) and self._column < len(self._cells[self._row]):
                self._cells[self._row][self._column] = character
            self._column += get_character_cell_size(character)


def resize(terminal: Terminal, columns: int, lines: int) -> None:
    """A change of size, with the signal that the system sends for it."""
    fcntl.ioctl(terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def drain(terminal: Terminal, silence: float) -> bytes:
    """What is written until nothing was for so many seconds, at most half a minute of it."""
    data, end = b"", time.monotonic() + 30
    while time.monotonic() < end and (piece := terminal.read(silence)):
        data += piece
    return data


def shown(terminal: Terminal, key: bytes = b"") -> list[str]:
    """The screen after a key, drawn as a whole at the first size."""
    if key:
        os.write(terminal.fd, key)
        drain(terminal, 1)
    columns, lines = SIZE
    resize(terminal, columns - 1, lines)
    drain(terminal, 1)
    resize(terminal, columns, lines)
    screen = Screen(columns, lines)
    screen.write(drain(terminal, 1))
    return screen.lines


def storm(terminal: Terminal, times: int, chance: random.Random) -> None:
    for _ in range(times):
        resize(terminal, *chance.choice([*SIZES, (chance.randint(1, 300), chance.randint(1, 100))]))
        terminal.read(chance.choice(PAUSES))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(SAMPLE))
    parser.add_argument("--times", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal([sys.executable, "-m", "reader", options.file], *SIZE, home)
        try:
            return measure(
                terminal, options.times, random.Random(options.seed), rare(Path(options.file).read_text("utf8"))
            )
        finally:
            terminal.close()


def measure(terminal: Terminal, times: int, chance: random.Random, word: str) -> int:
    if terminal.wait_for("People", 60) is None:
        sys.exit("The article was not analysed.")
    drain(terminal, 2)
    os.write(terminal.fd, b"/" + word.encode())
    drain(terminal, 0.3)  # shorter than its cursor blinks
    os.write(terminal.fd, b"\r")
    drain(terminal, 1)
    first = shown(terminal, b"g")
    before = shown(terminal, b"n")
    if not any(word in line for line in before):
        sys.exit(f"{word} was not found.")
    memory = terminal.memory()
    began = time.monotonic()
    storm(terminal, times, chance)
    resize(terminal, *SIZE)
    drain(terminal, 1)
    taken = time.monotonic() - began
    alive = os.waitpid(terminal.pid, os.WNOHANG)[0] == 0
    after = shown(terminal) if alive else []
    again = shown(terminal, b"g") if alive else []
    there = any(word in line for line in after)
    found = different(first[:-2], again[:-2])
    print("| | |\n|---|---|")
    print(f"| sizes | {times:,}, in {taken:.0f} s |")
    print(f"| it still runs | {'yes' if alive else 'no'} |")
    print(f"| the word that was gone to is in sight | {'yes' if there else 'no'} |")
    print(f"| after `g`, rows that are not as they were at first | {found} |")
    print(f"| MiB before and after | {memory:.0f}, {terminal.memory() if alive else 0:.0f} |")
    for was, now in zip(first[:-2], again[:-2], strict=False):
        if was != now:
            print(f"\n    {was}\n    {now}")
    return 0 if alive and there and not found else 1


def rare(text: str) -> str:
    """The longest word that stands once in a text, in its second half."""
    words = Counter(re.findall(r"[A-Za-z]+", text))
    return max((word for word in re.findall(r"[A-Za-z]+", text[len(text) // 2 :]) if words[word] == 1), key=len)


def different(one: list[str], other: list[str]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else max(len(one), len(other))


if __name__ == "__main__":
    sys.exit(main())
