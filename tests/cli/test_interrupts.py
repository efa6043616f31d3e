"""Ctrl+C that falls where Python can raise nothing."""

from __future__ import annotations

import signal
import sys
import time

import pytest

from reader.cli import interrupts


def test_an_interrupt_in_a_destructor_comes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reported: list[BaseException | None] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda fallen: reported.append(fallen.exc_value))
    interrupts.keep()

    class Interrupted:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    class Faulty:
        def __del__(self) -> None:
            raise ValueError

    def work() -> None:
        one, other = Interrupted(), Faulty()
        del other, one
        time.sleep(60)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert [type(error) for error in reported] == [ValueError]
