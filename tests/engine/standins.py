"""Workers that stand in for those of `reader.engine.jobs`: the article's text says what they do."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from reader.engine import analyst
from reader.engine.analyst import Failed, Found, encoded
from reader.engine.worker import READY
from reader.story import Analysis, Pipeline


def obedient(line: Connection, name: str | None, threads: int) -> None:
    """`die`, `die once FILE`, `fail`, `sleep SECONDS`, `pid FILE`; the pipeline's version tells the threads."""
    line.send_bytes(READY)
    while True:
        try:
            article = analyst.article(line.recv_bytes())
        except EOFError:
            return
        match article.text.split():
            case ["die"]:
                os._exit(3)
            case ["die", "once", file] if not Path(file).exists():
                Path(file).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            case ["fail"]:
                line.send_bytes(encoded(Failed("of no use")))
                continue
            case ["sleep", seconds]:
                time.sleep(float(seconds))
            case ["pid", file]:
                Path(file).write_text(str(os.getpid()))
                time.sleep(600)
        line.send_bytes(encoded(Found(Analysis(), Pipeline(name or "", str(threads)))))


def stillborn(line: Connection, name: str | None, threads: int) -> None:
    os._exit(3)


def refusing(line: Connection, name: str | None, threads: int) -> None:
    line.send_bytes(encoded(Failed("There is no such pipeline.")))
