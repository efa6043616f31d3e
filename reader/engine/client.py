"""The terminal process's side of the engine: starts it, asks it, restarts it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import cached_property

from reader.engine import watchdog
from reader.engine.child import Child, End
from reader.engine.protocol import Analyse, Beat, Cancel, Done, Failed, Ready, Reply, Restarted
from reader.story import Article, Extent, Pipeline

RESTARTED = "The language engine {end} and was started again."
GAVE_UP = "The language engine was started again, and again it {end}; the text stays readable, without names. {advice}"
BROKEN = "The language engine's answer cannot be understood; the text can be read, without names and events."


class EngineError(Exception):
    """The engine cannot be started; says why in a sentence for the user."""


class EngineDied(EngineError):
    """The engine process was over before it was ready."""


class Engine:
    """An engine process and the one request it works on.

    `pipeline` names an installed spaCy pipeline; None is the one that ships.
    """

    def __init__(self, pipeline: str | None = None) -> None:
        self.pipeline: Pipeline | None = None
        self._name = pipeline
        self._child: Child | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._started: asyncio.Future[Pipeline] | None = None
        self._replies: asyncio.Queue[Reply | None] | None = None
        self._id = 0
        self._characters = 0
        """Of the text that is worked on."""
        self._starting = asyncio.Lock()

    @cached_property
    def maker(self) -> str:
        """A key for the analyses that this engine makes; it takes some hundred looks at the disk once."""
        from reader.engine.maker import maker

        return maker(self._name)

    @property
    def ready(self) -> bool:
        """Whether the pipeline is loaded and the process alive."""
        return self.pipeline is not None

    @property
    def process_id(self) -> int | None:
        """The engine process's id while there is one."""
        return self._child.id if self._child is not None else None

    async def start(self) -> Pipeline:
        """Starts the process, unless it runs, and waits until its pipeline is loaded. Raises EngineError."""
        async with self._starting:  # whoever asks while the process is being made waits for the same one
            if self._child is None:
                await self._spawn()
        assert self._started is not None
        return await asyncio.shield(self._started)

    async def stop(self) -> None:
        """Ends the process; what it works on is dropped."""
        if self._replies is not None:
            self._replies.put_nowait(None)
            self._replies = None
        await self._drop()

    async def analyse(self, article: Article, visible: Extent | None = None) -> AsyncIterator[Reply]:
        """Replies as they come, `Done` or `Failed` last. A call ends the one before, without a last word.

        Leaving the iteration early cancels the request.
        """
        self._id += 1
        wanted = Analyse(self._id, article, visible)
        if self._replies is not None:
            self._replies.put_nowait(None)
        replies = self._replies = asyncio.Queue()
        self._characters = len(article.text)
        restarted = finished = False
        try:
            while True:
                try:
                    await self.start()
                    child = self._child
                    if child is None:  # stopped
                        return
                    child.watchdog.hear()
                    child.send(wanted)
                    while child.end is None and (answer := await replies.get()) is not None:
                        finished = isinstance(answer, Done | Failed)
                        yield answer
                        if finished:
                            return
                    if self._replies is not replies or self._child is None:  # superseded, or stopped
                        return
                    reason = ""
                except EngineDied as error:
                    reason = str(error)
                except EngineError as error:
                    finished = True
                    yield Failed(wanted.id, str(error))
                    if self._replies is replies:
                        await self._drop()  # who tries again may have put right what was wrong
                    return
                end = (self._child and self._child.end) or End.STOPPED
                await self._drop()
                if self._replies is not replies:
                    return
                while not replies.empty():  # the last of the dead process
                    replies.get_nowait()
                if restarted:
                    finished = True
                    yield Failed(wanted.id, reason or GAVE_UP.format(end=end, advice=_advice(end)))
                    return
                restarted = True
                yield Restarted(wanted.id, RESTARTED.format(end=end))
        finally:
            if self._replies is replies:
                self._replies = None
                if not finished and self._child is not None:
                    self._child.send(Cancel(wanted.id))

    async def _spawn(self) -> None:
        self._started = asyncio.get_running_loop().create_future()
        self._child = await Child.start(self._name)
        self._tasks = [
            asyncio.create_task(self._listen(self._child, self._started)),
            asyncio.create_task(self._watch(self._child, self._started)),
        ]

    async def _listen(self, child: Child, started: asyncio.Future[Pipeline]) -> None:
        """Hands on what the process says."""
        try:
            async for answer in child.replies():
                if isinstance(answer, Ready):
                    self.pipeline = answer.pipeline
                    if not started.done():
                        started.set_result(answer.pipeline)
                elif not started.done():
                    if isinstance(answer, Failed):
                        started.set_exception(EngineError(answer.message))
                elif self._replies is not None:
                    if answer is None:
                        self._replies.put_nowait(Failed(self._id, BROKEN))
                    elif not isinstance(answer, Beat) and answer.id in (0, self._id):
                        self._replies.put_nowait(answer)
                del answer  # whoever asked has it
            self.pipeline = None
            if not started.done():
                started.set_exception(EngineDied(_unstarted(child)))
            elif self._replies is not None:
                self._replies.put_nowait(None)
        finally:
            started.cancel()
            if not started.cancelled():
                started.exception()  # looked at, so that nobody is told of an exception never retrieved

    async def _watch(self, child: Child, started: asyncio.Future[Pipeline]) -> None:
        """Ends a process that is waited for in vain."""
        while child.end is None:
            await asyncio.sleep(watchdog.TICK)
            waited_for = not started.done() or self._replies is not None
            if waited_for and child.watchdog.tick(self._characters):
                await child.kill(End.SILENT)

    async def _drop(self) -> None:
        """Leaves the process, dead or alive."""
        child, self._child = self._child, None
        tasks, self._tasks = self._tasks, []
        self.pipeline = None
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        if child is not None:
            await child.kill(End.STOPPED)


def _unstarted(child: Child) -> str:
    """Why a process was over before it was ready."""
    if child.end is End.STOPPED:
        return f"The language engine could not be started: {child.last_words or 'it said nothing'}"
    return f"The language engine {child.end} while it started. {_advice(child.end)}".rstrip()


def _advice(end: End | None) -> str:
    if end is End.MEMORY:
        return "Close other programs or open a shorter text, and try again."
    return "Try again; if that does not help, start Reader anew."
