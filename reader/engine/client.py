"""The terminal process's side of the engine: starts it, asks it, restarts it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections import deque
from collections.abc import AsyncIterator
from functools import cached_property
from pathlib import Path

import msgspec

from reader.engine.maker import maker
from reader.engine.protocol import HEADER, Analyse, Cancel, Done, Failed, Ready, Reply, Request, Restarted, frame, reply
from reader.story import Article, Extent, Pipeline

RESTARTED = "The language engine stopped and was started again."
STOPPED = "The language engine stopped twice; the text can be read, without names and events."


class EngineError(Exception):
    """The engine could not be started; says why in a sentence for the user."""


class Engine:
    """An engine process and the one request it works on.

    `pipeline` names an installed spaCy pipeline; None is the one that ships.
    """

    def __init__(self, pipeline: str | None = None) -> None:
        self.pipeline: Pipeline | None = None
        self._name = pipeline
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._log: deque[str] = deque(maxlen=20)
        self._started: asyncio.Future[Pipeline] | None = None
        self._replies: asyncio.Queue[Reply | None] | None = None
        self._id = 0
        self._starting = asyncio.Lock()

    @cached_property
    def maker(self) -> str:
        """A key for the analyses that this engine makes; it takes some hundred looks at the disk once."""
        return maker(self._name)

    @property
    def ready(self) -> bool:
        """Whether the pipeline is loaded and the process alive."""
        return self.pipeline is not None

    @property
    def process_id(self) -> int | None:
        """The engine process's id while there is one."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> Pipeline:
        """Starts the process, unless it runs, and waits until its pipeline is loaded. Raises EngineError."""
        async with self._starting:  # whoever asks while the process is being made waits for the same one
            if self._process is None:
                await self._spawn()
        assert self._started is not None
        return await asyncio.shield(self._started)

    async def stop(self) -> None:
        """Ends the process; what it works on is dropped."""
        process, self._process = self._process, None
        if self._replies is not None:
            self._replies.put_nowait(None)
        if self._reader is not None:
            self._reader.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._reader
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        self.pipeline = None

    async def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]:
        """Replies as they come, `Done` or `Failed` last. A call ends the one before, without a last word.

        Leaving the iteration early cancels the request.
        """
        self._id += 1
        wanted = Analyse(self._id, article, visible)
        if self._replies is not None:
            self._replies.put_nowait(None)
        replies = self._replies = asyncio.Queue()
        restarts = 0
        finished = False
        try:
            while True:
                try:
                    await self.start()
                    await self._send(wanted)
                    while (answer := await replies.get()) is not None:
                        finished = isinstance(answer, Done | Failed)
                        yield answer
                        if finished:
                            return
                    if self._replies is not replies or self._process is None:  # superseded, or stopped
                        return
                except EngineError as error:
                    finished = True
                    yield Failed(wanted.id, str(error))
                    return
                except (BrokenPipeError, ConnectionResetError):
                    pass
                restarts += 1
                if restarts > 1:
                    finished = True
                    yield Failed(wanted.id, STOPPED)
                    return
                await self._reap()
                yield Restarted(wanted.id, RESTARTED)
        finally:
            if self._replies is replies:
                self._replies = None
                if not finished:
                    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                        await self._send(Cancel(wanted.id))

    async def _spawn(self) -> None:
        package = Path(__file__).resolve().parents[2]  # -P: nothing of the folder the user is in gets imported
        path = os.pathsep.join(filter(None, [str(package), os.environ.get("PYTHONPATH")]))
        self._started = asyncio.get_running_loop().create_future()
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "reader.engine", *([self._name] if self._name else []),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path}, start_new_session=True,
        )  # fmt: skip
        self._reader = asyncio.create_task(self._read(self._process, self._started))

    async def _send(self, message: Request) -> None:
        if self._process is None or self._process.stdin is None:
            return
        self._process.stdin.write(frame(message))
        await self._process.stdin.drain()

    async def _read(self, process: asyncio.subprocess.Process, started: asyncio.Future[Pipeline]) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        log = asyncio.create_task(self._read_log(process.stderr))
        try:
            while True:
                header = await process.stdout.readexactly(HEADER.size)
                answer = reply(await process.stdout.readexactly(HEADER.unpack(header)[0]))
                if isinstance(answer, Ready):
                    self.pipeline = answer.pipeline
                    started.set_result(answer.pipeline)
                elif isinstance(answer, Failed) and not started.done():
                    started.set_exception(EngineError(answer.message))
                elif self._replies is not None and answer.id == self._id:
                    self._replies.put_nowait(answer)
        except (asyncio.IncompleteReadError, msgspec.MsgspecError):
            self.pipeline = None
            await log
            if not started.done():
                reason = self._log[-1] if self._log else "it said nothing"
                started.set_exception(EngineError(f"The language engine could not be started: {reason}"))
            if self._replies is not None:
                self._replies.put_nowait(None)
        finally:
            log.cancel()
            started.cancel()
            if started.done() and not started.cancelled():
                started.exception()  # looked at, so that nobody is told of an exception never retrieved

    async def _read_log(self, stream: asyncio.StreamReader) -> None:
        while line := await stream.readline():
            self._log.append(line.decode(errors="replace").strip())

    async def _reap(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
