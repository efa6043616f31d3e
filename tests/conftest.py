"""No test reads or writes what belongs to the person who runs it, and none fails for taking long."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reader.engine import jobs
from tests.engine.forks import Forks

settings.register_profile("reader", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("reader")

# Many a test starts processes, and each would compile the package anew; each worker of pytest's all tests besides.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

gc.set_threshold(50_000, 20, 100)  # modules and tests, of which there are more and more, are looked through seldom

PATIENCE = 60.0
"""Seconds in place of what the program grants other processes, a disk and whoever holds the library, where it is less:
a test that asks for less says so, and no other is to fail because the machine is busy."""
GRANTED = ("reader.engine.child.FAREWELL", "reader.engine.jobs.FAREWELL", "reader.library.files.database.PATIENCE",
           "reader.sources.lists.heads.SECONDS")  # fmt: skip

_numbers = count()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors, for many a test waits; not many, for each may have engines of its own."""
    return min(4, 1 + (os.cpu_count() or 1))


def pytest_collection_finish() -> None:
    """Modules and tests stay to the end: looking through them for garbage again and again takes a third of the time."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What is left is looked through once, for errors in letting it go: pytest would do it five times."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _forks() -> Iterator[None]:
    """Processes are forks of this one, and whatever is analysed in this one is by the same language."""
    forks = Forks()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jobs, "get_context", lambda _: forks)
        if "reader.engine.batch" in sys.modules:  # else there is nothing to analyse, and much to load for it
            from tests.command import load

            patch.setattr("reader.engine.batch.load", load)
        yield


@pytest.fixture(autouse=True, scope="session")
def _granted() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in GRANTED:
            patch.setattr(name, PATIENCE)
        yield


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def home(_homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, made when something is written there; the app's folders lie in it on any platform."""
    home = _homes / str(next(_numbers))
    for name, folder in {"HOME": ".", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state",
                         "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache"}.items():  # fmt: skip
        monkeypatch.setenv(name, str(home / folder))
    for name in ("TEXTUAL_THEME", "NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    return home
