"""Processes of `reader.engine.jobs` that have the language libraries when they begin.

Each would take half a second of the processor to import them. They are forked from one process that has, and know
nothing else of it; the tests of the command line look at such as start by themselves.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import chdir
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

ROOT: Final = Path(__file__).parents[2]
LIBRARIES: Final = f"{__package__}.libraries"


class Forks:
    """What `multiprocessing` calls a context, as far as it is asked for."""

    def __init__(self) -> None:
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([LIBRARIES])

    def Pipe(self) -> tuple[Connection, Connection]:
        return self._context.Pipe()  # type: ignore[return-value]

    def Process(self, target: Callable[..., None], args: tuple[Any, ...], daemon: bool) -> ForkServerProcess:
        with chdir(ROOT), patch.dict(os.environ, PYTHONPATH=str(ROOT)):  # where the first one looks for the libraries
            forkserver.ensure_running()
        return self._context.Process(target=_begin, args=(dict(os.environ), target, args), daemon=daemon)


def _begin(environment: dict[str, str], target: Callable[..., None], args: tuple[Any, ...]) -> None:
    """In the environment that the one who starts it has now."""
    os.environ.clear()
    os.environ.update(environment)
    target(*args)
