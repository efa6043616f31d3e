"""Seconds until a text is on the screen, Reader's and a bare Textual app's that shows the same text, in turns.

python -m benchmarks.start [--runs 7] [FILE]

Both on a pseudo-terminal (Linux). Nothing that Reader keeps from one run helps the next. Beside the time by the clock
stands what the two used of the processors until then, of which other work on the machine is no part.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.terminal import SAMPLE, Terminal

BARE = """
import sys
from pathlib import Path
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield VerticalScroll(Static(Path(sys.argv[1]).read_text(encoding="utf8"), markup=False))

Bare().run()
"""
TICK = os.sysconf("SC_CLK_TCK")


class Taken(NamedTuple):
    """Seconds to the text: by the clock, and of the processors by the process that draws."""

    clock: float
    used: float


def taken(command: list[str], word: str) -> Taken:
    """One start, until the word is on the screen."""
    with tempfile.TemporaryDirectory() as home:
        terminal = Terminal(command, 120, 40, home)
        try:
            clock = terminal.wait_for(word, 60)
            fields = Path(f"/proc/{terminal.pid}/stat").read_text().rpartition(")")[2].split()
            if clock is None:
                sys.exit(f"“{word}” did not come to the screen.")
            return Taken(clock, (int(fields[11]) + int(fields[12])) / TICK)
        finally:
            terminal.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(SAMPLE))
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument(
        "--first", default="Washington", help="a word of the text's first screen that its title does not have"
    )
    options = parser.parse_args()
    commands = {
        "Textual, bare": [sys.executable, "-c", BARE, options.file],
        "Reader": [sys.executable, "-m", "reader", options.file],
    }
    found: dict[str, list[Taken]] = {name: [] for name in commands}
    for turn in range(options.runs + 1):
        for name, command in commands.items():
            one = taken(command, options.first)
            if turn:  # the first fills the system's caches
                found[name].append(one)
    print("| | seconds to the text, median | least | of the processors, median |\n|---|---|---|---|")
    used = {name: statistics.median(t.used for t in times) for name, times in found.items()}
    for name, times in found.items():
        clock = [t.clock for t in times]
        print(f"| {name} | {statistics.median(clock):.2f} | {min(clock):.2f} | {used[name]:.2f} |")
    bare, reader = (statistics.median(t.clock for t in times) for times in found.values())
    print(f"| ratio | {reader / bare:.2f} | | {used['Reader'] / used['Textual, bare']:.2f} |")


if __name__ == "__main__":
    main()
