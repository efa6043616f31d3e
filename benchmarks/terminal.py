"""Times Reader from outside, on a pseudo-terminal, as its user meets it (Linux); prints a Markdown table.

    python benchmarks/terminal.py [--runs 5] [--size 120x40] [--megabytes 5] [--peer frogmouth] [FILE]
    python benchmarks/terminal.py --leave [--runs 5]

Nothing is animated. Medians over the runs: seconds from the start of the process to the text and to the analysed
panel; for each key, milliseconds from the key to the last byte of the frame that answers it, median and 95th
percentile; resident memory of all processes together. With `--megabytes`, the same on the text repeated to that size,
where keys are pressed while the analysis runs. A peer, given by its command, is timed on the same text in the same run,
its arrow key only. `--leave` times `q` instead, to the end of the process, in every state the app may be in, beside a
bare Textual app.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import socket
import statistics
import struct
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "samples" / "us-air-strikes.txt"
KEYS = {"j": b"j", "down": b"\x1b[B", "space": b" ", "n": b"n", "tab": b"\t"}
ESCAPES = re.compile(rb"\x1b\[[0-9;?<=>:]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")
SIZES_IN_BAND = b"2048"
"""The mode in which a terminal writes its size where this one, as most do, has a signal sent."""
QUIET = 0.03
"""Seconds without output after which a frame counts as complete."""


ALTERNATE_SCREEN_LEFT = b"\x1b[?1049l"
BARE = """
from pathlib import Path
from sys import argv
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]
    def compose(self):
        with VerticalScroll():
            yield Static(Path(argv[1]).read_text("utf8"), markup=False)
Bare().run()
"""


@dataclass(frozen=True)
class Left:
    """What it took to leave: seconds, those of the processors, and whether the terminal was put back."""

    seconds: float
    spent: float
    restored: bool


@dataclass
class Run:
    """What one run of the program measured; times in seconds, memory in MiB."""

    seen: dict[str, float] = field(default_factory=dict)
    keys: dict[str, list[float]] = field(default_factory=dict)
    memory: float = 0.0


class Terminal:
    """A program on a pseudo-terminal of a given size."""

    def __init__(self, command: list[str], columns: int, lines: int, home: str) -> None:
        """`home` is where the program keeps what it keeps."""
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Without animations what is written after a key is its answer, and no turn of a spinner.
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_ANIMATIONS="none")
            os.environ.update({f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "STATE", "CACHE", "CONFIG")})
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a package that pip installed is compiled: so is this one
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
        for mode in re.findall(rb"\x1b\[\?(\d+)\$p", data):
            known = b"0" if mode == SIZES_IN_BAND else b"2"
            os.write(self.fd, b"\x1b[?" + mode + b";" + known + b"$y")
        return data

    def wait_for(self, words: str, seconds: float) -> float | None:
        """Seconds from the start until the words are on the screen."""
        seen, end = b"", time.perf_counter() + seconds
        while time.perf_counter() < end:
            piece = self.read(end - time.perf_counter())
            if not piece and os.waitpid(self.pid, os.WNOHANG)[0]:
                sys.exit(f"It ended: {ESCAPES.sub(b'', seen)[-500:].decode(errors='replace')}")
            seen += piece
            if words.encode() in ESCAPES.sub(b"", seen):
                return time.perf_counter() - self.started
        return None

    def settle(self) -> None:
        until = time.perf_counter() + 10  # a spinner would never be quiet
        while time.perf_counter() < until and self.read(0.6):
            pass

    def press(self, key: bytes) -> float | None:
        """Seconds from the key to the last byte of the frame that answers it, once all before it has been drawn."""
        until = time.perf_counter() + 1
        while time.perf_counter() < until and self.read(QUIET):
            pass
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

    def leave(self, seconds: float = 10.0) -> Left:
        """Presses `q` and waits for the end."""
        spent = self._spent()
        begun = time.perf_counter()
        os.write(self.fd, b"q")
        written = b""
        while time.perf_counter() < begun + seconds:
            written += self.read(0.002)
            if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                break
        taken = time.perf_counter() - begun
        while piece := self.read(0.05):
            written += piece
        return Left(taken, self._spent() - spent, ALTERNATE_SCREEN_LEFT in written)

    def _spent(self) -> float:
        """Seconds that the program itself, without those it started, was given by the processors."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def close(self) -> None:
        for pid in reversed(self.processes()):
            with suppress(ProcessLookupError):  # it has ended by itself
                os.kill(pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def measure(
    command: list[str],
    size: tuple[int, int],
    words: list[str],
    keys: dict[str, bytes],
    repeat: int,
    patience: float,
    home: str,
) -> Run:
    """One run: waits for the words, one after another, and then presses each key."""
    run, terminal = Run(), Terminal(command, *size, home)
    try:
        for word in words:
            if (seconds := terminal.wait_for(word, patience)) is not None:
                run.seen[word] = seconds
        terminal.settle()
        for name, key in keys.items():
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


def table(name: str, runs: list[Run]) -> None:
    """Prints what several runs measured as rows of the table."""
    for word in runs[0].seen:
        times = [run.seen[word] for run in runs if word in run.seen]
        print(f"| {name}: seconds to “{word}” | {statistics.median(times):.2f} | {max(times):.2f} |")
    for key in runs[0].keys:
        times = sorted(1000 * seconds for run in runs for seconds in run.keys[key])
        if times:
            high = times[max(0, round(len(times) * 0.95) - 1)]
            print(f"| {name}: milliseconds to answer `{key}` | {statistics.median(times):.1f} | {high:.1f} |")
    memory = [run.memory for run in runs]
    print(f"| {name}: MiB in memory | {statistics.median(memory):.0f} | {max(memory):.0f} |", flush=True)


@contextmanager
def silent_server() -> Iterator[str]:
    """The address of a server that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@contextmanager
def endless_server() -> Iterator[str]:
    """The address of a server whose page never ends."""

    class Endless(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"<p>Words " * 10)
                    time.sleep(0.02)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Endless) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def leaving(file: str, text: str, size: tuple[int, int], runs: int) -> None:
    """Prints what `q` takes in every state, in turns with the bare app."""
    reader = [sys.executable, "-m", "reader"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "long.txt").write_text((text + "\n\n") * 100, encoding="utf8")
        (folder / "largest.txt").write_text((text + "\n\n") * (20_000_000 // len(text.encode())), encoding="utf8")
        pipe = os.pipe()
        for end in pipe:
            stack.callback(os.close, end)
        os.set_inheritable(pipe[0], True)
        states = {
            "Textual, bare": ([sys.executable, "-c", BARE, file], "militias", 0.7),
            "analysed": ([*reader, file], "People", 0.7),
            "at once": ([*reader, file], "militias", 0.0),
            "while a long text is analysed": ([*reader, str(folder / "long.txt")], "militias", 5.0),
            "20 MB, being read": ([*reader, str(folder / "largest.txt")], "Opening", 0.3),
            "20 MB, on the screen": ([*reader, str(folder / "largest.txt")], "militias", 3.0),
            "a pipe that nobody writes to": ([*reader, f"/dev/fd/{pipe[0]}"], "Opening", 1.0),
            "a silent server": ([*reader, stack.enter_context(silent_server())], "Opening", 1.5),
            "an endless page": ([*reader, stack.enter_context(endless_server())], "Opening", 1.5),
            "home": (reader, "strikes", 3.0),
        }
        found: dict[str, list[Left]] = {name: [] for name in states}
        for _ in range(runs):
            for name, (command, word, wait) in states.items():
                terminal = Terminal(command, *size, str(folder))
                try:
                    terminal.wait_for(word, 30)
                    until = time.perf_counter() + wait
                    while time.perf_counter() < until:
                        terminal.read(until - time.perf_counter())
                    found[name].append(terminal.leave())
                finally:
                    terminal.close()
    print("| `q` | seconds, median | most | of the processors | terminal put back |\n|---|---|---|---|---|")
    for name, times in found.items():
        seconds = [left.seconds for left in times]
        spent = statistics.median(left.spent for left in times)
        put_back = "yes" if all(left.restored for left in times) else "no"
        print(f"| {name} | {statistics.median(seconds):.2f} | {max(seconds):.2f} | {spent:.2f} | {put_back} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(SAMPLE))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=20, help="presses of each key")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--first", default="militias", help="a word of the article's first screen")
    parser.add_argument("--analysed", default="People", help="a word that only the analysed panel shows")
    parser.add_argument("--megabytes", type=float, default=0)
    parser.add_argument("--peer", help="the command of another reader")
    parser.add_argument("--leave", action="store_true")
    options = parser.parse_args()
    columns, lines = map(int, options.size.split("x"))
    text = Path(options.file).read_text(encoding="utf8")
    if options.leave:
        leaving(options.file, text, (columns, lines), options.runs)
        return

    def run(command: list[str], words: list[str], keys: dict[str, bytes], home: str) -> Run:
        return measure(command, (columns, lines), words, keys, options.repeat, 60, home)

    def runs(command: list[str], words: list[str], keys: dict[str, bytes]) -> list[Run]:
        """Each with nothing kept from the ones before; the first, which fills the system's caches, is left out."""
        found = []
        for _ in range(options.runs + 1):
            with tempfile.TemporaryDirectory() as home:
                found.append(run(command, words, keys, home))
        return found[1:]

    def again(command: list[str], words: list[str]) -> list[Run]:
        """Opened once more, with what the first run kept."""
        with tempfile.TemporaryDirectory() as home:
            return [run(command, words, {}, home) for _ in range(options.runs + 1)][1:]

    reader = [sys.executable, "-m", "reader"]
    print("| | median | 95 % (for seconds and memory the most) |\n|---|---|---|")
    table("text", runs([*reader, options.file], [options.first, options.analysed], KEYS))
    table("text, known", again([*reader, options.file], [options.first, options.analysed]))
    with tempfile.TemporaryDirectory() as folder:
        if options.peer:
            same = Path(folder) / "same.md"
            same.write_text(text, encoding="utf8")
            table(
                options.peer.rpartition("/")[2],
                runs([options.peer, str(same)], [options.first], {"down": KEYS["down"]}),
            )
        if options.megabytes:
            long = Path(folder) / "long.txt"
            long.write_text(
                (text + "\n\n") * max(1, round(options.megabytes * 1e6 / len(text.encode()))), encoding="utf8"
            )
            name = f"{options.megabytes:g} MB, while it is analysed"
            table(name, runs([*reader, str(long)], [options.first], KEYS))


if __name__ == "__main__":
    main()
