"""Times Reader from outside, on a pseudo-terminal, as its user meets it (Linux).

    python benchmarks/terminal.py [--runs 5] [--size 120x40] [FILE]

Prints, as medians over the runs: seconds from the start of the process to the article's first words on the
screen and to the analysed panel; for each key, milliseconds from the key to the last byte of the frame that
answers it (median and 95th percentile); resident memory of both processes together.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples" / "us-air-strikes.txt"
KEYS = {"j": b"j", "space": b" ", "n": b"n", "tab": b"\t", "3": b"3", "G": b"G", "g": b"g"}
ESCAPES = re.compile(rb"\x1b\[[0-9;?<=>:]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
QUIET = 0.03
"""Seconds without output after which a frame counts as complete."""


@dataclass
class Run:
    """What one run of the program measured; times in seconds, memory in MiB."""

    seen: dict[str, float] = field(default_factory=dict)
    keys: dict[str, list[float]] = field(default_factory=dict)
    memory: float = 0.0


class Terminal:
    """A program on a pseudo-terminal of a given size."""

    def __init__(self, command: list[str], columns: int, lines: int) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """What the program writes next; empty if it stays silent for so long, or has ended."""
        if not select.select([self.fd], [], [], max(0.0, seconds))[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        for query, answer in ((b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b[c", b"\x1b[?62;22c")):
            if query in data:
                os.write(self.fd, answer)
        return data

    def wait_for(self, words: str, seconds: float) -> float | None:
        """Seconds from the start until the words are on the screen."""
        seen, end = b"", time.perf_counter() + seconds
        while time.perf_counter() < end:
            seen += self.read(end - time.perf_counter())
            if words.encode() in ESCAPES.sub(b"", seen):
                return time.perf_counter() - self.started
        return None

    def settle(self) -> None:
        while self.read(0.6):
            pass

    def press(self, key: bytes) -> float | None:
        """Seconds from the key to the last byte of the frame that answers it."""
        begun = time.perf_counter()
        os.write(self.fd, key)
        last = None
        while self.read(1.0 if last is None else QUIET):
            last = time.perf_counter()
        return last - begun if last else None

    def processes(self) -> list[int]:
        found, todo = [], [self.pid]
        while todo:
            found.append(todo.pop())
            for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
                todo += map(int, children.read_text().split())
        return found

    def memory(self) -> float:
        total = 0
        for pid in self.processes():
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            total += int(re.search(r"Rss:\s+(\d+)", rollup).group(1))  # type: ignore[union-attr]
        return total / 1024

    def close(self) -> None:
        for pid in reversed(self.processes()):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(command: list[str], size: tuple[int, int], first: str, analysed: str, repeat: int) -> Run:
    run, terminal = Run(), Terminal(command, *size)
    try:
        for words in (first, analysed):
            if (seconds := terminal.wait_for(words, 60)) is not None:
                run.seen[words] = seconds
        terminal.settle()
        for name, key in KEYS.items():
            times = []
            for _ in range(repeat):
                if (taken := terminal.press(key)) is not None:
                    times.append(taken)
                time.sleep(0.05)
            run.keys[name] = times
        run.memory = terminal.memory()
    finally:
        terminal.close()
    return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(SAMPLE))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=20, help="presses of each key")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--first", default="strikes again", help="words of the article's first line")
    parser.add_argument("--analysed", default="Kirby 1", help="words that only the analysed panel shows")
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    command = [sys.executable, "-m", "reader", options.file]
    runs = [
        measure(command, (columns, lines), options.first, options.analysed, options.repeat)
        for _ in range(options.runs + 1)
    ][1:]  # the first one fills the caches
    for label, words in (("first text", options.first), ("analysis shown", options.analysed)):
        times = [run.seen[words] for run in runs if words in run.seen]
        print(f"{label}: {statistics.median(times):.2f} s" if times else f"{label}: never")
    for key in KEYS:
        times = sorted(1000 * t for run in runs for t in run.keys[key])
        if times:
            print(
                f"key {key}: median {statistics.median(times):.1f} ms, p95 {times[int(len(times) * 0.95) - 1]:.1f} ms"
            )
    print(f"memory: {statistics.median(run.memory for run in runs):.0f} MiB")


if __name__ == "__main__":
    main()
