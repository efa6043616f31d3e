"""The program itself, in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ESCAPES = re.compile(rb"\x1b\[[0-9;?<=>]*[A-Za-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
PATIENCE = 300.0
ESCAPE = b"\x1b[27u"
"""Esc as a terminal says it that tells keys apart; the bare byte, with a key close upon it, is Alt and that key."""


class Terminal:
    """What a person at a terminal can do: see and type."""

    def __init__(self, pid: int, fd: int) -> None:
        self.pid, self.fd = pid, fd
        self.raw = b""

    def see(self, words: str) -> None:
        """Waits until words have been written since this was called last."""
        until = time.monotonic() + PATIENCE
        while words.encode() not in ESCAPES.sub(b"", self.raw):
            ready, _, _ = select.select([self.fd], [], [], max(0.0, until - time.monotonic()))
            assert ready, f"{words!r} was not seen in {ESCAPES.sub(b'', self.raw)[-2000:]!r}"
            try:
                self.raw += os.read(self.fd, 1 << 16)
            except OSError:
                pytest.fail(f"it ended before {words!r} was seen: {self.raw[-2000:]!r}")
        self.raw = b""

    def type(self, keys: bytes) -> None:
        os.write(self.fd, keys)

    def status(self) -> int:
        """Waits for the end; the exit status."""
        return os.waitstatus_to_exitcode(self.wait())

    def wait(self, options: int = 0) -> int:
        """Waits for the end, or for what the options of `waitpid` say; the status that this gives."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            ready, _, _ = select.select([self.fd], [], [], 0.02)
            if ready:
                try:
                    self.raw += os.read(self.fd, 1 << 16)
                except OSError:  # its end of the terminal is closed: it is about to end
                    time.sleep(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG | options)
            if pid:
                return status
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        pytest.fail(f"it did not end: {ESCAPES.sub(b'', self.raw)[-2000:]!r}")


@contextmanager
def reader(
    *arguments: str, columns: int = 100, lines: int = 30, stdin: Path | None = None, first: str = ""
) -> Iterator[Terminal]:
    """The program in a new terminal; `first`: code that is run in its process before it begins."""
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(ROOT)
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(columns), LINES=str(lines))
        if stdin is not None:
            os.dup2(os.open(stdin, os.O_RDONLY), 0)
        program = ["-c", f"{first}\nimport runpy; runpy.run_module('reader', run_name='__main__')"] if first else []
        os.execv(sys.executable, [sys.executable, *(program or ["-m", "reader"]), *arguments])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    try:
        yield Terminal(pid, fd)
    finally:
        with suppress(OSError):  # a test may have closed it
            os.close(fd)


def test_reading_a_file() -> None:
    with reader("samples/us-air-strikes.txt") as terminal:
        terminal.see("Washington.")
        terminal.type(b" ")
        terminal.see("numerous")
        terminal.type(b"/vienna")
        terminal.see("1/1")
        terminal.type(b"\x1b")
        terminal.see("card")
        terminal.type(b"?")
        terminal.see("Beginning of the article")
        terminal.type(ESCAPE)
        terminal.see("card")
        terminal.type(b"q")
        assert terminal.status() == 0


def test_reading_standard_input() -> None:
    with reader("-", stdin=ROOT / "samples" / "us-air-strikes.txt") as terminal:
        terminal.see("Washington.")
        terminal.type(b"q")
        assert terminal.status() == 0


def test_in_private_nothing_is_kept(home: Path) -> None:
    with reader("--private", "samples/us-air-strikes.txt") as terminal:
        terminal.see("Washington.")
        terminal.type(b"q")
        assert terminal.status() == 0
    assert not [path for path in home.rglob("*.db*") if path.is_file()]


def test_a_wrong_path() -> None:
    with reader("samples/missing.txt") as terminal:
        terminal.see("missing.txt")
        assert terminal.status() != 0
        assert b"Traceback" not in terminal.raw


def test_an_address_where_nothing_answers() -> None:
    with reader("http://127.0.0.1:9/story") as terminal:
        terminal.see("http://127.0.0.1:9/story")
        terminal.see("try again")
        terminal.type(b"q")
        assert terminal.status() == 1
        said = ESCAPES.sub(b"", terminal.raw)
        assert b"reader: http://127.0.0.1:9/story could not" in said
        assert b"Traceback" not in said


def test_the_tour_is_taken_and_left() -> None:
    with reader("tour") as terminal:
        terminal.see("1/")
        terminal.type(b" ")
        terminal.see("2/")
        terminal.type(b"q")
        assert terminal.status() == 0
