"""The engine process: loads the pipeline once, then answers one request after another."""

from __future__ import annotations

import contextlib
import gc
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final

from reader.engine import lean, pulse
from reader.engine.memory import give_back, is_lack
from reader.engine.portion import portion, shifted
from reader.engine.protocol import (
    HEADER,
    Analyse,
    Beat,
    Done,
    Failed,
    LengthError,
    Partial,
    Progress,
    ProtocolError,
    Ready,
    Reply,
    Request,
    frame,
    length,
)
from reader.engine.protocol import request as decoded
from reader.engine.sparing import sparing
from reader.story import Analysis, Article, Story

if TYPE_CHECKING:
    from spacy.language import Language

NICENESS = 10
"""How far the engine steps back for the terminal process: where both want the processor, that has nine parts of ten.
Further, and other programs at work would keep an analysis from coming at all where sessions do not share alike."""


WARM_UP = "“The minister met them on Monday,” a spokesman said."
"""A text that goes through everything once, so that the first real one finds it warm."""
NO_MEMORY: Final = "ran out of memory; close other programs{or_else} and try again."


class Stale(Exception):
    """Raised inside an analysis that nobody waits for any more."""


class Inbox:
    """Requests as they arrive, read by a thread of its own so that a stale one is noticed at once."""

    def __init__(self, stream: BinaryIO, refuse: Callable[[str], None]) -> None:
        """`refuse` is called, from the thread, with a sentence for a request that cannot be understood."""
        self._stream = stream
        self._refuse = refuse
        self._queue: queue.SimpleQueue[Analyse | None] = queue.SimpleQueue()
        self._wanted = 0
        """The id of the newest request that has not been cancelled; requests are numbered upwards from 1."""
        threading.Thread(target=self._read, daemon=True).start()

    def next(self) -> Analyse | None:
        """The next request that somebody waits for; None when the terminal process has gone."""
        while (found := self._queue.get()) is not None:
            if not self.stale(found.id):
                return found
        return None

    def stale(self, id: int) -> bool:
        return id != self._wanted

    def _read(self) -> None:
        try:
            while self._hear():
                pass
        except (LengthError, OSError, MemoryError) as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr)
        finally:
            self._wanted = 0  # nobody is there, or can be understood: whatever is under way is in vain
            self._queue.put(None)

    def _hear(self) -> bool:
        """Takes the next request, whose bytes are gone before the one after is waited for; False where none comes."""
        if (body := _receive(self._stream)) is None:
            return False
        try:
            self._take(decoded(body))
        except ProtocolError as error:
            self._refuse(f"The language engine was asked what it does not understand ({error}).")
        return True

    def _take(self, message: Request) -> None:
        if isinstance(message, Analyse):
            self._wanted = message.id
            self._queue.put(message)
        elif message.id == self._wanted:
            self._wanted = 0


def _receive(stream: BinaryIO) -> bytes | None:
    """The next frame's body; None where the stream ends, be it within a frame."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    size = length(header)
    body = stream.read(size)
    return body if len(body) == size else None


def serve(requests: BinaryIO, replies: BinaryIO, name: str | None) -> int:
    """Answers requests until the stream of them ends; returns the process's exit status."""

    one_at_a_time = threading.Lock()

    def send(message: Reply) -> None:
        data = frame(message)
        with one_at_a_time:
            replies.write(data)
            replies.flush()

    pulse.begin(lambda: send(Beat(time.process_time())))
    inbox = Inbox(requests, lambda sentence: send(Failed(0, sentence)))
    with lean.spacy():  # the heavy imports: they happen here, once, while the user reads
        from reader import pipeline
        from reader.analysis import analyse

    try:
        nlp = pipeline.load(name)
    except (pipeline.PipelineError, MemoryError) as error:
        lack = "The language engine " + NO_MEMORY.format(or_else="")
        send(Failed(0, lack if is_lack(error) else str(error)))
        return 1
    analyse(nlp(WARM_UP), Article("-", None, None, None, WARM_UP, ()))
    gc.freeze()
    identity = pipeline.identity(nlp)
    send(Ready(identity))
    while (wanted := inbox.next()) is not None:
        id = wanted.id

        def reporting(id: int = id) -> Callable[[int, int], None]:
            tell = sparing(lambda done, total: send(Progress(id, done, total)))

            def report(done: int, total: int) -> None:
                if inbox.stale(id):
                    raise Stale
                tell(done, total)

            return report

        try:
            if (first := portion(wanted.article, wanted.visible)) is not None:
                article, offset = first
                send(Partial(id, shifted(_analyse(nlp, article, reporting()), offset)))
            story = Story(wanted.article, _analyse(nlp, wanted.article, reporting()), identity)
            if not inbox.stale(id):
                send(Done(id, story))
        except Stale:
            continue
        except Exception as error:  # the text stays readable whatever happens here
            if is_lack(error):
                lack = "The analysis of this text " + NO_MEMORY.format(or_else=" or open a shorter text")
                send(Failed(id, lack))
                continue
            sys.excepthook(type(error), error, error.__traceback__)
            send(Failed(id, f"This text could not be analysed ({type(error).__name__}: {error})."))
    return 0


def _analyse(nlp: Language, article: Article, report: Callable[[int, int], None]) -> Analysis:
    from reader.analysis import analyse

    observed = [pipe for _, pipe in nlp.pipeline if hasattr(pipe, "on_batch")]
    for pipe in observed:
        pipe.on_batch = report
    try:
        return analyse(nlp(article.text), article)
    finally:
        for pipe in observed:
            pipe.on_batch = None


def main() -> int:
    """`python -m reader.engine [PIPELINE]`, started by `reader.engine.client`."""
    give_back()
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not land among the replies
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(NICENESS)
    try:
        return serve(sys.stdin.buffer, replies, sys.argv[1] if len(sys.argv) > 1 else None)
    except BrokenPipeError:
        return 1
