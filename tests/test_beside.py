import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.beside import beside


def test_what_work_gives_or_raises() -> None:
    assert beside(lambda: 2 + 2).result(60) == 4
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0).result(60)


def test_one_after_another() -> None:
    done: list[str] = []
    gate = threading.Event()

    def first() -> None:
        gate.wait(600)
        done.append("first")

    def second() -> None:
        done.append("second")

    began = beside(first)
    then = beside(second, after=began)
    dropped = beside(lambda: done.append("dropped"), after=then)
    last = beside(lambda: done.append("last"), after=dropped)
    assert dropped.cancel()
    gate.set()
    last.result(60)
    assert done == ["first", "second", "last"]


def test_a_program_that_ends_does_not_wait() -> None:
    code = (
        "from threading import Event; from reader.beside import beside; begun = Event()\n"
        "beside(lambda: (begun.set(), Event().wait())); begun.wait()"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=True, timeout=600)
