"""Articles analysed by several processes at once, which changes nothing of what comes of them but the time it takes."""

from __future__ import annotations

import contextlib
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection, get_context, resource_tracker
from typing import TYPE_CHECKING, Final, TypeAlias

from reader.engine import analyst
from reader.engine.analyst import Failed, Found, Outcome, encoded
from reader.engine.worker import READY, annotate, work
from reader.story import Article, Story

if TYPE_CHECKING:
    from reader.engine.batch import Annotated

AHEAD: Final = 16
"""Articles for each process that are drawn before the first of them is done: a long one holds up no others."""
DEATHS: Final = 2
"""So many processes may die of one article, or in succession before they are ready."""
FAREWELL: Final = 2.0
"""Seconds for a process to end that has closed its line."""
DIED: Final = "the language engine stopped, and stopped again when it was tried anew"


Work: TypeAlias = Callable[[connection.Connection, str | None, int], None]
"""What a process does: answers on a line, by the named pipeline, with so many threads."""


class StartError(Exception):
    """No process can be had, for the reason that the message gives in a sentence."""


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stories(
    articles: Iterable[Article],
    name: str | None = None,
    *,
    jobs: int,
    failed: Callable[[Article, Exception], None],
) -> Iterator[Story]:
    """As `reader.engine.batch.stories`, by so many processes that share the processors.

    One that dies is replaced, and its article tried once more. All are killed when this is closed, or interrupted.
    Raises `StartError`, or MemoryError, if none can be started.
    """
    for article, found in _found(articles, name, work, jobs, failed):
        yield Story(article, found.analysis, found.pipeline)


def annotated(
    articles: Iterable[Article],
    name: str | None = None,
    *,
    jobs: int,
    failed: Callable[[Article, Exception], None],
) -> Iterator[Annotated]:
    """As `stories`, with the Docs: those that `reader.engine.batch.annotated` gives, of a vocabulary of their own."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    from reader.engine.batch import Annotated

    vocab = Vocab()
    for article, found in _found(articles, name, annotate, jobs, failed):
        (doc,) = DocBin(store_user_data=True).from_bytes(found.doc).get_docs(vocab)
        yield Annotated(Story(article, found.analysis, found.pipeline), doc)


def _found(
    articles: Iterable[Article],
    name: str | None,
    target: Work,
    jobs: int,
    failed: Callable[[Article, Exception], None],
) -> Iterator[tuple[Article, Found]]:
    crew = _Crew(name, target, jobs)
    try:
        for article, outcome in crew.outcomes(articles):
            if isinstance(outcome, Found):
                yield article, outcome
            else:
                failed(article, outcome.error())
    finally:
        crew.kill()


@dataclass
class _Task:
    article: Article
    deaths: int = 0
    outcome: Outcome | None = None


class _Worker:
    """A process, and what it is at."""

    def __init__(self, name: str | None, target: Work, threads: int) -> None:
        context = get_context("spawn")
        self.line, there = context.Pipe()
        self.process = context.Process(target=target, args=(there, name, threads), daemon=True)
        with _uninterrupted():
            self.process.start()
        there.close()
        self.ready = False
        self.task: _Task | None = None

    def end(self) -> None:
        """Kills it, and waits until it is gone."""
        self.process.kill()
        self.process.join()
        self.line.close()


class _Crew:
    """The workers, and the articles they have."""

    def __init__(self, name: str | None, target: Work, jobs: int) -> None:
        self._name = name
        self._target = target
        self._threads = max(1, cores() // jobs)
        self._ahead = jobs * AHEAD
        self._stillborn = 0
        self._again: deque[_Task] = deque()
        self._workers: list[_Worker] = []
        try:
            for _ in range(jobs):
                self._workers.append(_Worker(name, target, self._threads))
        except BaseException:
            self.kill()
            raise

    def kill(self) -> None:
        """Ends all of them at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers = []

    def outcomes(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """In the order of the articles, which are drawn as they are needed."""
        rest: Iterator[Article] | None = iter(articles)
        given: deque[_Task] = deque()  # in order; what is done waits for those before it
        while True:
            while given and (outcome := given[0].outcome) is not None:
                yield given.popleft().article, outcome
            for worker in [worker for worker in self._workers if worker.ready and worker.task is None]:
                task = self._again.popleft() if self._again else None
                if task is None and rest is not None and len(given) < self._ahead:
                    drawn = next(rest, None)
                    if drawn is None:
                        rest = None
                    else:
                        task = _Task(drawn)
                        given.append(task)
                if task is None:
                    break
                self._hand(worker, task)
            if rest is None and not given:
                return
            if not given or given[0].outcome is None:
                self._listen()

    def _hand(self, worker: _Worker, task: _Task) -> None:
        worker.task = task
        try:
            worker.line.send_bytes(encoded(task.article))
        except OSError:
            self._bury(worker)

    def _listen(self) -> None:
        """Waits until one of the workers says something, or dies."""
        lines = {worker.line: worker for worker in self._workers}
        for line in connection.wait(list(lines)):
            worker = lines[line]  # type: ignore[index]
            try:
                said = worker.line.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.task is not None:
                worker.task.outcome, worker.task = analyst.outcome(said), None
            elif said == READY:
                worker.ready, self._stillborn = True, 0
            else:
                refusal = analyst.outcome(said)
                if isinstance(refusal, Failed) and refusal.lack:
                    raise refusal.error()
                raise StartError(refusal.reason if isinstance(refusal, Failed) else DIED)

    def _bury(self, worker: _Worker) -> None:
        """Puts another in the place of a worker that died, and gives its article to be tried once more."""
        task, was_ready = worker.task, worker.ready
        worker.process.join(FAREWELL)
        lack = worker.process.exitcode == -signal.SIGKILL  # nobody else sends that but the system, for memory
        worker.end()
        if task is not None:
            task.deaths += 1
            if task.deaths < DEATHS:
                self._again.append(task)
            else:
                task.outcome = Failed(DIED, lack)
        if not was_ready:
            self._stillborn += 1
            if self._stillborn >= DEATHS * max(1, len(self._workers)):
                raise MemoryError if lack else StartError("The language engine stopped while it was starting.")
        self._workers[self._workers.index(worker)] = _Worker(self._name, self._target, self._threads)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started meanwhile is deaf to Ctrl+C, which is for this process: it is this one that ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which else is started with the first process, and lets Ctrl+C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


__all__ = ["StartError", "annotated", "cores", "stories"]
