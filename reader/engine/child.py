"""One engine process, from its start to what can be said of its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from reader.engine.memory import ran_out
from reader.engine.protocol import HEADER, LengthError, ProtocolError, Reply, Request, frame, length, reply
from reader.engine.watchdog import Watchdog

TAIL: Final = 4_000
"""Bytes of what the process writes on standard error that are kept, the last ones."""
FAREWELL: Final = 2.0
"""Seconds for a process to end that has closed its output."""


class End(StrEnum):
    """What became of an engine process, as a predicate."""

    STOPPED = "stopped"
    SILENT = "did not answer any more"
    MEMORY = "ran out of memory"
    GARBLED = "sent what cannot be understood"


class Child:
    """A running engine process; `end` is set when it is over, by itself or by `kill`."""

    def __init__(self, process: Process) -> None:
        self.end: End | None = None
        self.watchdog = Watchdog()
        self._process = process
        self._tail = b""
        self._log = asyncio.create_task(self._read_log())

    @classmethod
    async def start(cls, pipeline: str | None) -> Child:
        """A new process; it loads the pipeline and says `Ready`, or `Failed` with id 0."""
        package = Path(__file__).resolve().parents[2]  # -P: nothing of the folder the user is in gets imported
        # A group of its own, which no key of the terminal's interrupts, but no session of its own: Linux shares the
        # processors out among sessions first, and how nice a process is counts within one alone.
        path = os.pathsep.join(filter(None, [str(package), os.environ.get("PYTHONPATH")]))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "reader.engine", *([pipeline] if pipeline else []),
            stdin=PIPE, stdout=PIPE, stderr=PIPE, env={**os.environ, "PYTHONPATH": path},
            process_group=0,
        )  # fmt: skip
        return cls(process)

    @property
    def id(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def last_words(self) -> str:
        """The last line on its standard error; empty if there is none."""
        lines = self._tail.decode(errors="replace").strip().splitlines()
        return lines[-1].strip() if lines else ""

    def send(self, message: Request) -> None:
        """Sends a request, without waiting until it is read. To a process that is over it goes nowhere."""
        assert self._process.stdin is not None
        self._process.stdin.write(frame(message))

    async def replies(self) -> AsyncIterator[Reply | None]:
        """Replies as they come, until the process is over; None for one that is broken, while its frame is whole."""
        try:
            while True:
                answer = await self._reply()
                if answer is not None:
                    self.watchdog.hear(answer)
                yield answer
                del answer  # of a long text it is large, and the next may never come
        except LengthError:
            await self.kill(End.GARBLED)
        except (asyncio.IncompleteReadError, ConnectionError):
            await self._find_end()

    async def _reply(self) -> Reply | None:
        assert self._process.stdout is not None
        size = length(await self._process.stdout.readexactly(HEADER.size))
        body = await self._process.stdout.readexactly(size)
        try:
            return reply(body)
        except ProtocolError:
            return None

    async def kill(self, end: End) -> None:
        """Ends the process, unless it is over, and waits until it is gone."""
        self.end = self.end or end
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._gone()

    async def _find_end(self) -> None:
        """Waits for the end of a process that has closed its output, and finds out what it died of."""
        await self._gone()
        status = self._process.returncode
        # Nobody else sends that signal but the system, to the process that took the memory.
        lack = status == -signal.SIGKILL or (bool(status) and ran_out(self._tail.decode(errors="replace")))
        await self.kill(End.MEMORY if lack else End.STOPPED)

    async def _gone(self) -> None:
        """Waits for the process and for its last words, but not for what it may have started."""
        waiting = [asyncio.create_task(self._process.wait()), self._log]
        _, left = await asyncio.wait(waiting, timeout=FAREWELL)
        for task in left:
            task.cancel()

    async def _read_log(self) -> None:
        assert self._process.stderr is not None
        while chunk := await self._process.stderr.read(TAIL):
            self._tail = (self._tail + chunk)[-TAIL:]
