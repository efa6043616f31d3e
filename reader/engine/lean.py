"""spaCy without its command line, in processes that have none.

spaCy imports all of that with itself, and with it what builds projects, templates and web requests: some 350 modules,
17 MiB and a tenth of a second. Its function `info` alone is wanted of them, and that seldom.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

_CLI: Final = "spacy.cli"
_INFO: Final = "spacy.cli.info"


@contextmanager
def spacy() -> Iterator[None]:
    """Who imports spaCy meanwhile, for the first time, has it so. Who imports `spacy.cli` later has the real one."""
    if "spacy" in sys.modules:
        yield
        return
    cli, info = ModuleType(_CLI), ModuleType(_INFO)
    cli.__path__ = []  # a package
    info.info = _info  # type: ignore[attr-defined]
    sys.modules |= {_CLI: cli, _INFO: info}
    try:
        yield
    finally:
        del sys.modules[_CLI], sys.modules[_INFO]


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, looked for once it is asked."""
    return import_module(_INFO).info(*args, **options)
