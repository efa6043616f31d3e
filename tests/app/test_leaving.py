"""Leaving the program while it is busy, and at the system's word; in a terminal of its own."""

from __future__ import annotations

import fcntl
import os
import signal
import sqlite3
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path
from threading import Event

import pytest

from tests.app.test_terminal import PATIENCE, ROOT, Terminal, reader
from tests.sources.hostile import OK, Server, serving, silent

SAMPLE = "samples/us-air-strikes.txt"
PATIENT = """
from reader.app import signals
from reader.library.files import database
from reader.sources.fetching import web
signals.SECONDS = database.PATIENCE = 600
patient = web.Limits(connect=600, silence=600, whole=600)
web.Limits = lambda: patient
"""
"""A program that waits for others longer than a test waits for it, so that whether it leaves at once is no matter of
seconds."""


def leaves_at_once(terminal: Terminal, status: int = 0) -> None:
    terminal.type(b"q")
    assert terminal.status() == status


def until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end
        time.sleep(0.02)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"


def engine_of(pid: int) -> int:
    """The engine's process id, once it is there."""
    found: list[int] = []

    def there() -> bool:
        found[:] = map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return bool(found)

    until(there)
    return found[0]


@pytest.mark.parametrize(
    "send", [silent, lambda _: repeat(b"a", 600), lambda _: [OK, b"\r\n", *repeat(b"a" * 999, 600)]]
)
def test_while_a_server_is_waited_for(send: Callable[[bytes], Iterator[bytes]]) -> None:
    asked = Event()

    def slow(path: bytes) -> Iterator[bytes]:
        asked.set()
        for piece in send(path):
            time.sleep(1)
            yield piece

    with serving(Server("", slow, "")) as address, reader(address, first=PATIENT) as terminal:
        terminal.see("Opening")
        assert asked.wait(PATIENCE)
        leaves_at_once(terminal)


def test_while_another_program_has_yet_to_write() -> None:
    source, sink = os.pipe()
    os.set_inheritable(source, True)
    try:
        with reader(f"/dev/fd/{source}") as terminal:
            terminal.see("Opening")
            leaves_at_once(terminal)
    finally:
        os.close(source)
        os.close(sink)


def test_what_another_program_writes_is_read() -> None:
    source, sink = os.pipe()
    os.set_inheritable(source, True)
    try:
        with reader(f"/dev/fd/{source}") as terminal:
            terminal.see("Opening")
            os.write(sink, (ROOT / SAMPLE).read_bytes())
            os.close(sink)
            terminal.see("Washington.")
            leaves_at_once(terminal)
    finally:
        os.close(source)


def test_while_the_library_is_held_by_another(home: Path) -> None:
    folder = home / "cache" / "reader"
    folder.mkdir(parents=True)
    lock = sqlite3.connect(folder / "analyses.db")
    lock.execute("BEGIN EXCLUSIVE")
    with reader(SAMPLE, first=PATIENT) as terminal:
        terminal.see("Washington.")
        leaves_at_once(terminal)
    lock.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_at_a_signal_the_terminal_is_as_it_was(number: signal.Signals) -> None:
    with reader(SAMPLE, first=PATIENT) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.see("Washington.")
        engine = engine_of(terminal.pid)
        assert termios.tcgetattr(terminal.fd) != before
        os.kill(terminal.pid, number)
        assert terminal.status() == 128 + number
        assert termios.tcgetattr(terminal.fd) == before
        assert b"\x1b[?1049l" in terminal.raw
        assert b"Traceback" not in terminal.raw
        until(lambda: gone(engine))


def test_a_terminal_that_goes() -> None:
    with reader(SAMPLE) as terminal:
        terminal.see("Washington.")
        engine = engine_of(terminal.pid)
        os.close(terminal.fd)
        until(lambda: gone(terminal.pid))
        _, status = os.waitpid(terminal.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP
        until(lambda: gone(engine))


def test_back_to_the_shell_and_here_again() -> None:
    with reader(SAMPLE) as terminal:
        before = termios.tcgetattr(terminal.fd)
        terminal.see("Washington.")
        terminal.type(b"\x1a")
        assert os.WIFSTOPPED(terminal.wait(os.WUNTRACED))
        assert termios.tcgetattr(terminal.fd) == before
        os.kill(terminal.pid, signal.SIGCONT)
        terminal.raw = b""
        terminal.see("Washington.")
        leaves_at_once(terminal)


def test_waiting_for_standard_input_can_be_given_up() -> None:
    with reader("-") as terminal:
        terminal.type(b"It rained.\n")
        terminal.see("It rained.")  # which the terminal itself repeats
        there = Path(f"/proc/{terminal.pid}/fd/0")
        until(lambda: there.readlink().match("/dev/pts/*"))
        given = os.open(there, os.O_RDONLY | os.O_NOCTTY)
        until(lambda: fcntl.ioctl(given, termios.FIONREAD, bytes(4)) == bytes(4))  # it reads, and waits for more
        os.close(given)
        terminal.type(b"\x03")
        assert terminal.status() == 130
        assert b"Traceback" not in terminal.raw


def test_standard_input_that_never_ends() -> None:
    with subprocess.Popen(["yes"], stdout=subprocess.PIPE) as endless:
        assert endless.stdout is not None
        with reader("/dev/stdin", stdin=Path(f"/dev/fd/{endless.stdout.fileno()}")) as terminal:
            terminal.see("standard input is larger than 20 MB; --max-size")
            assert terminal.status() == 1
        endless.kill()
