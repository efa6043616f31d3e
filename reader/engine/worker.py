"""What a process of `reader.engine.jobs` does: loads the pipeline, then answers one article after another."""

from __future__ import annotations

import contextlib
import os
import threading
from multiprocessing import connection, parent_process
from multiprocessing.connection import Connection

from reader.engine import analyst
from reader.engine.analyst import encoded

READY = b""
"""What a worker says first, unless it cannot load the pipeline."""


def work(line: Connection, name: str | None, threads: int) -> None:
    """Answers until the line is closed."""
    _answer(line, name, threads, with_docs=False)


def annotate(line: Connection, name: str | None, threads: int) -> None:
    """As `work`, with the Docs."""
    _answer(line, name, threads, with_docs=True)


def _answer(line: Connection, name: str | None, threads: int, *, with_docs: bool) -> None:
    threading.Thread(target=_follow, daemon=True).start()
    with contextlib.suppress(EOFError, OSError):  # nobody is there any more
        try:
            made = analyst.Analyst(name, threads)
        except Exception as error:
            line.send_bytes(encoded(analyst.failed(error)))
            return
        line.send_bytes(READY)
        while True:
            article = analyst.article(line.recv_bytes())
            line.send_bytes(encoded(made.outcome(article, with_doc=with_docs)))


def _follow() -> None:
    """Ends this process with the one that started it, in whatever it is."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
