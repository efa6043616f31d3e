import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from reader.beside import beside


def test_what_work_gives_or_raises() -> None:
    assert beside(lambda: 2 + 2).result(10) == 4
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0).result(10)


def test_one_after_another() -> None:
    done: list[str] = []
    gate = threading.Event()

    def first() -> None:
        gate.wait(10)
        done.append("first")

    def second() -> None:
        done.append("second")

    began = beside(first)
    then = beside(second, after=began)
    dropped = beside(lambda: done.append("dropped"), after=then)
    last = beside(lambda: done.append("last"), after=dropped)
    assert dropped.cancel()
    gate.set()
    last.result(10)
    assert done == ["first", "second", "last"]


def test_a_program_that_ends_does_not_wait() -> None:
    code = "import time; from reader.beside import beside; beside(lambda: time.sleep(60)); time.sleep(0.2)"
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[1], check=True, timeout=50)
    assert time.monotonic() - began < 30
